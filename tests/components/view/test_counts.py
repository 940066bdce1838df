"""The counts of a view."""

from __future__ import annotations

import pytest
from hypothesis import given

from components.state.state import State
from components.view import build_view
from tests.components.strategies import states
from tests.components.view.real import REAL, TODAY, view


@pytest.mark.parametrize(
    ("when", "partnerships", "swedish", "abroad", "countries"),
    [
        ("2020-06-30", 37, 32, 34, 14),
        ("2024-06-30", 52, 40, 50, 12),
        ("2020", 41, 36, 38, 14),
        ("2023", 41, 38, 41, 10),
        ("2024", 53, 41, 51, 12),
    ],
)
def test_earlier_dates_count_as_the_sources_give(
    when: str, partnerships: int, swedish: int, abroad: int, countries: int
) -> None:
    counts = view(date=when).counts
    assert (counts.partnerships, counts.swedish_places, counts.partner_places, counts.countries) == (
        partnerships, swedish, abroad, countries,
    )  # fmt: skip


def test_what_is_counted_beside_the_map_is_on_the_map() -> None:
    chosen = view(theme=("climate",), country=("BW",))
    assert [(o.value, o.count) for o in chosen.counted("theme")] == [("climate", 1)]
    assert [(o.value, o.count) for o in chosen.counted("country")] == [("BW", 1)]
    assert len([o for o in chosen.options["theme"] if o.count]) > 1


@given(states(REAL))
def test_nothing_that_is_counted_beside_the_map_is_more_than_the_map_shows(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    for option in shown.counted("country"):
        assert option.count == sum(option.value in r.countries for r in shown.rows) > 0
    # A row bears the themes of all its projects, but is found by those of projects that have the status asked for.
    for option in shown.counted("theme"):
        assert 0 < option.count <= sum(option.value in r.themes for r in shown.rows)
