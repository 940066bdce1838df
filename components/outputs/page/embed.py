"""The code that puts the map, as it is filtered now, into another web site."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from components.kit.templates import render
from components.outputs.embed.builder import builder, head
from components.outputs.embed.options import HEIGHTS, Options, embed_address, frozen
from components.outputs.embed.published import keeps_older, published
from components.outputs.page.blocks import Content, Live
from components.outputs.page.page import Page
from components.outputs.page.stand_ins import filters

HEIGHT = HEIGHTS[1]
"""Pixels, unless another is chosen."""


def embed_content(page: Page) -> Content:
    """Return the page: choices, the code that comes of them, and the map as it will look."""
    return Content(filters(page), (head(page.view), Live("embed", partial(_usual_choices, page))))


def _usual_choices(page: Page) -> str:
    code, address = embed_code(page)
    words = page.words
    usual = (
        ("list", words("embed.list_yes")),
        ("height", words("embed.pixels", n=HEIGHT)),
        ("content", words("embed.content_live")),
    )
    return render(
        "outputs/page/embed.html",
        words=words,
        choices=usual,
        code=Markup(code),
        address=address,
        height=HEIGHT,
    )


def embed_code(
    page: Page, with_list: bool = True, height: int = HEIGHT, freeze: bool = False
) -> tuple[str, str]:
    """Return the HTML of what follows the choices, and the address of the map that is shown below it."""
    newest = published(page.settings)("")
    options = Options(with_list, newest.name if freeze and newest else "")
    state = frozen(page.dataset, page.state, page.today) if freeze else page.state
    keeps, root = keeps_older(page.settings), page.settings.address or page.root
    code = builder(page.view, state, options, height, root, keeps=keeps)
    return code, f"{page.root}{embed_address(state, options)}"
