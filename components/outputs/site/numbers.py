"""The numbers: key figures, and charts as pictures with their tables below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from components.kit.json_file import json_text
from components.kit.templates import render
from components.outputs.site.assets import land_address
from components.outputs.site.hashed_names import hashed
from components.outputs.site.layout import ASSETS
from components.outputs.site.page import File, Site, SitePage
from components.parts.map_picture.plain import printed
from components.parts.numbers.bars_chart import bars_chart
from components.parts.numbers.numbers import Numbers, numbers
from components.parts.numbers.render import Section, head, own_totals, sections
from components.parts.numbers.years_chart import years_chart
from components.state.state import FILTERS, LANGUAGES, State
from components.view import View, build_view
from data.plain_text import fit

WIDTHS = {"themes": (640, 340), "countries": (640, 340), "kinds": (640, 340), "years": (1180, 340)}
"""Widths of a chart in pixels on a wide screen and on a phone, so that its text is legible on both."""
ROOM = 26
"""Padding before the names of bars, in pixels."""
_SECTIONS = ("themes", "countries", "kinds", "years")


def number_pages(site: Site) -> Iterator[SitePage | File]:
    """Yield the page of numbers in both languages, and its charts."""
    for code in LANGUAGES:
        view = build_view(site.dataset, State(page="numbers", language=code), site.today)
        counts = numbers(view)
        parts: dict[str, Markup] = dict.fromkeys(_SECTIONS, Markup(""))
        for name, section in sections(view, counts).items():
            charts = {width: _chart_svg(view, counts, section, width) for width in WIDTHS[name]}
            files = {w: (f"{ASSETS}/{hashed(f'{name}-{code}.svg', svg)}", svg) for w, svg in charts.items()}
            yield from files.values()
            parts[name] = Markup(_part(view, section, {w: path for w, (path, _) in files.items()}))
        yield _page(view, counts, parts)


def _page(view: View, counts: Numbers, parts: Mapping[str, Markup]) -> SitePage:
    body = render(
        "outputs/site/numbers.html",
        words=view.language,
        fields=(*FILTERS, "text", "date"),
        filtered=State(page="table", language=view.language.code),
        head=Markup(head(view, counts)),
        parts=parts,
        printed=Markup(printed(view, land_address())),
    )
    return SitePage(view.state, view.language("nav.numbers"), view.sentence, body)


def _part(view: View, section: Section, paths: Mapping[int, str]) -> str:
    wide, narrow = (f"./{paths[w]}" for w in WIDTHS[section.name])
    return render(
        "outputs/site/chart.html",
        head=Markup(section.head),
        table=Markup(section.table),
        wide=wide,
        narrow=narrow,
        description=view.language("numbers.description", finding=section.finding),
    )


def _chart_svg(view: View, counts: Numbers, section: Section, width: int) -> bytes:
    described = view.language("numbers.description", finding=section.finding)
    if section.name == "years":
        chart = years_chart(counts.years, own_totals(view, counts), view.language, described)
    else:
        bars = {"themes": counts.themes, "countries": counts.countries, "kinds": counts.kinds}[section.name]
        chart = bars_chart(bars, view.language, described)
    spec = chart.properties(width=width).to_dict(validate=False)
    # The visitor's font is unknown when the picture is drawn: leave room for a wider one.
    spec["config"]["padding"]["left"] = ROOM if section.name != "years" else 0
    return chart_file(spec)


def chart_file(spec: Mapping[str, object]) -> bytes:
    """Return the SVG of a chart, from its specification in Vega-Lite."""
    # Loading the renderer takes a while, and only this needs it.
    import vl_convert

    return steady(vl_convert.vegalite_to_svg(json_text(spec))).encode()


def steady(svg: str) -> str:
    """Return a chart's file, its clips numbered from 1: the renderer counts on from chart to chart."""
    known: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        return f"{match[1]}{known.setdefault(match[2], len(known) + 1)}"

    return fit(re.sub(r"((?:<clipPath id=\"|clip-path=\"url\(#)clip)([0-9]+)", numbered, svg))
