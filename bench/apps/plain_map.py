"""A map as Folium's examples teach it: a marker and a line per partnership.

The marker is a ``DivIcon`` and popups get a stand-in for jQuery: both are
lighter than what Folium would fetch from elsewhere, so the peer is not held back.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import folium
import pandas as pd

from components.kit import leaflet

# What Folium's popups ask of jQuery, and no more: the first node of some HTML.
DOLLAR = b"""window.$ = function (html) {
  var box = document.createElement("template"); box.innerHTML = html.trim(); return [box.content.firstElementChild];
};"""


def tables(folder: Path) -> tuple[dict[str, Any], list[dict[Any, Any]]]:
    """Return places by id, and partnerships with the themes of their projects."""
    places, partnerships, projects = (
        pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in ("places", "partnerships", "projects")
    )
    themes = projects.groupby("partnership")["themes"].agg(";".join)
    rows = partnerships.assign(themes=partnerships["id"].map(themes).fillna(""))
    return {row["id"]: row for row in places.to_dict("records")}, rows.to_dict("records")


def plain_map(places: Mapping[str, Any], shown: Iterable[Mapping[Any, Any]], local: str) -> Any:
    """Return a ``folium.Map`` that takes Leaflet from the folder ``local`` of its own host."""
    plain = folium.Map(location=[30, 20], zoom_start=2, tiles=None)
    plain.default_js = [("leaflet", f"{local}/leaflet.js"), ("dollar", f"{local}/dollar.js")]
    plain.default_css = [("leaflet_css", f"{local}/leaflet.css")]
    for row in (r for r in shown if r["partner_places"]):
        here, there = places[row["swedish_place"]], places[row["partner_places"].split(";")[0]]
        ends = [(float(p["lat"]), float(p["lon"])) for p in (here, there)]
        title = f"{here['name']} - {there['name']}"
        icon = folium.DivIcon(icon_size=(12, 12), html="<b>o</b>", class_name="pin")
        folium.Marker(ends[1], popup=title, tooltip=title, icon=icon).add_to(plain)
        folium.PolyLine(ends, weight=1).add_to(plain)
    return plain


def local_files() -> dict[str, bytes]:
    """Return the files that such a map loads, by name."""
    return {"leaflet.js": leaflet.script(), "dollar.js": DOLLAR, "leaflet.css": leaflet.style()}
