"""Which days and tables an address compares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.state.state import State
from components.view.compared import compared
from data.records import Dataset

TODAY = date(2026, 11, 22)
OTHER_DAY = date(2026, 5, 3)


def earlier(dataset: Dataset) -> Dataset:
    return replace(dataset, revision="earlier")


@pytest.mark.parametrize(
    ("since", "day", "then", "now", "period", "number", "trouble"),
    [
        ("", "", "2025-11-22", "2026-11-22", "", 0, ""),
        ("2025", "2025", "2024-12-31", "2025-12-31", "2025", 0, ""),
        ("2025-02", "2025-02", "2025-01-31", "2025-02-28", "2025-02", 0, ""),
        ("2025-01-01", "2025-12-31", "2024-12-31", "2025-12-31", "2025", 0, ""),
        ("2025-03-02", "2025", "2025-03-01", "2025-12-31", "", 0, ""),
        # A year that is under way lasts until today, one ahead until its end.
        ("2026", "2026", "2025-12-31", "2026-11-22", "", 0, ""),
        ("2026", "2027", "2025-12-31", "2027-12-31", "", 0, ""),
        ("", "2024-02-29", "2023-02-28", "2024-02-29", "", 0, ""),
        # What ends before it begins falls back on twelve months.
        ("2025", "2024", "2023-12-31", "2024-12-31", "2024", 0, "late"),
        ("r3", "", "2026-05-03", "2026-11-22", "", 3, ""),
        ("r3", "2025", "2025-12-31", "2025-12-31", "", 3, ""),
        ("r4", "", "2025-11-22", "2026-11-22", "", 0, "unread"),
    ],
)
def test_days(
    sample: Dataset, since: str, day: str, then: str, now: str, period: str, number: int, trouble: str
) -> None:
    tables = replace(
        sample, programmes={i: replace(p, funding_end=None) for i, p in sample.programmes.items()}
    )
    found = compared(
        tables,
        State(since=since, date=day),
        TODAY,
        lambda n: (earlier(tables), OTHER_DAY) if n == 3 else None,
    )
    result = found.changes
    assert (str(result.day_then), str(result.day_now)) == (then, now)
    assert (found.period, found.number, found.trouble) == (period, number, trouble)
    assert (result.then.revision == "earlier") == bool(number)
    assert result.now == tables


def test_equal_questions_share_an_answer(sample: Dataset) -> None:
    """Whatever of a state has nothing to do with the changes."""
    states = (State(), State(page="changes", sort="-end", status=("ended",), selection="place:vaxjo"))
    first, second = (compared(sample, state, TODAY, lambda n: None) for state in states)
    assert first.changes is second.changes
