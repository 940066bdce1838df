"""What the first HTML shows in the place of Streamlit's elements."""

from __future__ import annotations

from components.outputs.page.blocks import Live
from components.outputs.page.stand_ins import filters, map_picture
from components.state.state import State
from tests.components.outputs.page.pages import page_of


def test_a_picture_has_the_room_of_its_map() -> None:
    view = page_of(State()).view
    assert 'class="pk-first-map-map"' in map_picture(view, "map")
    assert 'class="pk-first-map-place"' in map_picture(view, "place-map")
    assert map_picture(view, "map").count("<svg") == 1


def test_the_filters_are_there_once() -> None:
    head, choices = filters(page_of(State(theme=("climate",))))
    assert isinstance(head, Live)
    assert isinstance(choices, Live)
    assert "pk-filters" in head.stand_in()
    assert choices.stand_in() == ""
