"""A click on the map selects what lies there, and the panel tells of it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.records import Dataset
from tests.browser.harness import FRAME, drawn, map_frame, rerun, settled
from tests.browser.proofs import point_of


def selected(page: Page) -> str:
    """Return the selection that stands in the address."""
    return parse_qs(urlsplit(page.url).query).get("selection", [""])[0]


def click(page: Page, at: tuple[float, float]) -> None:
    with rerun(page, maps=1):
        page.mouse.click(*at)


def show(page: Page, area: str) -> None:
    """Use one of the map's own buttons; they move the map at once for those who want less motion."""
    map_frame(page).locator(f".pm-{area}").click()
    settled(page, maps=1)


@pytest.fixture
def calm(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


def test_a_partner_abroad(calm: Page) -> None:
    calm.goto("/?country=CO")
    settled(calm, maps=1)
    (partner,) = (p for p in drawn(calm)["places"] if p == "bogota" or p.startswith("bogot"))
    click(calm, point_of(calm, partner))
    assert selected(calm) == f"place:{partner}"
    expect(calm.locator(".pk-selection h2")).to_have_text("Bogotá")
    card = calm.locator(".pk-selection .pk-card")
    expect(card).to_have_count(1)
    expect(card.locator(".pk-status")).to_have_text("Aktivt")
    assert card.locator("a.pk-source").first.get_attribute("href")


def test_a_kommun_by_its_area(calm: Page, real: Dataset) -> None:
    calm.goto("/?swedish_place=lycksele,vaxjo,falun&status=all&area=sweden")
    settled(calm, maps=1)
    map_frame(calm).evaluate("Object.values(window).find(v => v instanceof L.Map).setView([64.5, 18.7], 7)")
    settled(calm, maps=1)
    x, y = point_of(calm, "lycksele")
    # Beside the mark, but in the area.
    click(calm, (x - 20, y))
    assert selected(calm) == "place:lycksele"
    expect(calm.locator(".pk-selection h2")).to_have_text(real.places["lycksele"].name)


def test_a_kommun_without_partnerships_leads_to_its_page(calm: Page) -> None:
    calm.goto("/?area=sweden")
    settled(calm, maps=1)
    click(calm, point_of(calm, "arjeplog"))
    assert selected(calm) == "place:arjeplog"
    with rerun(calm):
        calm.locator(".pk-selection").get_by_role("link", name="Allt om Arjeplogs kommun").click()
    expect(calm.locator("h1")).to_have_text("Arjeplogs kommun")


def test_a_line_selects_its_partnership_and_water_nothing(calm: Page) -> None:
    calm.goto("/?country=CO")
    settled(calm, maps=1)
    show(calm, "fit")
    (partnership,) = drawn(calm)["partnerships"]
    at = map_frame(calm).evaluate(
        """() => {
            const scene = PartnershipMap.scene, map = Object.values(window).find(v => v instanceof L.Map);
            const link = scene.links.find(l => scene.rowCode(l.row)), scale = Math.pow(2, map.getZoom());
            const i = 2 * Math.floor(link.line.flat.length / 4), origin = map.getPixelOrigin();
            const at = map.layerPointToContainerPoint(
              L.point(link.line.flat[i] * scale, link.line.flat[i + 1] * scale).subtract(origin));
            return [at.x, at.y];
        }"""
    )
    box = calm.locator(FRAME).bounding_box()
    assert box is not None
    click(calm, (box["x"] + at[0], box["y"] + at[1]))
    assert selected(calm) == f"partnership:{partnership}"
    expect(calm.locator(".pk-selection .pk-card")).to_have_count(1)
    click(calm, (box["x"] + 40, box["y"] + 150))
    assert selected(calm) == ""
    expect(calm.locator(".pk-selection")).to_have_count(0)


def test_the_ready_made_maps_draw_what_they_name(calm: Page, real: Dataset) -> None:
    calm.goto("/")
    settled(calm, maps=1)
    for name, kinds in (("Aktiva kommuner", {"kommun"}), ("Aktiva regioner", {"region"})):
        with rerun(calm, maps=1):
            calm.get_by_role("link", name=name).click()
        places = [real.places[p] for p in drawn(calm)["places"]]
        swedish = {p.id for p in places if p.is_swedish}
        assert swedish
        # Gotland is both at once.
        assert {real.places[p].kind for p in swedish - {"region-gotland"}} == kinds
        expect(calm.get_by_role("link", name=name)).to_have_attribute("aria-current", "true")
