"""The code that puts the map, as it is filtered now, into another web site."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.host.html import show_html
from components.kit.templates import render
from components.outputs.embed.frame import frame_title
from components.outputs.embed.options import HEIGHTS
from components.outputs.page.embed import embed_code
from components.outputs.page.page import Page

_PAGE = "embed"


def show_embed(page: Page) -> None:
    """Draw the choices, the code that comes of them, and the map as it will look."""
    with_list, height, freeze = _choices(page)
    code, address = embed_code(page, with_list, height, freeze)
    show_html(code)
    show_html(render("outputs/embed/preview.html", words=page.words))
    st.iframe(address, height=height, alt=frame_title(page.view))


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
