"""The numbers: key figures and charts of what the filters show, every number a link to its rows."""

from __future__ import annotations

from functools import partial

from components.kit.templates import render
from components.outputs.figure.report_html import chart_files, printed_address
from components.outputs.page.blocks import Block, Columns, Content, Live
from components.outputs.page.page import Page
from components.outputs.page.stand_ins import filters
from components.parts.empty_state.render import empty
from components.parts.numbers.bars_chart import BAND
from components.parts.numbers.numbers import Numbers, numbers
from components.parts.numbers.render import Section, head, sections
from components.parts.numbers.years_chart import HEIGHT
from components.parts.paper.render import printed_map


def numbers_content(page: Page) -> Content:
    """Return the key figures, then each chart with its heading above and its table below."""
    view = page.view
    counts = numbers(view)
    parts = sections(view, counts)
    charts = {name: _section(page, counts, section) for name, section in parts.items()}
    left, right = charts.get("themes", ()), charts.get("countries", ()) + charts.get("kinds", ())
    main = (
        head(view, counts),
        "" if view.rows else empty(view),
        Columns((50, 50), (left, right), "medium"),
        *charts.get("years", ()),
        printed_map(printed_address(view), view.sentence),
    )
    return Content(filters(page), main)


def _section(page: Page, counts: Numbers, section: Section) -> tuple[Block, ...]:
    words, files = page.words, chart_files(page.view, section.name)
    described = words("numbers.description", finding=section.finding)
    svg = next((file.address for file in files if file.label == "SVG"), "")
    bars = {"themes": counts.themes, "countries": counts.countries, "kinds": counts.kinds}.get(section.name)
    height = HEIGHT if bars is None else BAND * len(bars)
    room = partial(render, "outputs/page/chart.html", height=height, address=svg, description=described)
    links = render("outputs/figure/chart_files.html", words=words, files=files)
    return section.head, Live("chart", room, (counts, section)), section.table + links
