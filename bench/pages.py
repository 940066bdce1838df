"""What is measured in the browser: how to open each application, change its filter, and know that it is done.

Times are taken by the page's own clock, from the start of the navigation or
from the click, to the first frame in which everything asked for is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from components.host.internals.streamlit_dom import MARKDOWN, SIDEBAR
from components.host.internals.streamlit_folium import IN_PAGE
from components.kit.leaflet import CONTAINER, LINE, MARKER
from components.language import language
from components.parts.panel.render import SHOWN_ROWS
from components.state.state import State
from components.view import build_view
from data.reading.read_folder import read_folder

THEME = "climate"

_FLOOR_READY = f"""(want) => [...document.querySelectorAll('{MARKDOWN} p')]
    .some(p => p.textContent === want.line && p.getClientRects().length)"""

# The sentence, the list (its tab's number, its cards when it is open), and the map: a later drawing, with as many rows.
_OURS_READY = f"""(want) => {{
    const head = document.querySelector('.pk-summary h1'), panel = document.querySelector('#panel');
    if (!head || !head.textContent.startsWith(want.sentence) || !panel || !panel.getClientRects().length) return false;
    if (![...panel.querySelectorAll('.pk-tabs .pk-n')].some(n => n.textContent === want.count)) return false;
    const listed = panel.querySelector('.pk-tabs [aria-current][href*="panel=list"]');
    if (listed && panel.querySelectorAll('[data-partnership]').length !== want.cards) return false;
    const frame = document.querySelector('{IN_PAGE}');
    const inner = frame && frame.contentWindow;
    const box = inner && inner.document && inner.document.querySelector('{CONTAINER}');
    if (!box || Number(box.dataset.drawn || 0) <= want.drawn) return false;
    return inner.PartnershipMap.drawn().partnerships.length === want.rows;
}}"""

_PLAIN_READY = f"""(want) => {{
    if (![...document.querySelectorAll('{MARKDOWN} p')]
        .some(p => p.textContent === want.rows + ' partnerships')) return false;
    const frames = [...document.querySelectorAll('{IN_PAGE}')];
    return frames.length > 0 && frames.every(f => f.contentDocument &&
        f.contentDocument.querySelectorAll('{MARKER}').length === want.rows &&
        f.contentDocument.querySelectorAll('{LINE}').length === want.rows);
}}"""


@dataclass(frozen=True, slots=True)
class Subject:
    """An application to measure.

    ``wants`` says what ``ready`` (JavaScript) must find: at first, and after a
    click on the first and on the second of ``buttons`` (CSS and text).
    """

    name: str
    address: str
    ready: str
    buttons: tuple[tuple[str, str], tuple[str, str]]
    wants: tuple[dict[str, Any], dict[str, Any], dict[str, Any]]
    ours: bool = False


def floor(address: str) -> Subject:
    """Return Streamlit's floor: one widget, one line."""
    lines = [{"line": f"The number is {n}"} for n in ("1", "2", "1")]
    return Subject(
        "floor", address, _FLOOR_READY, (("button", "2"), ("button", "1")), (lines[0], lines[1], lines[2])
    )


def ours(name: str, address: str, tables: Path, today: date) -> Subject:
    """Return the start page; the filter is the theme climate, chosen and given up again."""
    dataset = read_folder(tables).dataset
    words = language("sv")
    wants = []
    for themes in ((), (THEME,)):
        view = build_view(dataset, State(theme=themes), today)
        rows = len(view.rows)
        cards = min(rows, SHOWN_ROWS)
        wants.append({"sentence": view.sentence, "rows": rows, "count": words.number(rows), "cards": cards})
    button = (f"{SIDEBAR} button", words.label(dataset.themes[THEME]))
    return Subject(name, address, _OURS_READY, (button, button), (wants[0], wants[1], wants[0]), ours=True)


def plain(name: str, address: str, tables: Path) -> Subject:
    """Return the plain dashboard, with the same filter."""
    dataset = read_folder(tables).dataset
    themes_by_row = [{t for x in dataset.projects_of[p] for t in x.themes} for p in dataset.partnerships]
    everything, some = (
        {"rows": len(themes_by_row)},
        {"rows": sum(THEME in themes for themes in themes_by_row)},
    )
    button = ("button", THEME)
    return Subject(name, address, _PLAIN_READY, (button, button), (everything, some, everything))
