"""The sentence that says what is shown."""

from __future__ import annotations

from tests.components.view.real import view


def test_the_first_view_is_what_is_active_today() -> None:
    first = view()
    assert (
        first.counts.partnerships,
        first.counts.swedish_places,
        first.counts.partner_places,
        first.counts.countries,
    ) == (30, 24, 31, 10)
    assert first.sentence == (
        "30 aktiva partnerskap mellan 24 svenska kommuner och regioner och 31 lokala styren i 10 länder."
    )
    assert view(language="en").sentence == (
        "30 active partnerships between 24 Swedish municipalities and regions "
        "and 31 local governments in 10 countries."
    )


def test_goals_are_said_by_number_and_name() -> None:
    assert ", mål 5 Jämställdhet, land Kenya" in view(goal=("5",), country=("KE",)).sentence
    assert view(language="en", theme=("gender",), goal=("5", "16")).sentence.endswith(
        ", theme Gender equality, goal 5 Gender equality and 16 Peace, justice and strong institutions."
    )


def test_partnerships_of_two_statuses_are_called_by_neither() -> None:
    both = view(status=("active", "ended"))
    assert both.sentence.startswith(f"{both.counts.partnerships} partnerskap mellan ")
    assert both.sentence.endswith(", status Aktivt och Avslutat.")
