"""What each page consists of, in its order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from components.outputs.export.render import downloads
from components.outputs.figure.report_html import printed_address
from components.outputs.page.blocks import Block, Columns, Content, Live
from components.outputs.page.changes import changes_content
from components.outputs.page.embed import embed_content
from components.outputs.page.numbers import numbers_content
from components.outputs.page.page import Page
from components.outputs.page.place import place_content
from components.outputs.page.report import report_content
from components.outputs.page.stand_ins import filters, map_picture
from components.parts.about.render import about
from components.parts.article_list.render import article_list
from components.parts.empty_state.render import empty
from components.parts.filters.links import article_filter_links, year_links
from components.parts.found_places.render import found_places, named_answers
from components.parts.panel.render import panel
from components.parts.paper.render import MOST_BESIDE_MAP, plain_table, printed_map
from components.parts.summary.render import summary
from components.parts.table.render import head, table
from components.parts.unlinked.render import unlinked
from components.view.articles import article_view


def content(page: Page) -> Content:
    """Return the blocks of the page that the state names."""
    return _CONTENT[page.state.page](page)


def printed(page: Page) -> str:
    """Return the map of the page's rows as it is printed."""
    return printed_map(printed_address(page.view), page.view.sentence)


def _map(page: Page) -> Content:
    view = page.view
    found = view.rows or view.selection
    answers = named_answers(page.dataset, page.words, page.state.text, page.today)
    left: tuple[Block, ...] = (
        Live("map", partial(map_picture, view, "map"), (view, "map")),
        Live("years", partial(year_links, view)),
        unlinked(view),
    )
    right = (found_places(view), panel(view, page.reports) if found else empty(view))
    main = (
        summary(view) + answers + printed(page),
        Columns((62, 38), (left, right), "medium"),
        plain_table(view, MOST_BESIDE_MAP),
    )
    return Content(filters(page), main)


def _table(page: Page) -> Content:
    view = page.view
    rows = (downloads(view), table(view, choice=True) + plain_table(view) + printed(page))
    return Content(filters(page), (head(view), *(rows if view.rows else (empty(view),))))


def _articles(page: Page) -> Content:
    view = article_view(page.dataset, page.state)
    links = Live("article-filters", partial(article_filter_links, view), (view,))
    return Content((links,), (article_list(view, {r.id for r in page.view.rows}, page.reports),))


def _about(page: Page) -> Content:
    chosen = page.settings
    return Content((), (about(page.dataset, page.words, page.today, chosen.organisation, chosen.contact),))


_CONTENT: dict[str, Callable[[Page], Content]] = {
    "map": _map,
    "place": place_content,
    "articles": _articles,
    "table": _table,
    "numbers": numbers_content,
    "report": report_content,
    "about": _about,
    "changes": changes_content,
    "embed": embed_content,
}
