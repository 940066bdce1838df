"""The HTML of a comparison, with its own style: visitors' pages have none of it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

from components.kit.templates import render
from components.language import Language
from components.parts.comparison.wording import gone_lines, seen_lines, table_lines
from components.parts.map_picture.extent import row_points
from components.parts.map_picture.fit import PLACE, Fitting
from components.parts.map_picture.render import image
from components.state.state import State
from components.view import Row, View, build_view
from components.view.build import SEVERAL, Selection
from components.view.comparison import Comparison

TERMS = ("added", "ended", "hidden", "removed")
"""The terms of a balance; those that are nowhere have no column."""
FEW = 12
"""Rows of a table that are open at once."""
MOST = 200
"""Rows of a table that a page names; of a first revision every row is new."""


def comparison_html(words: Language, comparison: Comparison, before: str, after: str) -> str:
    """Return the whole comparison; ``before`` and ``after`` name the two sides, as ``Revision 3`` and ``Utkastet``."""
    return render(
        "parts/comparison/comparison.html",
        words=words,
        before=before,
        after=after,
        day=words.date(comparison.day),
        is_same=not comparison.rows,
        columns=[name for name in TERMS if any(getattr(b, name) for b in comparison.balances)],
        balances=[(words(f"editing_difference.counted_{b.counted}"), b) for b in comparison.balances],
        seen=seen_lines(words, comparison),
        maps=_maps(words, comparison) if comparison.changes_the_map else [],
        gone=gone_lines(words, comparison),
        tables=table_lines(words, comparison),
        few=FEW,
        most=MOST,
    )


def section_head(words: Language, text: str = "", heading: str = "") -> str:
    """Return a heading, by default that of the section, and a sentence below it."""
    heading = heading or words("editing_difference.heading")
    return render("parts/comparison/head.html", heading=heading, text=text)


def _maps(words: Language, comparison: Comparison) -> list[tuple[str, str]]:
    """Return the first map of both sides, fitted to what differs, which is marked: as the address of an image, and in
    words."""
    sides = comparison.old, comparison.new
    views = [build_view(side, State(language=words.code), comparison.day) for side in sides]
    changed = {seen.id for seen in comparison.seen}
    marked = [tuple(row for row in view.rows if row.id in changed) for view in views]
    fuller = max(views, key=lambda view: len(view.rows))
    fitting = Fitting(fuller, row_points([*marked[0], *marked[1]]))
    return [
        (_data_address(image(_marked(view, rows), PLACE, fitting)), words("site.picture", told=view.sentence))
        for view, rows in zip(views, marked, strict=True)
    ]


def _data_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _marked(view: View, rows: tuple[Row, ...]) -> View:
    return replace(view, selection=Selection(SEVERAL, "", None, rows, ()))
