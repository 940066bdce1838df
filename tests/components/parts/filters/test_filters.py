"""In which order a filter lists its options, and under which words."""

from __future__ import annotations

from components.language import language
from components.parts.filters.options import (
    IN_SIGHT,
    MORE,
    labels,
    listed,
    more_in_use,
    more_label,
)
from components.state.state import FILTERS, State
from components.view import Option
from data.records import STATUSES
from tests.components.view.real import REAL, view

SV = language("sv")


def test_what_has_an_order_of_its_own_keeps_it() -> None:
    shown = view(text="finnsinte").options
    assert [o.value for o in listed(REAL, SV, "status", shown["status"])] == list(STATUSES)
    assert [o.value for o in listed(REAL, SV, "theme", shown["theme"])] == list(REAL.themes)
    assert [o.value for o in listed(REAL, SV, "goal", shown["goal"])] == sorted(
        (o.value for o in shown["goal"]), key=int
    )


def test_other_options_stand_by_name_those_that_give_nothing_last() -> None:
    options = listed(REAL, SV, "country", view(theme=("climate",)).options["country"])
    possible = [o.count > 0 for o in options]
    assert possible == sorted(possible, reverse=True)
    assert len(set(possible)) == 2
    some = [SV.country(o.value) for o in options if o.count]
    assert some == sorted(some, key=SV.sort_key)


def test_a_chosen_option_stands_among_the_possible_ones() -> None:
    options = listed(REAL, SV, "country", view(country=("AR",), theme=("youth",)).options["country"])
    chosen = next(i for i, o in enumerate(options) if o.value == "AR")
    assert all(o.count for o in options[:chosen])


def test_a_label_says_how_many_there_are() -> None:
    shown = view().options["country"]
    kenya = next(o for o in shown if o.value == "KE")
    assert labels(REAL, SV, "country", [kenya]) == {"KE": f"Kenya ({kenya.count})"}


def test_what_is_possible_or_chosen_comes_first_by_name() -> None:
    options = (Option("CO", 0, False), Option("UA", 5, False), Option("KE", 0, True), Option("BW", 1, False))
    assert [o.value for o in listed(REAL, SV, "country", options)] == ["BW", "KE", "UA", "CO"]


def test_every_filter_has_its_place_once() -> None:
    assert sorted((*IN_SIGHT, *MORE)) == sorted(FILTERS)


def test_the_further_filters_say_how_many_of_them_are_in_use() -> None:
    in_use = {
        State(): 0,
        State(theme=("climate",), country=("KE",), text="x", date="2020"): 0,
        State(goal=("5", "16")): 1,
        State(status=(), funding=(), kind=("region",), theme=("climate",)): 3,
    }
    assert {state: more_in_use(state) for state in in_use} == in_use
    assert [more_label(SV, n) for n in (0, 2)] == ["Fler filter", "Fler filter (2 används)"]


def test_goals_stand_by_number_with_their_names() -> None:
    options = listed(REAL, SV, "goal", view(text="finnsinte").options["goal"])
    assert [int(o.value) for o in options] == sorted(int(o.value) for o in options)
    assert labels(REAL, SV, "goal", options)["5"] == "5 Jämställdhet (0)"
