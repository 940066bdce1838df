"""What every visitor does: open, filter, share a link, go back, change language, read on a phone.

Each journey also fails on a console error, a broken security policy or a
request to another host (``conftest.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.host.internals.streamlit_dom import MAIN
from tests.browser.harness import FRAME, Seen, drawn, map_frame, rerun, settled
from tests.browser.reflow import problems

ACTIVE = 30
PAGES = ("/", "/place?id=vaxjo", "/articles", "/table", "/numbers", "/report", "/about")
NARROW = "/?theme=gender,youth&status=active,ended&date=2023"


def open_map(page: Page, path: str = "/") -> set[str]:
    """Open the map at an address; return the ids of the partnerships that it draws."""
    page.goto(path)
    settled(page, maps=1)
    return set(drawn(page)["partnerships"])


def query(page: Page) -> list[tuple[str, str]]:
    """Return what the address holds behind the question mark."""
    return parse_qsl(urlsplit(page.url).query)


def pill(page: Page, label: str) -> None:
    """Press the filter button with a label, whatever number stands behind it."""
    with rerun(page, maps=1):
        page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile(rf"^{label} \(")).click()


def test_the_further_filters_open_close_and_stay_as_their_user_has_them(page: Page) -> None:
    open_map(page)
    further = page.get_by_test_id("stSidebar").locator("details")
    expect(further).not_to_have_attribute("open", "")
    further.get_by_text("Fler filter").click()
    for text in ("Fler filter (1 används)", "Fler filter"):
        pill(page, "Afrika")
        expect(further.locator("summary")).to_have_text(re.compile(re.escape(text) + "$"))
        expect(further).to_have_attribute("open", "")
    further.get_by_text("Fler filter").click()
    pill(page, "Barn och unga")
    expect(further).not_to_have_attribute("open", "")
    open_map(page, "/?goal=5")
    expect(further).to_have_attribute("open", "")


def test_opens_with_the_active_partnerships(page: Page) -> None:
    assert len(open_map(page)) == ACTIVE
    expect(page.locator("h1")).to_have_text(
        re.compile(rf"^{ACTIVE} aktiva ICLD-finansierade partnerskap mellan \d+ svenska")
    )
    assert page.evaluate("document.documentElement.lang") == "sv"
    places = drawn(page)["places"]
    assert len(places) == len(set(places)) > ACTIVE


_UNCOVERED = """() => {
    const box = document.querySelector('.leaflet-container').getBoundingClientRect();
    const sheets = [...document.querySelectorAll('canvas:not(.pm-legend canvas)')];
    return sheets.map(c => c.getBoundingClientRect()).filter(c =>
        c.left > 0 || c.top > 0 || c.right < box.right || c.bottom < box.bottom).length || innerHeight - box.height;
}"""


def test_the_map_is_drawn_over_the_whole_of_its_frame_whatever_the_window(page: Page) -> None:
    for height in (1200, 700, 1100):
        page.set_viewport_size({"width": 1400, "height": height})
        if height == 1200:
            open_map(page)
        settled(page, maps=1)
        uncovered = [map_frame(page).evaluate(_UNCOVERED)]
        while uncovered[-1] and len(uncovered) < 50:  # the policy lets no script wait for a text of ours
            page.wait_for_timeout(100)
            uncovered.append(map_frame(page).evaluate(_UNCOVERED))
        assert not uncovered[-1]


def test_nothing_is_cut_or_covered_between_phone_and_wide_screen(page: Page) -> None:
    for width in (701, 768, 820, 901, 1024, 1201, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        open_map(page)
        assert problems(page) == [], width
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.locator(".pk-filter-button").wait_for()
    settled(page, maps=1)
    assert problems(page) == []


def test_a_filter_changes_map_sentence_and_address_and_keeps_the_frame(page: Page) -> None:
    everything = open_map(page)
    mark(page)
    pill(page, "Jämställdhet")
    gender = set(drawn(page)["partnerships"])
    assert gender < everything
    expect(page.locator("h1")).to_have_text(
        re.compile(rf"^{len(gender)} aktiva ICLD-finansierade partnerskap")
    )
    assert query(page) == [("theme", "gender")]
    assert marked(page)
    pill(page, "Jämställdhet")
    assert set(drawn(page)["partnerships"]) == everything
    assert query(page) == []
    assert marked(page)


def test_language_keeps_filters_and_the_map(page: Page) -> None:
    before = open_map(page, NARROW)
    assert before
    mark(page)
    frame = map_frame(page)
    frame.evaluate("document.querySelector('.leaflet-container').dataset.touched = 'yes'")
    with rerun(page, maps=1):
        page.get_by_role("link", name="In English").click()
    assert set(drawn(page)["partnerships"]) == before
    assert set(query(page)) >= {("language", "en"), ("theme", "gender,youth"), ("date", "2023")}
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("h1")).to_have_text(re.compile(r"\d+ .*partnerships? .*between"))
    assert marked(page)
    assert frame.evaluate("document.querySelector('.leaflet-container').dataset.touched") == "yes"
    with rerun(page, maps=1):
        page.get_by_role("link", name="På svenska").click()
    assert set(drawn(page)["partnerships"]) == before
    assert "language" not in dict(query(page))
    assert marked(page)


def test_a_shared_link_shows_the_same_map(page: Page, new_page: Callable[..., Page]) -> None:
    open_map(page)
    pill(page, "Barn och unga")
    page.get_by_test_id("stSidebar").get_by_text("Fler filter").click()
    pill(page, "Avslutat")
    place = drawn(page)["places"][0]
    with rerun(page, maps=1):
        map_frame(page).locator(f'button[data-place="{place}"]').press("Enter")
    assert ("selection", f"place:{place}") in query(page)
    mine = drawn(page)
    panel = page.locator("h2").all_inner_texts()

    other = new_page()
    other.goto(page.url)
    settled(other, maps=1)
    assert other.url == page.url
    assert drawn(other) == mine
    assert other.locator("h2").all_inner_texts() == panel
    assert other.locator("h1").inner_text() == page.locator("h1").inner_text()


def test_back_forward_and_reload(page: Page) -> None:
    first = open_map(page)
    pill(page, "Jämställdhet")
    second, address = set(drawn(page)["partnerships"]), page.url
    pill(page, "Barn och unga")
    third = set(drawn(page)["partnerships"])
    assert len({frozenset(x) for x in (first, second, third)}) == 3

    for go, expected in ((page.go_back, second), (page.go_back, first), (page.go_forward, second)):
        with rerun(page, maps=1):
            go()
        assert set(drawn(page)["partnerships"]) == expected
    assert page.url == address

    page.reload()
    settled(page, maps=1)
    assert set(drawn(page)["partnerships"]) == second
    assert page.url == address


def test_pages_open_without_loading_anew_and_back_returns_to_the_same_map(page: Page) -> None:
    before = open_map(page, NARROW)
    page.evaluate("window.__same = true")
    for name, path in (("Tabell", "/table"), ("Siffror", "/numbers")):
        with rerun(page):
            page.get_by_role("link", name=name, exact=True).click()
        assert page.url.partition("?")[0].endswith(path)
        assert ("theme", "gender,youth") in query(page)
        expect(page.get_by_role("link", name=name, exact=True)).to_have_attribute("aria-current", "page")
    for _ in range(2):
        with rerun(page):
            page.go_back()
    settled(page, maps=1)
    assert set(drawn(page)["partnerships"]) == before
    assert page.evaluate("window.__same")


def test_a_link_to_another_site_opens_beside_the_map(page: Page) -> None:
    open_map(page, "/?country=CO&panel=list&selection=place:bogota")
    page.evaluate("addEventListener('click', event => event.preventDefault())")  # nobody else is asked
    link = page.locator(".pk-selection a.pk-source").first
    link.click()
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert urlsplit(page.url).path == "/"


def test_the_wheel_zooms_the_map_with_control_only(page: Page) -> None:
    open_map(page)
    frame = map_frame(page)
    leaflet = "Object.values(window).find(v => v instanceof L.Map)"
    page.locator(FRAME).hover()
    page.mouse.wheel(0, -300)
    expect(frame.locator(".pm-hint-on")).to_be_attached()
    assert frame.evaluate(f"{leaflet}.scrollWheelZoom.enabled()") is False
    before = frame.evaluate(
        f"""() => {{
            const map = {leaflet};
            window.zoomed = new Promise((done, late) => {{
                map.once('zoomend', () => done(map.getZoom()));
                setTimeout(late, 20000);
            }});
            return map.getZoom();
        }}"""
    )
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    assert frame.evaluate("window.zoomed") > before


def test_another_page_begins_at_its_top(page: Page) -> None:
    page.goto("/table")
    settled(page)
    main = page.locator(MAIN)
    main.evaluate("main => main.scrollTo(0, 400)")
    assert main.evaluate("main => main.scrollTop") == 400
    with rerun(page):
        page.get_by_role("link", name="Siffror", exact=True).evaluate("link => link.click()")
    assert main.evaluate("main => main.scrollTop") == 0


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_phone_needs_no_scrolling_sideways_and_every_answer_carries_the_security_headers(
    phone: Page, seen: Seen, language: str
) -> None:
    for path in PAGES:
        phone.goto(f"{path}{'&' if '?' in path else '?'}language={language}")
        settled(phone, maps=1 if path == "/" else 0)
        assert phone.evaluate("document.documentElement.lang") == language, path
        wide = phone.evaluate(
            """(part) => {
                const main = document.querySelector(part);
                return [document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth];
            }""",
            MAIN,
        )
        assert wide == [0, 0], path
    bare = []
    for response in seen.responses:
        headers = response.headers
        if response.url.startswith("http") and not (
            "default-src" in headers.get("content-security-policy", "")
            and headers.get("x-content-type-options") == "nosniff"
            and headers.get("referrer-policy") == "strict-origin-when-cross-origin"
        ):
            bare.append((response.status, response.url))
    assert bare == []
    assert seen.responses


def test_a_script_of_strangers_does_not_run_in_the_page(page: Page, seen: Seen) -> None:
    open_map(page)
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.__ran = true';
        document.body.appendChild(script);
        const image = document.createElement('img');
        image.src = 'https://example.org/picture.png';
        document.body.appendChild(image);
    }""")
    page.wait_for_timeout(300)
    assert not page.evaluate("window.__ran === true")
    assert len(seen.errors) == 2
    assert all("Content Security Policy" in e for e in seen.errors)
    seen.errors.clear()
    seen.hosts.discard("example.org")  # the browser was asked for the picture, and refused to fetch it


def mark(page: Page) -> None:
    """Mark the map's frame and its window, to be recognized later."""
    page.eval_on_selector(FRAME, "frame => { frame.__mark = 1; frame.contentWindow.__mark = 1; }")


def marked(page: Page) -> bool:
    """Return whether the map still is in the frame, and the frame in the document, that were marked."""
    same: bool = page.eval_on_selector(
        FRAME, "frame => frame.__mark === 1 && frame.contentWindow.__mark === 1"
    )
    return same
