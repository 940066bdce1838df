"""The code that puts the map, as it is filtered now, into another web site."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from components.app_pages.filters import show_filters
from components.app_pages.page import Page
from components.host.html import show_html
from components.kit.templates import render
from components.outputs.embed.builder import builder, head
from components.outputs.embed.frame import frame_title
from components.outputs.embed.options import HEIGHTS, Options, embed_address, frozen
from components.outputs.embed.published import keeps_older, published

_PAGE = "embed"


def content(page: Page) -> None:
    show_filters(page)
    show_embed(page)


def show_embed(page: Page) -> None:
    """Draw the page: choices, the code that comes of them, and the map as it will look."""
    show_html(head(page.view))
    with_list, height, freeze = _choices(page)
    newest = published(page.settings)("")
    options = Options(with_list, newest.name if freeze and newest else "")
    state = frozen(page.dataset, page.state, page.today) if freeze else page.state
    visited = _visited()
    keeps = keeps_older(page.settings)
    show_html(builder(page.view, state, options, height, page.settings.address or visited, keeps=keeps))
    show_html(render("outputs/embed/preview.html", words=page.words))
    st.iframe(f"{visited}{embed_address(state, options)}", height=height, alt=frame_title(page.view))


def _choices(page: Page) -> tuple[bool, int, bool]:
    words = page.words
    columns = st.columns(3)
    with columns[0]:
        listed = _choose(page, "list", ["yes", "no"])
    with columns[1]:
        height = st.radio(
            words("embed.height"),
            HEIGHTS,
            index=1,
            format_func=lambda n: words("embed.pixels", n=n),
            horizontal=True,
            key=f"embed-height-{words.code}",
        )
    with columns[2]:
        content = _choose(page, "content", ["live", "frozen"])
    return listed == "yes", height or HEIGHTS[1], content == "frozen"


def _choose(page: Page, name: str, values: list[str]) -> str:
    found = st.radio(
        page.words(f"embed.{name}"),
        values,
        format_func=partial(_label, page, name),
        horizontal=True,
        key=f"embed-{name}-{page.words.code}",
    )
    return found or values[0]


def _label(page: Page, name: str, value: str) -> str:
    return page.words(f"embed.{name}_{value}")


def _visited() -> str:
    """Return the address that the visitor sees the application under: the preview may come from nowhere else."""
    parts = urlsplit(st.context.url or "http://localhost/")
    path = parts.path.rstrip("/").removesuffix(_PAGE)
    return f"{parts.scheme}://{parts.netloc}{path or '/'}"
