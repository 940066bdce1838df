"""What has changed in the latest twelve months, in both languages, with its files."""

from __future__ import annotations

import json
from collections.abc import Iterator

from altair import LayerChart
from markupsafe import Markup

from components.kit.templates import render
from components.language import language
from components.outputs.export.changes_file import FILE_KINDS, changes_file, changes_links
from components.outputs.site.downloads import steady
from components.outputs.site.hashed_names import hashed
from components.outputs.site.layout import ASSETS, folder
from components.outputs.site.numbers import steady as steady_chart
from components.outputs.site.page import File, Site, SitePage
from components.parts.changes.chart import changes_chart, steps
from components.parts.changes.render import chart_head, head, paragraphs, sums, tables
from components.parts.changes.sentences import lead
from components.state.state import LANGUAGES, State
from components.view.compared import compared

WIDTHS = (1180, 340)
"""Widths of the chart in pixels on a wide screen and on a phone."""


def change_pages(site: Site) -> Iterator[SitePage | File]:
    """Yield the page in both languages, its chart and the files of its lines."""
    for code in LANGUAGES:
        words, state = language(code), State(page="changes", language=code)
        found = compared(site.dataset, state, site.today, lambda number: None)
        told = lead(found, state, words)
        parts = [head(found, state, words)]
        if found.changes.changes:
            described = words("changes.chart_described", finding=told)
            charts = [_svg(changes_chart(steps(found.changes, words), described), width) for width in WIDTHS]
            paths = [f"{ASSETS}/{hashed(f'changes-{code}.svg', svg)}" for svg in charts]
            yield from zip(paths, charts, strict=True)
            chart = render(
                "outputs/site/chart.html",
                head=Markup(chart_head(words)),
                table=Markup(sums(found.changes, words)),
                wide=f"./{paths[0]}",
                narrow=f"./{paths[1]}",
                description=described,
            )
            files = [
                (f"./data/changes.{kind}?language={code}", words(f"export.{kind}")) for kind in FILE_KINDS
            ]
            for kind in FILE_KINDS:
                content = changes_file(found, state, site.today, kind).make()
                steadied = steady(content, site.today) if kind == "xlsx" else content
                yield f"{folder(code)}data/changes.{kind}", steadied
            parts += [
                chart,
                paragraphs(found, state, words, site.today),
                tables(found.changes, words),
                changes_links(files, words),
            ]
        yield SitePage(state, words("nav.changes"), told, "".join(parts))


def _svg(chart: LayerChart, width: int) -> bytes:
    # Loading the renderer takes a while, and only this needs it.
    import vl_convert

    spec = chart.properties(width=width).to_dict(validate=False)
    return steady_chart(vl_convert.vegalite_to_svg(json.dumps(spec))).encode()
