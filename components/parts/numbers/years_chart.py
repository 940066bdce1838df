"""Partnerships and projects year by year, with the organisation's own totals where it gave any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from components.kit.colours import COLOURS
from components.language import Language
from components.parts.numbers.chart_style import (
    TEXT_SIZE,
    layered,
    rows_of,
)
from components.parts.numbers.years import Year, thin_until
from data.records import Coverage

HEIGHT = 300
AHEAD, LIGHTER = [2, 3], 0.55
"""Dashes and opacity of the years that have not begun."""

_SERIES: tuple[tuple[str, str, str, list[int]], ...] = (
    ("partnerships", COLOURS["accent"], "circle", [1, 0]),
    ("projects", COLOURS["projects"], "square", [6, 4]),
)


def years_chart(
    years: Sequence[Year], totals: Sequence[Coverage], words: Language, description: str
) -> alt.LayerChart:
    """Return two lines, the thin early years shaded; ``totals`` are drawn as hollow marks."""
    rows = [row for year in years for row in _rows(year, words)]
    own = [row for total in totals for row in _own(total, words)]
    scale, height = _scale(years), _height([*rows, *own])

    def placed(shown: Sequence[dict[str, Any]]) -> alt.Chart:
        return rows_of(shown).encode(
            x=alt.X("year:Q", title=None, scale=scale, axis=_axis(years)),
            y=height,
            tooltip=[
                alt.Tooltip("name:N", title=words("numbers.tooltip_name")),
                alt.Tooltip("when:N", title=words("numbers.year")),
                alt.Tooltip("count:N", title=words("numbers.tooltip_count")),
            ],
        )

    thin = thin_until(years)
    layers = _thin(years[0].year, thin, words, scale) if thin else []
    for series, colour, shape, dash in _SERIES:
        own_rows = [row for row in rows if row["series"] == series]
        begun = [row for row in own_rows if not row["ahead"]]
        line = placed(begun)
        look: dict[str, Any] = {"color": colour, "strokeWidth": 2.5}
        layers.append(line.mark_line(aria=False, strokeDash=dash, **look))
        layers.append(line.mark_point(aria=False, color=colour, shape=shape, filled=True, opacity=1, size=45))
        if ahead := own_rows[len(begun) :]:
            # From the last year that has begun on, lighter: more will become known of these.
            layers.append(
                placed([begun[-1], *ahead]).mark_line(aria=False, strokeDash=AHEAD, opacity=LIGHTER, **look)
            )
            layers.append(
                placed(ahead).mark_point(
                    aria=False, color=colour, shape=shape, filled=True, opacity=LIGHTER, size=45
                )
            )
    for series, colour, shape, _ in _SERIES:
        if theirs := [row for row in own if row["series"] == series]:
            mark = placed(theirs)
            layers.append(
                mark.mark_point(
                    aria=False,
                    color=colour,
                    shape=shape,
                    fill=COLOURS["paper"],
                    opacity=1,
                    size=90,
                    strokeWidth=2,
                )
            )
    return layered(layers, HEIGHT, description)


def _scale(years: Sequence[Year]) -> alt.Scale:
    return alt.Scale(domain=[years[0].year - 0.5, years[-1].year + 0.5], nice=False, zero=False)


def _axis(years: Sequence[Year]) -> alt.Axis:
    return alt.Axis(
        format="d",
        values=[year.year for year in years],
        labelOverlap="parity",
        labelFlush=False,
        grid=False,
        ticks=True,
        tickColor=COLOURS["line"],
    )


def _height(rows: Sequence[dict[str, Any]]) -> alt.Y:
    top = max([1, *(row["n"] for row in rows)])
    axis = alt.Axis(format="d", tickMinStep=1, tickCount=5)
    return alt.Y("n:Q", title=None, scale=alt.Scale(domain=[0, top * 1.08], nice=True), axis=axis)


def _thin(first: int, last: int, words: Language, scale: alt.Scale) -> list[alt.Chart]:
    """Return the shade behind the years of which little is known, and its name."""
    shade = rows_of([{"from": first - 0.5, "to": last + 0.5, "text": words("numbers.thin")}])
    start = alt.X("from:Q", title=None, scale=scale)
    named = shade.mark_text(
        aria=False, align="left", baseline="top", dx=6, dy=6, fontSize=TEXT_SIZE, color=COLOURS["muted"]
    )
    return [
        shade.mark_rect(aria=False, color=COLOURS["grid"]).encode(x=start, x2="to:Q"),
        named.encode(x=start, y=alt.value(0), text="text:N"),
    ]


def _rows(year: Year, words: Language) -> list[dict[str, Any]]:
    return [
        _row(words, year.year, "partnerships", words("figure.partnerships"), year.partnerships, year.ahead),
        _row(words, year.year, "projects", words("numbers.projects_name"), year.projects, year.ahead),
    ]


def _own(total: Coverage, words: Language) -> list[dict[str, Any]]:
    named = (
        ("partnerships", words("numbers.own_partnerships"), total.partnerships),
        ("projects", words("numbers.own_projects"), total.projects),
    )
    return [_row(words, total.year, series, name, n) for series, name, n in named if n is not None]


def _row(words: Language, year: int, series: str, name: str, n: int, ahead: bool = False) -> dict[str, Any]:
    when = words("numbers.ahead_row", year=str(year)) if ahead else str(year)
    return {
        "year": year,
        "when": when,
        "series": series,
        "name": name,
        "n": n,
        "count": words.number(n),
        "ahead": ahead,
    }
