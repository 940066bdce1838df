"""A map dashboard as the examples teach it: a Folium map, built anew at each run."""

import os
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from bench.apps import plain_map

FOLDER = Path(os.environ["PARTNERSKAPSKARTAN_TABLES"])


@st.cache_data
def tables() -> tuple[dict[str, Any], list[dict[Any, Any]]]:
    return plain_map.tables(FOLDER)


st.set_page_config(layout="wide")
places, partnerships = tables()
known = sorted({t for row in partnerships for t in row["themes"].split(";") if t})
chosen = set(st.pills("Theme", known, selection_mode="multi"))
shown = [row for row in partnerships if not chosen or chosen & set(row["themes"].split(";"))]
st.write(f"{len(shown)} partnerships")
plain = plain_map.plain_map(places, shown, "../../local")
st_folium(plain, key="map", height=600, width=None, returned_objects=[])
