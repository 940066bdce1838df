"""What a visitor does on the site: on a server with the strictest policy, and from a folder without any."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from components.parts.panel.render import panel
from components.state.state import State, address
from components.view import build_view
from data.records import Dataset
from tests.browser.proofs import tidy
from tests.browser.site.build import FALLBACK, TODAY
from tests.browser.site.conftest import Visit
from tests.browser.site.map_page import ALL_ACTIVE, drawn, query, sentence


def test_the_map_opens_with_what_is_active(visit: Visit, root: str) -> None:
    page = visit(f"{root}/index.html")
    assert sentence(page) == ALL_ACTIVE
    assert len(drawn(page)) == 30
    assert FALLBACK not in (page.locator("body").text_content() or "")
    assert page.locator("h1").count() == 1


def test_a_filter_changes_sentence_map_list_and_address_and_back_undoes_it(visit: Visit, root: str) -> None:
    page = visit(f"{root}/index.html?panel=list")
    drawn(page)
    page.get_by_label("Klimat och miljö (2)").check()
    expect(page.locator("h1")).to_contain_text("om klimat och miljö")
    assert query(page) == "theme=climate&panel=list"
    assert len(drawn(page)) == 2
    expect(page.locator(".pk-card")).to_have_count(2)
    page.go_back()
    expect(page.locator("h1")).to_have_text(ALL_ACTIVE)
    expect(page.get_by_label("Klimat och miljö (2)")).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_label("Klimat och miljö (2)")).to_be_checked()
    page.reload()
    assert len(drawn(page)) == 2


@pytest.mark.parametrize(
    "state", [State(panel="list"), State(panel="list", status=(), language="en", sort="country")]
)
def test_the_list_says_what_the_application_says(
    visit: Visit, root: str, real: Dataset, state: State
) -> None:
    page = visit(f"{root}/{address(state).replace('./', 'index.html', 1)}")
    drawn(page)
    said = LexborHTMLParser(panel(build_view(real, state, TODAY))).css("article")
    shown = page.locator(".pk-card").all_text_contents()
    assert [tidy(text) for text in shown] == [tidy(item.text()) for item in said]


@pytest.mark.parametrize("width", [390, 740, 1000, 1400])
def test_the_buttons_of_the_map_lie_beside_each_other_at_every_width(
    visit: Visit, site: str, width: int
) -> None:
    page = visit(f"{site}/index.html", viewport={"width": width, "height": 900})
    drawn(page)
    box, buttons, zoom = (
        page.locator(css).first.evaluate("e => e.getBoundingClientRect().toJSON()")
        for css in (".leaflet-container", ".pm-buttons", ".leaflet-control-zoom")
    )
    assert box["left"] <= buttons["left"] <= buttons["right"] <= box["right"]
    assert zoom["right"] <= buttons["left"] or zoom["bottom"] <= buttons["top"]


@pytest.mark.parametrize(
    ("shared", "opened", "said"),
    [
        ("/index.html?theme=climate", "index.html", "om klimat och miljö"),
        ("/index.html?theme=climate&language=en", "en/index.html", "on climate and environment"),
        ("/table/index.html?country=KE,nowhere&status=all", "table/index.html", "i Kenya"),
        ("/index.html?status=active&funding=yes&date=2020&x=1", "index.html", "2020"),
        ("/index.html?date=2020-13&theme=nothing", "index.html", "30 aktiva"),
    ],
)
def test_links_shared_from_the_application_open_the_same_view(
    visit: Visit, root: str, shared: str, opened: str, said: str
) -> None:
    page = visit(root + shared)
    expect(page.locator("h1")).to_contain_text(said)
    assert page.url.partition("?")[0] == f"{root}/{opened}"


def test_a_click_on_the_map_selects_and_escape_deselects(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    drawn(page)
    at = page.evaluate(_POINT, "bogota")
    page.mouse.click(*at)
    expect(page.locator(".pk-selection h2")).to_be_visible()
    assert re.match(r"selection=place:", query(page))
    page.keyboard.press("Escape")
    expect(page.locator(".pk-selection")).to_have_count(0)
    assert query(page) == ""


def test_the_text_at_a_place_counts_its_partnerships(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    drawn(page)
    said = page.evaluate("""() => [...document.querySelectorAll('.pm-list button')].map(button => {
        button.focus();
        return [button.firstChild.textContent, document.querySelector('.pm-hover').lastChild.textContent];
    })""")
    assert len(said) > 50
    assert [text for text, counted in said if not text.endswith(f", {counted}")] == []


_POINT = """id => {
    const box = document.querySelector('.pk-live-map').getBoundingClientRect();
    const button = document.querySelector(`.pm-list button[data-place="${id}"]`);
    // The text of a place that has the keyboard stands beside its mark.
    button.focus();
    const at = document.querySelector('.pm-hover').style.transform.match(/-?[0-9.]+/g).map(Number);
    button.blur();
    return [box.left + at[0] - 14, box.top + at[1] - 14];
}"""


def test_the_years_are_dragged_and_played(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    slider = page.get_by_role("slider", name="År")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "2025")
    assert query(page) == "date=2025"
    page.get_by_role("button", name="Spela upp åren").click()
    expect(slider).to_have_attribute("aria-valuetext", "2026")
    expect(slider).to_have_attribute("aria-valuetext", "I dag")
    expect(page.get_by_role("button", name="Spela upp åren")).to_be_visible()


def test_the_empty_state_names_the_ways_out(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html?country=KE&theme=safety")
    expect(page.locator(".pk-empty h2")).to_have_text("Inga partnerskap att visa")
    page.get_by_role("link", name="Ta bort Land: Kenya → 6 partnerskap").click()
    expect(page.locator("h1")).to_contain_text("6 aktiva ICLD-finansierade partnerskap")
    page.locator(".pk-filter-head").get_by_role("link", name="Rensa alla filter").click()
    expect(page.locator("h1")).to_have_text(ALL_ACTIVE)


def test_the_table_sorts_and_turns_its_pages(visit: Visit, site: str) -> None:
    page = visit(f"{site}/table/index.html?status=all&funding=all")
    rows = page.locator(".pk-table tbody tr")
    assert rows.count() == 50
    page.locator(".pk-table thead").get_by_role("link", name="Start").click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    assert query(page) == "status=all&funding=all&sort=-start"
    assert page.evaluate("document.activeElement.dataset.here") == "sort:start"
    page.get_by_role("link", name="Nästa").click()
    expect(page.locator("caption")).to_contain_text("Rad 51–100")
    page.locator(".pk-table tbody tr").first.get_by_role("link", name="Karta").click()
    page.locator(".pk-live-map[data-drawn]").wait_for()
    assert "index.html?status=all" in page.url
    expect(page.locator(".pk-selection")).to_have_count(1)
    page.goto(f"{site}/table/index.html?status=all&funding=all&start=999950")
    expect(page.locator(".pk-pager [rel=prev]")).to_have_count(1)
    expect(page.locator(".pk-pager [rel=next]")).to_have_count(0)


def test_the_links_around_keep_up_with_the_state(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    page.get_by_label("Klimat och miljö (2)").check()
    expect(page.locator("h1")).to_contain_text("klimat")
    page.locator("a[data-pk-page=table]").click()
    expect(page.locator("caption")).to_contain_text("Rad 1–2 av 2")
    page.locator("a[data-pk-language]").click()
    expect(page.locator("h1")).to_contain_text("on climate and environment")
    assert page.url == f"{site}/en/table/index.html?language=en&theme=climate"


def test_an_embedded_map_has_no_filters_and_leads_to_the_whole_one(visit: Visit, root: str) -> None:
    page = visit(f"{root}/embed.html?theme=climate&panel=list")
    assert len(drawn(page)) == 2
    assert page.locator(".pk-filters, .pk-presets, .pk-years").count() == 0
    expect(page.locator(".pk-card")).to_have_count(2)
    whole = page.locator(".pk-full-map a")
    assert whole.get_attribute("href") == "index.html?theme=climate&panel=list"
    assert whole.get_attribute("target") == "_blank"
    steps = page.evaluate("history.length")
    page.locator(".pk-card a").first.click()
    expect(page.locator(".pk-selection")).to_be_visible()
    assert "/embed.html?" in page.url
    # The back button belongs to the page around it.
    assert page.evaluate("history.length") == steps
    page.goto(f"{root}/embed.html?theme=climate&list=no")
    drawn(page)
    assert page.locator("#panel").count() == 0


def test_without_javascript_the_text_stays(browser: Browser, folder: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((folder / "index.html").as_uri())
    assert FALLBACK in page.locator("#pk-app").inner_text()
    page.close()
