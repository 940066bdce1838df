"""That the report of first visits compares what it says it compares."""

from __future__ import annotations

import pytest

from bench.arrival import FIRST_PAINT, Arrival
from bench.first_visit_report import FLOOR, OLD, OURS, SHIFT, SITE, VISITS, Figures, middle, report


def visit(shift: float = 0.0, size: int = 1_000, **at: float | None) -> Arrival:
    return Arrival({name.replace("_", "-"): time for name, time in at.items()}, shift, {"Script": size})


FIGURES: Figures = {
    ("400 kbit/s", way, subject): [made]
    for way in VISITS
    for subject, made in {
        FLOOR: visit(first_paint=1_000, text=1_500, filters=2_000),
        SITE: visit(text=300),
        OURS: visit(first_paint=100, text=400, map=999, live=2_201, filters=2_600),
        OLD: visit(size=900, first_paint=100, text=4_000, map=9_999, live=None, filters=12_000),
    }.items()
}


def verdicts(text: str) -> dict[str, tuple[str, ...]]:
    """Return measure, limit, cold, warm and verdict of the targets, by measure and limit."""
    lines = text.partition("## Targets")[2].partition("##")[0].splitlines()
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if "|" in line][2:]
    return {f"{what} <= {limit}": tuple(rest) for what, limit, *rest in rows}


def test_ours_is_compared_with_each_peer_by_the_stage_that_is_named() -> None:
    assert verdicts(report("here", FIGURES, {})) == {
        "first text, 400 kbit/s <= 0.4 x floor, first paint": ("0.40", "0.40", "met"),
        "first text, 400 kbit/s <= 1.5 x static site, first text": ("1.33", "1.33", "met"),
        "map to be seen, 400 kbit/s <= 0.5 x floor, filters live": ("0.50", "0.50", "met"),
        "map live, 400 kbit/s <= 1.1 x floor, filters live": ("1.10", "1.10", "NOT MET"),
        "filters live, 400 kbit/s <= 1.3 x floor, filters live": ("1.30", "1.30", "met"),
        "something to read, 400 kbit/s <= 3000 ms": ("400", "", "met"),
        "layout shift, map, 400 kbit/s <= 0.02": ("0.000", "0.000", "met"),
        "bytes, 400 kbit/s <= 1.0 x old": ("1.11", "", "NOT MET"),
    }


def test_the_worst_page_counts() -> None:
    pages = {(page, size): visit() for page in ("/", "/table") for size in ("wide", "phone")}
    pages["/table", "phone"] = visit(shift=SHIFT + 0.001)
    result = verdicts(report("here", FIGURES, pages))
    assert result["layout shift, worst page <= 0.02"] == ("0.021", "", "NOT MET")
    assert len(verdicts(report("here", {}, pages))) == 1


@pytest.mark.parametrize(
    ("times", "expected"), [((3.0, 1.0, 2.0), 2.0), ((3.0, None, 2.0), None), ((), None)]
)
def test_what_was_missed_once_has_no_median(times: tuple[float | None, ...], expected: float | None) -> None:
    assert middle([visit(first_paint=t) for t in times], FIRST_PAINT) == expected
