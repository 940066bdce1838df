"""The subjects of a first visit, and their stages: a text, a map to be seen, the map live, the filters live.

A stage is JavaScript that is true in the first frame that shows it. ``bench.arrival`` defines ``seen``: whether
any of the elements of a CSS selector, with a text in it, is visible.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.apps.plain_map import local_files, plain_map, tables
from bench.pages import THEME
from bench.servers import FLOOR, TODAY, environment, serve
from bench.site import plain_leaflet
from bench.static_server import static_server
from bench.synthetic import TABLES
from bench.turns import Checkout
from components.host.internals.streamlit_dom import MARKDOWN, SIDEBAR
from components.host.internals.streamlit_folium import IN_PAGE
from components.kit.leaflet import CONTAINER, LINE, MARKER
from components.language import language
from components.state.state import State
from components.view import build_view
from data.reading.read_folder import read_folder
from tests.browser.harness.first_page import FIRST

_DRAWN = (
    f"(document.querySelector('{IN_PAGE}')?.contentDocument?.querySelector('{CONTAINER}')?.dataset.drawn > 0)"
)
_TAKEN_OVER = f"!document.querySelector('{FIRST}') && seen('#root')"
_PAGE = f"!document.querySelector('{FIRST} main') && seen('#root')"
"""The page is Streamlit's; its filters may still be those of the finished page."""
_PLAIN_TITLE = "Partnerships"
_CURVE = ".pk-first-map .pk-fm-line"
"""A partnership in the picture of the map."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A subject: where it is on this machine, and its stages by name (``text``, ``map``, ``live``, ``filters``)."""

    name: str
    port: int
    stages: Mapping[str, str] = field(default_factory=dict)
    path: str = "/"


@contextmanager
def newcomers(folder: Path, checkouts: list[Checkout]) -> Iterator[list[Newcomer]]:
    """Serve the floor, the three pages without Streamlit, and each checkout, all with the same partnerships."""
    dataset = read_folder(TABLES).dataset
    shown = {row.id for row in build_view(dataset, State(), date.fromisoformat(TODAY)).rows}
    label = language("sv").label(dataset.themes[THEME])
    here = Checkout("site", Path.cwd(), checkouts[0].python, environment(tables=TABLES))
    here.command("site", "--to", str(folder / "site"), "--today", TODAY)
    plain_leaflet(dataset, shown, folder / "leaflet")
    markers = _folium(folder / "folium", shown)
    with ExitStack() as stack:
        at = {n: stack.enter_context(static_server(folder / n)) for n in ("folium", "site", "leaflet")}
        applications = [(c.name, stack.enter_context(c.serve()).port) for c in checkouts]
        yield [
            _floor(stack.enter_context(serve(FLOOR)).port),
            Newcomer("plain Folium", at["folium"], _folium_stages(markers)),
            Newcomer("static site", at["site"], _site_stages()),
            Newcomer("plain Leaflet", at["leaflet"], _leaflet_stages()),
            *(Newcomer(name, port, _our_stages(label)) for name, port in applications),
        ]


def page_of(newcomer: Newcomer, path: str) -> Newcomer:
    """Return another page of the application; it is there when nothing stands before Streamlit's page."""
    stages = {"text": "seen('h1')", "live": f"{_TAKEN_OVER} && seen('h1')"}
    if path.startswith("/embed"):
        stages = {"text": stages["text"], "live": "seen('[data-drawn]')"}
    return Newcomer(newcomer.name, newcomer.port, stages, path)


def _floor(port: int) -> Newcomer:
    line = f"seen('{MARKDOWN} p', 'The number is 1')"
    return Newcomer("floor", port, {"text": line, "filters": "seen('button', '2')"})


def _our_stages(label: str) -> dict[str, str]:
    live = f"{_PAGE} && {_DRAWN}"
    button = f"seen('{SIDEBAR} button', {json.dumps(label)})"
    return {
        "text": "seen('h1')",
        "map": f"seen('{FIRST} {_CURVE}') || {live}",
        "live": live,
        "filters": f"{_TAKEN_OVER} && {button}",
    }


def _site_stages() -> dict[str, str]:
    live = "seen('.pk-live-map[data-drawn]')"
    filters = f"seen('#pk-app[data-ready] label[for=pk-theme-{THEME}]')"
    return {"text": "seen('h1')", "map": f"seen('svg.pk-drawn') || {live}", "live": live, "filters": filters}


def _leaflet_stages() -> dict[str, str]:
    live = f"seen('body[data-shown] {LINE}')"
    return {"text": "seen('h1')", "map": live, "live": live, "filters": "seen('body[data-shown] label')"}


def _folium_stages(markers: int) -> dict[str, str]:
    live = f"document.querySelectorAll('{MARKER}').length === {markers} && seen('{LINE}')"
    return {"text": "seen('h1')", "map": live, "live": live}


def _folium(folder: Path, shown: set[str]) -> int:
    """Save the map with its files into a folder; return how many markers it has."""
    places, rows = tables(TABLES)
    rows = [row for row in rows if row["id"] in shown]
    (folder / "assets").mkdir(parents=True)
    for name, content in local_files().items():
        (folder / "assets" / name).write_bytes(content)
    html: str = plain_map(places, rows, "assets").get_root().render()
    html = html.replace("<body>", f"<body><h1>{_PLAIN_TITLE}</h1>", 1)
    (folder / "index.html").write_text(html, encoding="utf-8")
    return sum(bool(row["partner_places"]) for row in rows)
