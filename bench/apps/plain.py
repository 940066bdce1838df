"""A map dashboard as the examples teach it: a Folium marker and line per partnership, rebuilt at each run.

The marker is a ``DivIcon`` and popups get a stand-in for jQuery: both are
lighter than what Folium would fetch from elsewhere, so the peer is not held back.
"""

import os
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

FOLDER = Path(os.environ["PARTNERSKAPSKARTAN_TABLES"])
LOCAL_JS = [("leaflet", "../../local/leaflet.js"), ("dollar", "../../local/dollar.js")]
LOCAL_CSS = [("leaflet_css", "../../local/leaflet.css")]


@st.cache_data
def tables() -> tuple[dict[str, Any], list[dict[Any, Any]]]:
    """Return places by id, and partnerships with the themes of their projects."""
    places, partnerships, projects = (
        pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in ("places", "partnerships", "projects")
    )
    themes = projects.groupby("partnership")["themes"].agg(";".join)
    rows = partnerships.assign(themes=partnerships["id"].map(themes).fillna(""))
    return {row["id"]: row for row in places.to_dict("records")}, rows.to_dict("records")


st.set_page_config(layout="wide")
places, partnerships = tables()
known = sorted({t for row in partnerships for t in row["themes"].split(";") if t})
chosen = set(st.pills("Theme", known, selection_mode="multi"))
shown = [row for row in partnerships if not chosen or chosen & set(row["themes"].split(";"))]
st.write(f"{len(shown)} partnerships")

plain = folium.Map(location=[30, 20], zoom_start=2, tiles=None)
plain.default_js, plain.default_css = LOCAL_JS, LOCAL_CSS
for row in (r for r in shown if r["partner_places"]):
    here, there = places[row["swedish_place"]], places[row["partner_places"].split(";")[0]]
    ends = [(float(p["lat"]), float(p["lon"])) for p in (here, there)]
    title = f"{here['name']} - {there['name']}"
    icon = folium.DivIcon(icon_size=(12, 12), html="<b>o</b>", class_name="pin")
    folium.Marker(ends[1], popup=title, tooltip=title, icon=icon).add_to(plain)
    folium.PolyLine(ends, weight=1).add_to(plain)
st_folium(plain, key="map", height=600, width=None, returned_objects=[])
