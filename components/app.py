"""What Streamlit runs at each visit and change: the viewer's state, the frame around the page, the page."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import streamlit as st

from components.app_pages.draw import show_page
from components.app_pages.years import playing
from components.host.session import dropped_values, read_state, take_sent, visited_root, write_address
from components.host.turns import drawing
from components.kit.publications import newest_number
from components.language import language
from components.outputs.page.page import Page
from components.settings import settings, today
from components.state.editing import EDITING
from components.state.state import PAGES, vocabulary
from data.store.served import served


def _nothing() -> None:
    """The page's script: content needs the state, which is read once the page is known."""


def main() -> None:
    name = language("sv")("app.name")
    pages = {
        p: st.Page(_nothing, title=name, url_path="" if p == "map" else p, default=p == "map") for p in PAGES
    }
    if settings().editing:
        pages[EDITING] = st.Page(_nothing, title=name, url_path=EDITING)
    chosen = st.navigation(list(pages.values()), position="hidden")
    chosen.run()
    if chosen.url_path == EDITING:
        import_module("components.app_pages.editing.show").show_editing()
    else:
        draw(chosen.url_path or "map")


def draw(name: str) -> None:
    """Draw the page of that name as the viewer's address asks for it, in its turn."""
    with drawing:
        _draw(name)


def _draw(name: str) -> None:
    configured = settings()
    given = served(configured.tables)
    state = read_state(name, vocabulary(given.loaded.dataset, newest_number(given)))
    page = Page(
        given.loaded,
        state,
        language(state.language),
        today(configured),
        configured,
        given,
        visited_root(),
        dropped_values(),
    )
    show_page(page)
    if take_sent():
        st.rerun()
    if not playing():
        write_address(state)


if __name__ == "__main__":  # as Streamlit runs it
    main()
