"""Which parts of Streamlit's own script a page needs, so that the browser can fetch them with the rest.

Streamlit's page names only what every application needs; each kind of element
comes in a file of its own that is asked for when the first such element
arrives, and that file asks for further ones. The names change with every
version, so they are read from what is installed; what is not found is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import streamlit

_STATIC = Path(streamlit.__file__).parent / "static"
_SCRIPTS = _STATIC / "static" / "js"
_NAMED = re.compile(r"\./static/js/([\w.-]+\.js)")
_FRAME_SCRIPT = re.compile(r"\bsrc=\"\./([\w./-]+\.js)\"")
_IMPORTED = re.compile(r"(?:\bfrom|\bimport)\s*[\"'`]\./([\w.-]+\.js)[\"'`]")

EVERYWHERE = ("Html",)
FILTERS = ("TextInput", "ButtonGroup", "Multiselect")
MAP = "ComponentInstance"
BY_PAGE = {
    "map": (*EVERYWHERE, MAP),
    "place": (*EVERYWHERE, MAP, "TextInput"),
    "articles": EVERYWHERE + FILTERS,
    "table": EVERYWHERE + FILTERS,
    "numbers": EVERYWHERE + FILTERS,
    "report": (*EVERYWHERE, *FILTERS, "Selectbox", "Checkbox"),
    "embed": (*EVERYWHERE, *FILTERS, "Radio"),
}
"""The kinds of elements that our pages draw at first, by the names that Streamlit's files begin with."""
AFTER_THE_MAP = {"map": (*FILTERS, "Slider", "Button")}
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
    return frozenset(_NAMED.findall((_STATIC / "index.html").read_text(encoding="utf-8")))


@cache
def frame_scripts() -> tuple[str, ...]:
    """Return the scripts of the frame that the map is drawn in, relative to that frame's own page."""
    page = files("streamlit_folium").joinpath("frontend", "build", "index.html").read_text(encoding="utf-8")
    return tuple(_FRAME_SCRIPT.findall(page))


@cache
def _chunks(kinds: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    _follow((path.name for kind in kinds for path in sorted(_SCRIPTS.glob(f"{kind}.*.js"))), found)
    return tuple(found)


def _follow(names: Iterable[str], found: dict[str, None]) -> None:
    for name in names:
        if name not in named() and name not in found and (_SCRIPTS / name).is_file():
            found[name] = None
            _follow(_IMPORTED.findall((_SCRIPTS / name).read_text(encoding="utf-8")), found)
