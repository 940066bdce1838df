"""The counts of a view."""

from __future__ import annotations

import pytest

from tests.components.view.real import view


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
