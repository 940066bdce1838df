"""What has changed between two days or since a publication, for everybody and for an annual report."""

from __future__ import annotations

from functools import partial

from components.kit.publications import newest_number, publication
from components.kit.templates import render
from components.language import Language
from components.outputs.export.changes_file import changes_downloads
from components.outputs.figure.report_html import chart_files
from components.outputs.page.blocks import Block, Content, Live
from components.outputs.page.page import Page
from components.outputs.page.stand_ins import filters
from components.parts.changes.chart import UNCHANGED, steps
from components.parts.changes.render import chart_head, head, paragraphs, sums, tables
from components.parts.changes.sentences import lead
from components.parts.filters.links import days_form
from components.parts.numbers.bars_chart import BAND
from components.state.state import REVISION
from components.view import known_years
from components.view.compared import Compared, compared, shown_day

LISTED = 12
"""The newest publications that the page offers; any other can be typed."""


def changes_content(page: Page) -> Content:
    """Return the sum, the days to choose, the chart, the paragraphs and every change."""
    period = comparison(page)
    choose = Live("changes-days", partial(days_form, page.view, _choices(page)), (_choices(page),))
    main: tuple[Block, ...] = (head(period, page.state, page.words), choose)
    if period.changes.changes:
        main += (
            *_chart(page, period),
            paragraphs(period, page.state, page.words, page.today),
            tables(period.changes, page.words) + changes_downloads(page.state, page.words),
        )
    return Content(filters(page), main)


def _chart(page: Page, period: Compared) -> tuple[Block, ...]:
    """Return the chart with its heading, its numbers and its files; nothing where the number is made up of nothing."""
    bars, files = steps(period.changes, page.words), chart_files(page.view, "changes")
    if len(bars) == UNCHANGED:
        return ()
    described = page.words("changes.chart_described", finding=lead(period, page.state, page.words))
    svg = next((file.address for file in files if file.label == "SVG"), "")
    height = BAND * len(bars)
    room = partial(render, "outputs/page/chart.html", height=height, address=svg, description=described)
    links = render("outputs/figure/chart_files.html", words=page.words, files=files)
    live = Live("changes-chart", room, (bars, described))
    return chart_head(page.words), live, sums(period.changes, page.words) + links


def comparison(page: Page) -> Compared:
    """Return the changes that a page's state asks for."""
    return compared(page.dataset, page.state, page.today, publication)


def _choices(page: Page) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Return the two lists of days: field, label, and values with their texts; what is chosen is always in them."""
    words, state = page.words, page.state
    last = shown_day(page.dataset, state, page.today).year
    years = [str(year) for year in reversed(known_years(page.dataset, page.today))]
    newest = newest_number(page.served)
    numbers = [f"{REVISION}{n}" for n in range(newest, max(0, newest - LISTED), -1)]
    since = ["", *(year for year in years if int(year) <= last), *numbers]
    until = ["", *years]
    usual = words("year.today")
    return (
        ("since", words("changes.from"), _texts(words, since, state.since, words("changes.from_usual"))),
        ("date", words("changes.to"), _texts(words, until, state.date, usual)),
    )


def _texts(words: Language, values: list[str], chosen: str, usual: str) -> tuple[tuple[str, str], ...]:
    every = values if chosen in values else [chosen, *values]
    return tuple((value, day_text(words, value, usual)) for value in every)


def day_text(words: Language, value: str, usual: str) -> str:
    """Return what a choice of days is called; what was typed stands as it is."""
    if value.startswith(REVISION):
        return words("changes.from_publication", number=value.removeprefix(REVISION))
    return value or usual
