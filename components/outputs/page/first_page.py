"""The finished HTML of a page: what the server answers with, before Streamlit has started or without it."""

from __future__ import annotations

from markupsafe import Markup

from components.kit.templates import render
from components.outputs.page.blocks import blocks_html
from components.outputs.page.content import content
from components.outputs.page.page import Page
from components.outputs.page.surroundings import notices, page_footer
from components.parts.header.render import header

FILTERS = "pk-filters"
"""The id of the filters in it."""
ELEMENT = "pk-first"
"""The id of the element around the page, until Streamlit's page takes its place."""


def first_page(page: Page) -> str:
    """Return the page's HTML: sidebar, header, notices, content, footer."""
    blocks = content(page)
    return render(
        "outputs/page/first_page.html",
        words=page.words,
        element=ELEMENT,
        filters=FILTERS,
        side=Markup(blocks_html(blocks.side)),
        top=Markup(
            blocks_html(
                (
                    header(page.state, page.words, serving=True, filters=FILTERS if blocks.side else ""),
                    *notices(page),
                )
            )
        ),
        main=Markup(blocks_html(blocks.main)),
        bottom=Markup(blocks_html((page_footer(page),))),
    )
