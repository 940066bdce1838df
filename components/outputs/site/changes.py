"""What has changed in the latest twelve months, in both languages, with its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from altair import LayerChart
from markupsafe import Markup

from components.kit.templates import render
from components.language import Language, language
from components.outputs.export.changes_file import FILE_KINDS, changes_file, changes_links
from components.outputs.site.downloads import steady
from components.outputs.site.hashed_names import hashed
from components.outputs.site.layout import ASSETS, folder
from components.outputs.site.numbers import chart_file
from components.outputs.site.page import File, Site, SitePage
from components.parts.changes.chart import UNCHANGED, changes_chart, steps
from components.parts.changes.render import chart_head, head, paragraphs, sums, tables
from components.parts.changes.sentences import lead
from components.state.state import LANGUAGES, State
from components.view.compared import Compared, compared

WIDTHS = (1180, 340)
"""Widths of the chart in pixels on a wide screen and on a phone."""


def change_pages(site: Site) -> Iterator[SitePage | File]:
    """Yield the page in both languages, its chart and the files of its lines."""
    for code in LANGUAGES:
        words, state = language(code), State(page="changes", language=code)
        period = compared(site.dataset, state, site.today, lambda number: None)
        sentence = lead(period, state, words)
        charts = list(_charts(period, words, sentence))
        files = list(_files(site, period, state)) if period.changes.changes else []
        yield from (*charts, *files)
        links = [(f"./data/changes.{kind}?language={code}", words(f"export.{kind}")) for kind in FILE_KINDS]
        body = [head(period, state, words), _section(period, words, sentence, [path for path, _ in charts])]
        if files:
            body += [
                paragraphs(period, state, words, site.today),
                tables(period.changes, words),
                changes_links(links, words),
            ]
        yield SitePage(state, words("nav.changes"), sentence, "".join(body))


def _charts(period: Compared, words: Language, sentence: str) -> Iterator[File]:
    bars = steps(period.changes, words)
    if len(bars) > UNCHANGED:
        described = words("changes.chart_described", finding=sentence)
        for width in WIDTHS:
            svg = _svg(changes_chart(bars, described), width)
            yield f"{ASSETS}/{hashed(f'changes-{words.code}.svg', svg)}", svg


def _section(period: Compared, words: Language, sentence: str, paths: Sequence[str]) -> str:
    if not paths:
        return ""
    return render(
        "outputs/site/chart.html",
        head=Markup(chart_head(words)),
        table=Markup(sums(period.changes, words)),
        wide=f"./{paths[0]}",
        narrow=f"./{paths[1]}",
        description=words("changes.chart_described", finding=sentence),
    )


def _files(site: Site, period: Compared, state: State) -> Iterator[File]:
    for kind in FILE_KINDS:
        content = changes_file(period, state, site.today, kind).make()
        made = steady(content, site.today) if kind == "xlsx" else content
        yield f"{folder(state.language)}data/changes.{kind}", made


def _svg(chart: LayerChart, width: int) -> bytes:
    return chart_file(chart.properties(width=width).to_dict(validate=False))
