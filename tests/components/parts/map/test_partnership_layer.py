"""The map as a plugin of Folium: what it puts into a page, and which partnerships it takes from tables."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import folium
import pytest

from components.parts.map.partnership_layer import SCRIPT, STYLE, PartnershipLayer
from components.parts.map.payload import payload
from data.records import PartnershipMapError
from tests.conftest import TABLES

URLS = {"rows": "../rows/abc.json", "world": "../assets/world.json", "sweden": "../assets/sweden.json"}


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")


def saved(layer: PartnershipLayer, **options: Any) -> str:
    drawn = folium.Map(tiles=None, **options)
    layer.add_to(drawn)
    return str(drawn.get_root().render())


def document(html: str) -> Any:
    (text,) = re.findall(r'<script type="application/json" id="\w+_data">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def ids(layer: PartnershipLayer) -> set[str]:
    assert layer.view
    return {row.id for row in layer.view.rows}


def test_with_addresses_it_names_them_its_files_and_what_is_called() -> None:
    layer = PartnershipLayer(URLS, "../assets/v1", "Streamlit.setComponentValue")
    assert layer.default_js == [("partnership_layer", f"../assets/v1/{SCRIPT}")]
    assert layer.default_css == [("partnership_layer_css", f"../assets/v1/{STYLE}")]
    html = saved(layer)
    assert json.dumps(URLS, sort_keys=True) in html
    assert re.search(r"PartnershipMap\.start\(\s*map_\w+,[^;]*Streamlit\.setComponentValue\s*\);", html)
    assert "application/json" not in html


@pytest.mark.parametrize("address", ["https://example.org/x", "x'y", "x y", '"><script>', "ä"])
def test_an_address_that_is_not_of_our_routes_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an address of our own routes"):
        PartnershipLayer(URLS | {"rows": address}, "../assets/v1")
    with pytest.raises(ValueError, match="not an address of our own routes"):
        PartnershipLayer(URLS, address)
    with pytest.raises(ValueError, match="not the name of a function"):
        PartnershipLayer(URLS, "../assets/v1", "alert(1)")


def test_with_a_view_all_that_the_page_needs_is_in_it() -> None:
    layer = PartnershipLayer.from_tables(TABLES)
    html = saved(layer)
    assert not re.search(r"<(?:script|link)[^>]*(?:src|href)=", html)
    held = document(html)
    assert layer.view
    assert held["drawing"] == payload(layer.view)
    assert set(held) == {"rows", "world", "sweden", "drawing"}
    # Leaflet, the layer, Folium's two, and the data.
    assert len(re.findall(r"<script\b", html)) == 4


def test_foliums_links_are_kept_for_popups_and_come_before_the_layer() -> None:
    html = saved(PartnershipLayer.from_tables(TABLES, offline=False))
    assert html.index("jquery") < html.index("globalThis.PartnershipMap")


def test_rendering_again_gives_the_same_page() -> None:
    drawn = folium.Map(tiles=None)
    PartnershipLayer.from_tables(TABLES).add_to(drawn)
    root = drawn.get_root()
    assert root.render() == root.render()


def test_tables_give_what_the_start_page_shows() -> None:
    result = PartnershipLayer.from_tables(TABLES)
    assert result.view
    assert ids(result)
    assert {row.status for row in result.view.rows} == {"active"}
    assert result.view.state.language == "sv"


def test_filters_and_language_are_those_of_the_application() -> None:
    all_kenyan = PartnershipLayer.from_tables(TABLES, "en", country=["KE"], status=(), funding=())
    active = PartnershipLayer.from_tables(TABLES, "en", country=["KE"])
    assert all_kenyan.view
    assert {c for row in all_kenyan.view.rows for c in row.countries} >= {"KE"}
    assert ids(active) < ids(all_kenyan)
    assert all_kenyan.view.state.language == "en"


def test_chosen_partnerships_are_drawn_whatever_their_status() -> None:
    every = PartnershipLayer.from_tables(TABLES, status=(), funding=())
    chosen = sorted(ids(every))[:5]
    assert ids(PartnershipLayer.from_tables(TABLES, partnerships=chosen)) == set(chosen)
    assert ids(PartnershipLayer.from_tables(TABLES, partnerships=[])) == set()


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no-such-partnership"):
        PartnershipLayer.from_tables(TABLES, partnerships=["no-such-partnership"])
    with pytest.raises(ValueError, match="'de' is not one of"):
        PartnershipLayer.from_tables(TABLES, "de")
    with pytest.raises(TypeError, match="colour"):
        PartnershipLayer.from_tables(TABLES, colour=["red"])
    with pytest.raises(PartnershipMapError, match="No partnership could be read"):
        PartnershipLayer.from_tables(tmp_path)
