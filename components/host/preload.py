"""Which parts of Streamlit's own script a page needs, so that the browser can fetch them with the rest.

Streamlit's page names only what every application needs; each kind of element
comes in a file of its own that is asked for when the first such element
arrives, and that file asks for further ones. The names change with every
version, so they are read from what is installed.
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
    "map": (*EVERYWHERE, MAP),
    "place": (*EVERYWHERE, MAP, TEXT_INPUT),
    "articles": EVERYWHERE + FILTERS,
    "table": EVERYWHERE + FILTERS,
    "numbers": EVERYWHERE + FILTERS,
    "report": (*EVERYWHERE, *FILTERS, SELECTBOX, CHECKBOX),
    "embed": (*EVERYWHERE, *FILTERS, RADIO),
}
"""The kinds of elements that our pages draw at first."""
AFTER_THE_MAP = {"map": (*FILTERS, SLIDER, BUTTON)}
"""Those that a page draws when its map is there; until then they would only take the browser's time."""


def begins_with_map(page: str) -> bool:
    """Say whether a page draws a map at first."""
    return MAP in BY_PAGE.get(page, ())


def chunks(page: str) -> tuple[str, ...]:
    """Return the names of the files that a page needs beyond those that Streamlit's own page names."""
    return _chunks(BY_PAGE.get(page, EVERYWHERE))


def later(page: str) -> tuple[str, ...]:
    """Return the names of the files that a page needs once its map is drawn, without those of :func:`chunks`."""
    return tuple(c for c in _chunks(AFTER_THE_MAP.get(page, ())) if c not in chunks(page))


@cache
def named() -> frozenset[str]:
    """Return the names of the scripts that Streamlit's own page asks for."""
    return named_scripts(index_html())


@cache
def frame_scripts() -> tuple[str, ...]:
    """Return the scripts of the frame that the map is drawn in, relative to that frame's own page."""
    return streamlit_folium.frame_scripts(streamlit_folium.frame_html())


@cache
def _chunks(kinds: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    _follow((name for kind in kinds for name in script_names(_SCRIPTS, kind)), found)
    return tuple(found)


def _follow(names: Iterable[str], found: dict[str, None]) -> None:
    for name in names:
        if name not in named() and name not in found and (_SCRIPTS / name).is_file():
            found[name] = None
            _follow(imported((_SCRIPTS / name).read_text(encoding="utf-8")), found)
