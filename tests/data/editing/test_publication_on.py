"""The publication of a day is the newest by midnight in Sweden."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from data.editing.publication_on import publication_on
from data.store.revision import Publication


def entry(number: int, created: str) -> Publication:
    moment = datetime.fromisoformat(created).replace(tzinfo=UTC)
    return Publication(number, number - 1, moment, "Anna", "n", "c", "s")


ENTRIES = [entry(3, "2026-07-01T21:59:59"), entry(2, "2026-06-30T22:30:00"), entry(1, "2026-01-10T22:59:00")]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2026-01-09", None),
        ("2026-01-10", 1),  # 23.59 in winter
        ("2026-06-30", 1),  # 22.30 UTC is the next day in Sweden's summer
        ("2026-07-01", 3),
        ("2030-01-01", 3),
    ],
)
def test_a_day_ends_at_midnight_in_sweden(day: str, number: int | None) -> None:
    found = publication_on(ENTRIES, date.fromisoformat(day))
    assert (found.number if found else None) == number
