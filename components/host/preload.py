"""Which of Streamlit's scripts a page needs, so that the browser can preload them.

Streamlit's page names only those of every application. Each kind of element has a script of its own, which is fetched
when the first such element arrives and imports further ones. The names are hashed, so they are read from the
installed files.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from components.host.internals import streamlit_folium
from components.host.internals.streamlit_files import (
    BUTTON,
    BUTTONS,
    CHECKBOX,
    COMPONENT,
    HTML,
    MULTISELECT,
    RADIO,
    SELECTBOX,
    SLIDER,
    TEXT_INPUT,
    folder,
    imported,
    script_names,
)
from components.host.internals.streamlit_page import index_html, named_scripts

_SCRIPTS = folder() / "js"

EVERYWHERE = (HTML,)
FILTERS = (TEXT_INPUT, BUTTONS, MULTISELECT)
MAP = COMPONENT
BY_PAGE = {
    "map": (*EVERYWHERE, MAP, SLIDER, BUTTON, *FILTERS),
    "place": (*EVERYWHERE, MAP, TEXT_INPUT),
    "articles": EVERYWHERE + FILTERS,
    "table": EVERYWHERE + FILTERS,
    "numbers": EVERYWHERE + FILTERS,
    "report": (*EVERYWHERE, *FILTERS, SELECTBOX, CHECKBOX),
    "changes": (*EVERYWHERE, *FILTERS, SELECTBOX),
    "embed": (*EVERYWHERE, *FILTERS, RADIO),
}
"""The kinds of elements on our pages, in the order in which they are needed."""


def begins_with_map(page: str) -> bool:
    """Return whether a page begins with a map."""
    return MAP in BY_PAGE.get(page, ())


def chunks(page: str) -> tuple[str, ...]:
    """Return the names of the scripts that a page needs beyond those that Streamlit's page names."""
    return _chunks(BY_PAGE.get(page, EVERYWHERE))


@cache
def named() -> frozenset[str]:
    """Return the names of the scripts that Streamlit's page names."""
    return named_scripts(index_html())


@cache
def frame_scripts() -> tuple[str, ...]:
    """Return the scripts of the map's frame, relative to the frame's page."""
    return streamlit_folium.frame_scripts(streamlit_folium.frame_html())


@cache
def _chunks(kinds: tuple[str, ...]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    _add_imports((name for kind in kinds for name in script_names(_SCRIPTS, kind)), names)
    return tuple(names)


def _add_imports(scripts: Iterable[str], names: dict[str, None]) -> None:
    for name in scripts:
        if name not in named() and name not in names and (_SCRIPTS / name).is_file():
            names[name] = None
            _add_imports(imported((_SCRIPTS / name).read_text(encoding="utf-8")), names)
