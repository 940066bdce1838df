"""A place's page, the list of places, and the list of former partners."""

from __future__ import annotations

from components.outputs.page.blocks import Columns, Live
from components.outputs.page.place import place_content
from components.state.state import State
from components.view import View
from tests.components.outputs.page.pages import page_of


def shown_on_map(state: State) -> View:
    (row, _) = place_content(page_of(state)).main
    assert isinstance(row, Columns)
    (live,) = row.columns[1]
    assert isinstance(live, Live)
    view = live.arguments[0]
    assert isinstance(view, View)
    return view


def test_the_map_shows_all_of_the_place_whatever_the_filters() -> None:
    rows = shown_on_map(State(page="place", id="vaxjo", theme=("climate",), country=("KE",))).rows
    assert rows
    assert all("vaxjo" in {p.id for p in row.swedish_places} for row in rows)


def test_without_partnerships_the_map_shows_where_in_sweden_the_place_lies() -> None:
    view = shown_on_map(State(page="place", id="danderyd"))
    assert not view.rows
    assert (view.state.area, view.state.selection) == ("sweden", "place:danderyd")


def test_a_selected_partnership_stands_out() -> None:
    first = shown_on_map(State(page="place", id="vaxjo")).rows[0]
    chosen = shown_on_map(State(page="place", id="vaxjo", selection=f"partnership:{first.id}"))
    assert chosen.state.selection == f"partnership:{first.id}"
    foreign = shown_on_map(State(page="place", id="vaxjo", selection="partnership:x"))
    assert foreign.state.selection == "place:vaxjo"
