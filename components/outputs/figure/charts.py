"""The charts of the pages Numbers and Changes as finished figures: finding, chart, key and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from altair import LayerChart
from markupsafe import Markup

from components.kit.publications import publication
from components.outputs.figure.captions import footer, subtitle
from components.outputs.figure.fonts import FAMILY
from components.outputs.figure.legend import Entry, flowed
from components.outputs.figure.panels import Panel
from components.outputs.figure.presets import LEGEND_PITCH, PRESETS, Preset
from components.outputs.figure.projections import WORLD
from components.outputs.figure.request import Origin
from components.outputs.figure.sheet import Sheet
from components.outputs.figure.symbols import SHAPES
from components.outputs.figure.text_blocks import Line, Text, foot, head, set_out
from components.outputs.figure.vega import chart_svg
from components.parts.changes.chart import UNCHANGED, changes_chart, steps
from components.parts.changes.sentences import lead
from components.parts.numbers.charts import chart_of
from components.parts.numbers.numbers import numbers
from components.parts.numbers.render import Key, Section, sections
from components.view import View
from components.view.compared import compared

CHARTS = ("themes", "countries", "years", "kinds", "changes")
SHEET = replace(PRESETS["a4-text"], name="chart", margin=10.0, title=13.0, text=9.0, legend=8.5)
"""As wide as the text of an A4 page; as high as the chart needs."""
_TYPE_ON_PAGE, _TYPE_ON_PAPER = 14, 8.8
_HIGHEST = 4000
"""Pixels of a sheet: more bars than any filter gives."""


def chart_page(view: View, name: str, origin: Origin) -> tuple[Sheet, Section] | None:
    """Return the sheet of a chart and what stands around it on the page, None when it would be empty."""
    drawn = _changes(view) if name == "changes" else _numbers(view, name)
    if drawn is None:
        return None
    chart, section, view = drawn
    scale = _TYPE_ON_PAPER / _TYPE_ON_PAGE
    room = SHEET.width - 2 * SHEET.margin
    spec = chart.properties(width=round(room / scale)).to_dict(validate=False)
    spec["config"]["font"] = FAMILY
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    drawing, _, high = chart_svg(spec)
    texts: list[Text] = []
    top = head(texts, section.finding, _subtitle(view, name), "", SHEET)
    entries = [_entry(key) for key in section.keys]
    placed, rows = flowed(entries, SHEET, room)
    pitch = SHEET.legend * LEGEND_PITCH
    below = rows * pitch + SHEET.legend * 0.9
    said = [*section.notes, *footer(view, origin, maps=False)]
    sheet = _as_high_as(top + high * scale + below, said)
    rules: list[Line] = []
    foot(texts, rules, said, sheet)
    legend, words = set_out(placed, sheet, top + high * scale + SHEET.legend * 0.5, pitch)
    panel = Panel(
        (sheet.margin, top, room, high * scale),
        lambda: Markup('<g transform="scale({})">{}</g>').format(round(scale, 5), drawing),
        False, (), (), np.empty((0, 2)), WORLD,
    )  # fmt: skip
    made = Sheet(sheet, (panel,), (*texts, *words), (), (), tuple(legend), tuple(rules))
    return made, section


def _numbers(view: View, name: str) -> tuple[LayerChart, Section, View] | None:
    values = numbers(view)
    section = sections(view, values).get(name)
    return (chart_of(view, values, section), section, view) if section else None


def _changes(view: View) -> tuple[LayerChart, Section, View] | None:
    """Return the chart of what has changed; its address is that of its own page."""
    state, words = replace(view.state, page="changes"), view.language
    period = compared(view.dataset, state, view.today, publication)
    bars = steps(period.changes, words)
    if len(bars) == UNCHANGED:
        return None
    finding = lead(period, state, words)
    described = words("changes.chart_described", finding=finding)
    section = Section("changes", finding, (words("changes.intro"),), (), "", "")
    return changes_chart(bars, described), section, replace(view, state=state)


def _subtitle(view: View, name: str) -> str:
    # What has changed names its subject and its days itself.
    return "" if name == "changes" else subtitle(view, dated=name != "years", titled=False)


def _as_high_as(content: float, said: Sequence[str]) -> Preset:
    texts: list[Text] = []
    above = foot(texts, [], said, SHEET)
    high = content + SHEET.height - above
    return replace(SHEET, height_px=min(_HIGHEST, round(high / SHEET.width * SHEET.width_px)))


def _entry(key: Key) -> Entry:
    if key.line:
        dash = (4.0, 2.6) if "dashed" in key.line else (1.3, 2.0) if "ahead" in key.line else ()
        return Entry("line", key.label, key.colour, dash=dash)
    return Entry("mark", key.label, key.colour, SHAPES.get(key.shape, SHAPES["circle"]), radius=1)
