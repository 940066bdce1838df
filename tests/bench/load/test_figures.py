"""Percentiles, and what counts as met."""

from __future__ import annotations

import math

from bench.load.figures import Load, Met, percentile
from bench.load.turns import report


def test_a_percentile_is_a_value_that_was_measured() -> None:
    hundred = [float(n) for n in range(100, 0, -1)]
    assert [percentile(hundred, share) for share in (0, 0.5, 0.95, 1)] == [1, 50, 95, 100]
    assert percentile([3.0], 0.95) == 3
    assert percentile([1.0, 2.0], 0.5) == 1
    assert math.isnan(percentile([], 0.5))


def test_a_change_without_an_answer_waits_for_ever() -> None:
    load = Load("ours", 1, Met(change=[0.1] * 18, late=2), 100, 100, 0.01)
    assert load.wait(0.5) == 0.1
    assert load.wait(0.95) == math.inf


def test_the_goal_is_waits_and_memory_and_no_error() -> None:
    floor = Load("floor", 100, Met(change=[0.2]), 50, 55, 0.002)
    met = Load("ours", 100, Met(change=[0.5], received=2_000), 250, 300, 0.012)
    assert [cells(report([floor, load]))[-1] for load in (met, met)] == ["met", "met"]
    assert cells(report([floor, met]))[6:11] == ["2.5", "0", "2.0", "12.0", "250"]
    slow = Load("ours", 100, Met(change=[1.5]), 250, 300, 0.012)
    large = Load("ours", 100, Met(change=[0.5]), 250, 400, 0.012)
    failed = Load("ours", 100, Met(change=[0.5], errors={"TimeoutError": 1}), 250, 300, 0.012)
    assert [cells(report([floor, load]))[-1] for load in (slow, large, failed)] == ["NOT MET"] * 3
    assert "ours, 100: 1 x TimeoutError" in report([floor, failed])


def cells(text: str) -> list[str]:
    """Return the cells of our application's row."""
    row = next(line for line in text.splitlines() if line.startswith("| ours"))
    return [cell.strip() for cell in row.strip("|").split("|")]
