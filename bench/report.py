"""The printed report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from bench.result import Result, Series

FLOOR_TARGET = 1.5
PLAIN_TARGET = 30.0
BYTES_TARGET = 25_000


def report(result: Result) -> str:
    """Return the report of a run as Markdown."""
    parts = [
        "# Benchmark",
        result.machine,
        *_times(result),
        *_targets(result),
        *_bytes(result),
        *_work(result),
    ]
    return "\n\n".join(parts) + "\n"


def _times(result: Result) -> Iterable[str]:
    yield "## In Chromium: milliseconds, median (least - most), number of times"
    rows = [
        (m.name, _series(m.first), _times_floor(result, m.name, "first"),
         _series(m.change), _times_floor(result, m.name, "change"))
        for m in result.measured.values()
    ]  # fmt: skip
    yield table(("application", "first load", "x floor", "filter change", "x floor"), rows)


def _targets(result: Result) -> Iterable[str]:
    rows = []
    for what, label in (("first", "first map"), ("change", "filter change")):
        ratio = result.ratio("ours, real data", "floor", what)
        if ratio is not None:
            rows.append((f"{label} on the real data", f"{ratio:.2f} x floor", f"<= {FLOOR_TARGET} x",
                         met(ratio <= FLOOR_TARGET)))  # fmt: skip
    for name, plain in result.measured.items():
        if not name.startswith("plain"):
            continue
        size = name.split(", ")[1]
        for what, label in (("first", "first map"), ("change", "filter change")):
            ratio = result.ratio(name, f"ours, {size}", what)
            if ratio is None:
                continue
            more = "at least " if getattr(plain, what).median is None else ""
            aimed = what == "change" and size == "3000"
            rows.append((f"{label}, {size}: quicker than plain Folium", f"{more}{ratio:.0f} x",
                         f">= {PLAIN_TARGET:.0f} x" if aimed else "",
                         met(ratio >= PLAIN_TARGET) if aimed else ""))  # fmt: skip
    real = result.measured.get("ours, real data")
    if real and real.traffic:
        rest = max(t.rest for t in real.traffic)
        rows.append(("bytes per filter change beyond the rows", f"{rest:,} at most", f"<= {BYTES_TARGET:,}",
                     met(rest <= BYTES_TARGET)))  # fmt: skip
    kept = all(m.kept for m in result.measured.values())
    rows.append(
        (
            "the map's frame stays through filter changes",
            "yes" if kept else "no",
            "yes",
            met(kept),
        )
    )
    yield "## Targets"
    yield table(("what", "measured", "target", ""), rows)


def _bytes(result: Result) -> Iterable[str]:
    rows = []
    for m in result.measured.values():
        if m.traffic and m.name.startswith("ours"):
            middle = [
                int(median(getattr(t, part) for t in m.traffic))
                for part in ("rows", "map", "widgets", "other", "sent", "rest")
            ]
            rows.append((m.name, *(f"{n:,}" for n in middle)))
    if rows:
        yield "## Bytes over the connection per filter change (median, uncompressed)"
        yield table(
            ("application", "the view's rows", "map", "widgets", "other", "sent", "all but rows"), rows
        )


def _work(result: Result) -> Iterable[str]:
    yield "## The work itself, without browser and server (milliseconds)"
    rows = [
        (f"{w.rows:,}", *(f"{v:.1f}" for v in (w.read, w.first, w.view, w.payload, w.panel)))
        for w in result.work
    ]
    yield table(
        ("partnerships", "read tables", "first view", "view per change", "map payload", "panel"), rows
    )


def _series(series: Series) -> str:
    if not series.values:
        return "-"
    known = [v for v in series.values if v is not None]
    if series.median is None:
        return f"> {series.limit:,.0f} ({len(series.values)})"
    most = f"{max(known):,.0f}" if len(known) == len(series.values) else f"> {series.limit:,.0f}"
    return f"{series.median:,.0f} ({min(known):,.0f} - {most}), {len(series.values)}"


def _times_floor(result: Result, name: str, what: str) -> str:
    ratio = result.ratio(name, "floor", what)
    return "" if ratio is None or name == "floor" else f"{ratio:.2f}"


def met(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[i]) for line in (head, *rows)) for i in range(len(head))]
    lines = [head, ["-" * w for w in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )
