"""The printed report of ``bench.first_visit``: times, targets, shifts and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median

from bench.arrival import FIRST_CONTENT, FIRST_PAINT, Arrival
from bench.report import met, table

OURS, OLD, FLOOR, SITE = "ours", "old", "floor", "static site"
VISITS = ("cold", "warm")
STAGES = {
    FIRST_PAINT: "first paint",
    FIRST_CONTENT: "first content",
    "text": "first text",
    "map": "map to be seen",
    "live": "map live",
    "filters": "filters live",
}
TARGETS = (
    ("text", FLOOR, FIRST_PAINT, 0.4),
    ("text", SITE, "text", 1.5),
    ("map", FLOOR, "filters", 0.5),
    ("live", FLOOR, "filters", 1.1),
    ("filters", FLOOR, "filters", 1.3),
)
"""Our stage, the peer, its stage, and how many times as long ours may take. The floor's widget is its filter."""
SOMETHING_TO_READ = ("400 kbit/s", 3000.0)
"""Milliseconds until the first text over a slow link."""
SHIFT = 0.02

Figures = dict[tuple[str, str, str], list[Arrival]]
"""By condition, visit (cold or warm) and subject."""


def report(where: str, figures: Figures, shifts: Mapping[tuple[str, str], Arrival]) -> str:
    """Return the report as Markdown."""
    parts = ["# First visit", where, *_times(figures), *_targets(figures, shifts), *_shifts(shifts)]
    return "\n\n".join([*parts, *_bytes(figures)]) + "\n"


def middle(series: Iterable[Arrival], stage: str) -> float | None:
    """Return the median milliseconds of a stage; None where any visit was without it in time."""
    times = [a.at.get(stage) for a in series]
    known = [t for t in times if t is not None]
    return median(known) if known and len(known) == len(times) else None


def total(arrival: Arrival) -> int:
    """Return all bytes of a visit."""
    return sum(arrival.bytes.values())


def _conditions(figures: Figures) -> list[str]:
    return list(dict.fromkeys(condition for condition, _, _ in figures))


def _times(figures: Figures) -> Iterable[str]:
    for condition in _conditions(figures):
        yield f"## {condition[0].upper()}{condition[1:]}: milliseconds, median"
        rows = [
            (subject, visit, *(_ms(middle(series, stage)) for stage in STAGES),
             f"{median(a.shift for a in series):.3f}", _kb(map(total, series)))
            for (c, visit, subject), series in sorted(figures.items(), key=lambda item: item[0][1])
            if c == condition
        ]  # fmt: skip
        yield table(("subject", "visit", *STAGES.values(), "shift", "kB"), rows)


def _targets(figures: Figures, shifts: Mapping[tuple[str, str], Arrival]) -> Iterable[str]:
    rows = []
    for condition in _conditions(figures):
        for stage, peer, theirs, most in TARGETS:
            rows += _row(
                f"{STAGES[stage]}, {condition}",
                f"{most} x {peer}, {STAGES[theirs]}",
                [
                    _ratio(middle(figures[condition, visit, OURS], stage),
                           middle(figures[condition, visit, peer], theirs))
                    for visit in VISITS
                ],
                most,
            )  # fmt: skip
        if condition == SOMETHING_TO_READ[0]:
            first = middle(figures[condition, "cold", OURS], "text")
            most = SOMETHING_TO_READ[1]
            rows += _row(f"something to read, {condition}", f"{most:.0f} ms", [first], most, ".0f")
        moved = [max(a.shift for a in figures[condition, visit, OURS]) for visit in VISITS]
        rows += _row(f"layout shift, map, {condition}", f"{SHIFT}", moved, SHIFT, ".3f")
    if shifts:
        worst = max(a.shift for a in shifts.values())
        rows += _row("layout shift, worst page", f"{SHIFT}", [worst], SHIFT, ".3f")
    for condition in _conditions(figures):
        if old := figures.get((condition, "cold", OLD)):
            before, now = (
                median(map(total, s))
                for s in (old, figures[condition, "cold", OURS])
            )  # fmt: skip
            rows += _row(f"bytes, {condition}", "1.0 x old", [now / before], 1.0)
    yield "## Targets of ours"
    yield table(("what", "at most", "cold", "warm", ""), rows)


def _row(
    what: str, limit: str, measured: list[float | None] | list[float], most: float, form: str = ".2f"
) -> list[tuple[str, ...]]:
    cells = ["-" if value is None else f"{value:{form}}" for value in measured]
    fine = all(value is not None and value <= most for value in measured)
    return [(what, limit, *cells, *[""] * (len(VISITS) - len(cells)), met(fine))]


def _shifts(shifts: Mapping[tuple[str, str], Arrival]) -> Iterable[str]:
    if shifts:
        sizes = list(dict.fromkeys(size for _, size in shifts))
        pages = list(dict.fromkeys(page for page, _ in shifts))
        yield "## Layout shift of our pages, first visit, fast"
        rows = [(page, *(f"{shifts[page, size].shift:.3f}" for size in sizes)) for page in pages]
        yield table(("page", *sizes), rows)


def _bytes(figures: Figures) -> Iterable[str]:
    if not figures:
        return
    condition = _conditions(figures)[0]
    first = {s: series for (c, v, s), series in figures.items() if (c, v) == (condition, "cold")}
    kinds = sorted({kind for series in first.values() for a in series for kind in a.bytes})
    yield f"## kB of a first visit by kind, {condition}; WebSocket: messages both ways"
    rows = [
        (subject, *(_kb(a.bytes.get(kind, 0) for a in series) for kind in kinds), _kb(map(total, series)))
        for subject, series in first.items()
    ]  # fmt: skip
    yield table(("subject", *kinds, "all"), rows)


def _kb(sizes: Iterable[int]) -> str:
    return f"{median(sizes) / 1000:,.0f}"


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}"


def _ratio(mine: float | None, theirs: float | None) -> float | None:
    return None if mine is None or theirs is None else mine / theirs
