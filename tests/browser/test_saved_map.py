"""A map that Folium has saved, opened from a disk: it works by itself and asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Browser, Page, expect

from components.parts.map.partnership_layer import PartnershipLayer
from tests.browser.conftest import PHONE
from tests.browser.picture import picture
from tests.conftest import TABLES
from tests.security.tables import as_listed, refill

HOSTILE = (
    "{{7*7}}",
    "{% raw %}{{ 7*7 }}",
    "</script><script>window.__x=1</script>",
    "a\u2028b\u2029c",
    "<!--<script>",
    "<img src=x onerror=window.__x=1>",
)


@pytest.fixture
def alone(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page that no server is behind; nothing but the file itself may be asked for."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page, report = context.new_page(), []
    page.on("request", lambda request: report.append(request.url))
    page.on("pageerror", lambda error: report.append(str(error)))
    page.on("console", lambda message: report.append(message.text))
    yield page
    assert report == [page.url]
    context.close()


def opened(page: Page, folder: Path, layer: PartnershipLayer) -> None:
    drawn = folium.Map(tiles=None)
    layer.add_to(drawn)
    drawn.save(folder / "map.html")
    page.goto((folder / "map.html").as_uri())
    expect(page.locator("[data-drawn]")).to_be_visible()


@pytest.mark.parametrize(("code", "name"), [("sv", "Växjö kommun"), ("en", "Växjö Municipality")])
def test_a_saved_map_draws_links_and_says_who_is_chosen(
    alone: Page, tmp_path: Path, code: str, name: str
) -> None:
    layer = PartnershipLayer.from_tables(TABLES, code)
    opened(alone, tmp_path, layer)
    assert layer.view
    assert alone.evaluate("document.documentElement.lang") == code
    seen = picture(alone.main_frame)
    linked = {row.id for row in layer.view.rows if any(p.country != "SE" for p in row.ends)}
    assert set(seen.lines) == linked
    _, x, y, *_ = next(mark for mark in seen.marks if mark[0] == "vaxjo")
    alone.mouse.move(x, y)
    expect(alone.locator(".pm-hover strong")).to_have_text(name)
    alone.mouse.click(x, y)
    expect(alone.locator(".pm-list button[data-place=vaxjo]")).to_have_attribute("aria-current", "true")
    expect(alone.locator(".leaflet-control-attribution")).to_contain_text("GeoNames (CC BY 4.0)")


def test_on_a_phone_a_saved_map_has_its_legend_folded_and_its_sources_in_sight(
    alone: Page, tmp_path: Path
) -> None:
    alone.set_viewport_size(PHONE)
    opened(alone, tmp_path, PartnershipLayer.from_tables(TABLES))
    expect(alone.locator(".pm-legend")).not_to_have_attribute("open", "")
    boxes = [alone.locator(css).bounding_box() for css in (".pm-buttons", ".leaflet-control-attribution")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


def test_two_maps_on_a_page_draw_what_each_is_given(alone: Page, tmp_path: Path) -> None:
    figure = folium.Figure()
    layers = [PartnershipLayer.from_tables(TABLES, country=[country]) for country in ("KE", "UA")]
    for layer in layers:
        drawn = folium.Map(tiles=None, height="50%")
        figure.add_child(drawn)
        layer.add_to(drawn)
    figure.save(tmp_path / "map.html")
    alone.goto((tmp_path / "map.html").as_uri())
    expect(alone.locator("[data-drawn]")).to_have_count(2)
    for layer in layers:
        assert layer.view
        assert layer.view.rows
        result = alone.evaluate(f"{layer.get_name()}.drawn().partnerships")
        assert set(result) == {row.id for row in layer.view.rows}


def test_in_a_saved_map_hostile_names_are_text(alone: Page, tmp_path: Path) -> None:
    tables = refill(
        tmp_path / "tables", lambda table, column, row: as_listed(column, HOSTILE[row % len(HOSTILE)])
    )
    opened(alone, tmp_path, PartnershipLayer.from_tables(tables, status=(), funding=()))
    names = alone.evaluate("PartnershipMap.scene.data.places.map(p => p.short.sv)")
    assert set(HOSTILE) <= set(names)
    report = alone.locator(".pm-list").evaluate("list => list.textContent")
    assert "{{7*7}}" in report
    assert HOSTILE[2] in report
    assert not re.search(r"\b49\b", report)
    assert alone.evaluate("window.__x") is None
    assert alone.locator("script").count() == 4
    assert alone.locator("img").count() == 0
