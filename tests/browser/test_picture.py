"""The map shows all of the selection: at first, after each filter, and says so when something lies outside."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from components.language import language
from data.records import Dataset
from tests.browser.conftest import Open
from tests.browser.harness import drawn, map_frame, rerun, settled
from tests.browser.picture import SIZES, Picture, picture
from tests.browser.proofs import point_of
from tests.browser.test_selection import click, selected, show

ALL = "?status=all&funding=all"


def opened(page: Page, path: str) -> Picture:
    page.goto(path)
    settled(page, maps=1)
    return now(page)


def now(page: Page) -> Picture:
    settled(page, maps=1)
    return picture(map_frame(page))


@pytest.fixture
def calm(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_is_in_sight_at_first(new_page: Open, width: int, height: int) -> None:
    page = new_page({"width": width, "height": height})
    for path in ("/", f"/{ALL}&language=en"):
        visible = opened(page, path)
        assert len(visible.lines) > 20
        assert visible.lost() == [], path
        assert visible.outside == ""
        assert visible.spoilt_names() == []


@pytest.mark.parametrize("place", ["vaxjo", "are", "region-gotland", "kalush", "jinja"])
def test_the_map_of_a_place_shows_all_its_partnerships_and_where_in_the_world_it_is(
    new_page: Open, place: str
) -> None:
    for size in ({"width": 1366, "height": 768}, {"width": 390, "height": 844}):
        visible = opened(new_page(size), f"/place?id={place}")
        assert visible.lost() == []
        assert visible.zoom <= 7 if visible.lines else visible.zoom <= 5
        assert visible.spoilt_names() == []


def test_a_filter_a_search_and_a_preset_give_the_picture_of_their_address(calm: Page) -> None:
    opened(calm, "/")
    steps: list[Callable[[], None]] = [
        lambda: calm.get_by_role("link", name="Aktiva kommuner").click(),
        lambda: calm.get_by_role("link", name="Alla sedan starten").click(),
        lambda: calm.get_by_role("button", name=re.compile("^Klimat och miljö")).click(),
        lambda: (calm.get_by_role("textbox").first.fill("gotland"), calm.keyboard.press("Enter"))[1],
    ]
    for step in steps:
        with rerun(calm, maps=1):
            step()
        came = now(calm)
        other = calm.context.new_page()
        fresh = opened(other, calm.url)
        other.close()
        assert set(came.lines) == set(fresh.lines)
        assert (came.zoom, *came.centre) == pytest.approx((fresh.zoom, *fresh.centre), abs=0.2)


def test_who_has_moved_the_map_keeps_it_and_is_told_what_lies_outside(calm: Page) -> None:
    opened(calm, "/")
    show(calm, "africa")
    before = now(calm)
    with rerun(calm, maps=1):
        calm.get_by_role("link", name="Alla sedan starten").click()
    after = now(calm)
    assert (after.zoom, *after.centre) == (before.zoom, *before.centre)
    complete = {
        ident
        for ident, points in after.lines.items()
        if all(0 <= x <= after.size[0] and 0 <= y <= after.size[1] for x, y in points)
    }
    button = map_frame(calm).locator(".pm-outside")
    expect(button).to_have_text(
        re.compile(rf"^{len(after.lines) - len(complete)} utanför bilden: visa alla$")
    )
    button.focus()
    calm.keyboard.press("Enter")
    expect(button).to_be_hidden()
    assert now(calm).lost() == []
    assert map_frame(calm).evaluate("document.activeElement.classList.contains('leaflet-container')")
    # From now on the map follows again.
    with rerun(calm, maps=1):
        calm.get_by_role("link", name="Aktiva partnerskap").click()
    assert now(calm).zoom > before.zoom - 2
    assert now(calm).lost() == []


def test_the_years_are_played_in_one_picture(calm: Page) -> None:
    opened(calm, "/")
    calm.get_by_role("button", name="Spela upp åren").click()
    calm.get_by_role("button", name="Stoppa").wait_for()
    seen = set()
    for _ in range(3):
        with rerun(calm):
            pass
        visible = picture(map_frame(calm))
        seen.add((visible.zoom, *(round(v) for v in visible.centre)))
    assert len(seen) == 1
    with rerun(calm):
        calm.get_by_role("button", name="Stoppa").click()
    assert now(calm).lost() == []


def test_both_ends_of_what_is_selected_are_named_whatever_the_picture(calm: Page, real: Dataset) -> None:
    calm.set_viewport_size({"width": 390, "height": 844})
    for place, code in (("vaxjo", "sv"), ("umea", "en"), ("pitea", "sv")):
        visible = opened(calm, f"/{ALL}&selection=place:{place}&language={code}")
        rows = [p for p in real.partnerships.values() if p.swedish_place == place]
        ends = {place, *(partner for p in rows for partner in p.partner_places)}
        assert len(ends) > 2
        assert {language(code).short(real.places[p]) for p in ends} <= {n[0] for n in visible.names}
        assert visible.spoilt_names() == []


def test_names_come_nearer_and_nearer_and_never_lie_on_each_other(calm: Page) -> None:
    opened(calm, f"/{ALL}&area=sweden")
    many = now(calm)
    assert len(many.names) > 20
    for zoom in (4, 5.5, 7):
        map_frame(calm).evaluate(f"PartnershipMap.map.setView([58.6, 14.5], {zoom})")
        visible = now(calm)
        assert visible.spoilt_names() == [], zoom
    assert {"Växjö", "Jönköping"} <= {n[0] for n in visible.names} | {n[0] for n in many.names}


def test_marks_that_would_cover_each_other_can_each_be_chosen(calm: Page) -> None:
    opened(calm, "/?status=all&swedish_place=gotland,region-gotland,vaxjo,lidkoping")
    visible = now(calm)
    for one, other in combinations(visible.marks, 2):
        assert math.dist(one[1:3], other[1:3]) > 0.8 * (one[3] + other[3]), (one[0], other[0])
    click(calm, point_of(calm, "kalush"))
    assert selected(calm) == "place:kalush"


def test_the_legend_is_on_the_map_and_stays_as_it_was_left(new_page: Open) -> None:
    page = new_page({"width": 1366, "height": 768})
    opened(page, "/")
    legend = map_frame(page).locator(".pm-legend")
    expect(legend).to_have_attribute("open", "")
    box = legend.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768
    legend.locator("summary").click()
    expect(legend).not_to_have_attribute("open", "")
    with rerun(page, maps=1):
        page.get_by_role("button", name=re.compile("^Hälsa")).click()
    expect(legend).not_to_have_attribute("open", "")
    for name in ("Tabell", "Karta"):
        with rerun(page):
            page.get_by_role("link", name=name, exact=True).first.click()
    settled(page, maps=1)
    legend = map_frame(page).locator(".pm-legend")
    expect(legend).not_to_have_attribute("open", "")
    expect(legend.locator("summary")).to_have_text("Teckenförklaring")


def test_the_legend_counts_what_is_drawn_and_begins_folded_where_there_is_no_room(phone: Page) -> None:
    visible = opened(phone, f"/{ALL}")
    legend = map_frame(phone).locator(".pm-legend")
    expect(legend).not_to_have_attribute("open", "")
    legend.locator("summary").click()
    counted = [int(n) for n in legend.locator(".pm-n").all_inner_texts()]
    rows = drawn(phone)["partnerships"]
    assert sum(counted) == 2 * len(rows)
    assert set(visible.lines) <= set(rows)


def test_the_systems_own_colours_reach_what_is_drawn(new_page: Open) -> None:
    page = new_page(forced_colors="active")
    opened(page, "/")
    colours = map_frame(page).evaluate("""() => {
        const C = PartnershipMap.canvas.COLOUR, probe = document.body.appendChild(document.createElement('span'));
        const of = name => {
            probe.style.color = name;
            return getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map(Number);
        };
        const hex = text => [1, 3, 5].map(i => parseInt(text.slice(i, i + 2), 16));
        return [[C.ink, 'CanvasText'], [C.land, 'Canvas'], [PartnershipMap.scene.colour(1 << 3), 'CanvasText']]
            .map(([own, system]) => [hex(own), of(system)]);
    }""")
    assert all(own == system for own, system in colours)
