"""The map in another site's page: another origin, under a policy that allows our frame and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from components.outputs.client.assets import site_assets
from components.outputs.site.embed import embed_files
from components.outputs.site.layout import layout
from components.outputs.site.page import Site
from data.records import Dataset
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import Seen, drawn, settled
from tests.browser.test_accessibility import violations

STRICT = "default-src 'none'; frame-src {ours}; img-src data:"
STYLED = f"{STRICT}; style-src 'unsafe-inline'"
KEPT = """async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
SIZES = """() => ({
    inner: innerWidth, content: document.documentElement.scrollWidth,
    map: document.querySelector('.leaflet-container').offsetWidth,
})"""
QUERY = "theme=youth&status=active&language=en"


class _Host(BaseHTTPRequestHandler):
    """Answers every request with one page, under one policy."""

    def __init__(self, page: bytes, policy: str, *args: object) -> None:
        self.page, self.policy = page, policy
        super().__init__(*args)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:  # the library's name
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def host(code: str, policy: str) -> Iterator[str]:
    """Serve a page with a piece of code in it; give its address."""
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><title>Another site</title></head>
<body><main><h1>Our partnerships</h1>{code}</main></body></html>""".encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, page, policy))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        # Another name than the application's, so that not even cookies of all ports are shared.
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def code_for(page: Page, query: str) -> str:
    """Return the code that the application's own page writes for a view."""
    page.goto(f"/embed?{query}")
    settled(page)
    return page.locator("#embed-text").inner_text()


def embedded(page: Page) -> Frame:
    """Return the frame, once its map has drawn."""
    page.frame_locator("iframe").locator(".leaflet-container[data-drawn]").wait_for()
    frame = page.frame(url=re.compile(r"/embed\.html"))
    assert frame is not None
    return frame


@pytest.fixture(scope="module")
def code(browser: Browser, server: str) -> str:
    context = browser.new_context(base_url=server, viewport=DESKTOP, locale="sv-SE")
    page = context.new_page()
    text = code_for(page, QUERY)
    context.close()
    return text


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A visitor of the other site, who may ask that site and us, and nobody else."""
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    context.set_default_timeout(30_000)
    yield context
    context.close()


def test_another_site_shows_the_map_and_the_visitor_leaves_no_trace(
    context: BrowserContext, server: str, code: str
) -> None:
    seen = Seen()
    seen.watch(context)
    with host(code, STYLED.format(ours=server)) as address:
        page = context.new_page()
        page.goto(address)
        frame = embedded(page)
        assert frame.title().startswith("Map: ")
        assert page.locator("iframe").get_attribute("title") == frame.title()
        assert frame.evaluate("PartnershipMap.drawn().partnerships.length") == 15
        frame.locator(".pk-tabs a").nth(1).click()
        expect(frame.locator("article")).to_have_count(15)
        frame.locator("article h3 a").first.click()
        frame.locator(".pk-selection").wait_for()
        assert context.cookies() == []
        assert page.evaluate("history.length") <= 2
        assert seen.errors == []
        assert seen.hosts == {urlsplit(address).netloc, urlsplit(server).netloc}


def test_nothing_is_kept_in_the_browser_even_where_it_may_be(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(f"{server}/embed.html?{QUERY}&panel=list")
    page.locator(".leaflet-container[data-drawn]").wait_for()
    page.locator("article h3 a").first.click()
    page.locator(".pk-selection").wait_for()
    assert context.cookies() == []
    assert page.evaluate(KEPT) == {
        "local": 0,
        "session": 0,
        "cookie": "",
        "databases": 0,
        "caches": 0,
        "workers": 0,
    }


def test_a_long_list_is_scrolled_within_its_box(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.set_viewport_size(DESKTOP)
    page.goto(f"{server}/embed.html?status=all&funding=all&panel=list")
    page.locator(".leaflet-container[data-drawn]").wait_for()
    assert page.locator(".pk-beside").evaluate("box => { box.scrollTop = 200; return box.scrollTop; }") == 200


def test_it_works_where_the_host_allows_nothing_but_the_frame(
    context: BrowserContext, server: str, code: str
) -> None:
    seen = Seen()
    seen.watch(context)
    with host(code, STRICT.format(ours=server)) as address:
        page = context.new_page()
        page.goto(address)
        assert embedded(page).evaluate("PartnershipMap.drawn().partnerships.length") == 15
        box = page.locator("iframe").bounding_box()
        assert box is not None
        # Such a policy takes the style in the element away, and only that: the frame keeps the size in numbers.
        assert box["width"] == pytest.approx(900, abs=5)
        assert box["height"] == pytest.approx(600, abs=5)
        assert all("style" in e for e in seen.errors), seen.errors


def test_it_fits_whatever_width_it_is_given(context: BrowserContext, server: str, code: str) -> None:
    with host(code, STYLED.format(ours=server)) as address:
        page = context.new_page()
        for width in (320, 390, 760, 1000, 1400):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            sizes = embedded(page).evaluate(SIZES)
            assert sizes["content"] <= sizes["inner"], width
            assert sizes["map"] > 0.5 * sizes["inner"], width
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def test_the_way_back_opens_the_same_view(context: BrowserContext, server: str, code: str) -> None:
    with host(code, STYLED.format(ours=server)) as address:
        page = context.new_page()
        page.goto(address)
        frame = embedded(page)
        visible = set(frame.evaluate("PartnershipMap.drawn().partnerships"))
        with context.expect_page() as opened:
            frame.locator(".pk-full-map a").click()
        complete = opened.value
        settled(complete, maps=1)
        assert set(drawn(complete)["partnerships"]) == visible
        outside = html.unescape(page.locator("main > p a").get_attribute("href") or "")
        complete.goto(outside)
        settled(complete, maps=1)
        assert set(drawn(complete)["partnerships"]) == visible


def test_the_list_can_be_left_out_and_stays_out(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(f"{server}/embed.html?{QUERY}&list=no")
    page.locator(".leaflet-container[data-drawn]").wait_for()
    assert page.locator(".pk-panel").count() == 0
    page.locator(".leaflet-container").click(position={"x": 5, "y": 300})
    assert "list=no" in page.url


def test_a_frozen_map_stays_frozen_through_what_the_visitor_does(
    context: BrowserContext, server: str, browser: Browser
) -> None:
    page = context.new_page()
    page.goto(f"{server}/api/v1/themes.json")
    revision = page.evaluate("JSON.parse(document.body.innerText).revision")
    page.goto(f"{server}/embed.html?{QUERY}&date=2026-11-22&revision={revision}&panel=list")
    page.locator(".leaflet-container[data-drawn]").wait_for()
    page.locator("article h3 a").first.click()
    page.locator(".pk-selection").wait_for()
    assert f"revision={revision}" in page.url
    assert "date=2026-11-22" in page.url
    missing = page.goto(f"{server}/embed.html?revision=999")
    assert missing is not None
    assert missing.status == 404
    page.get_by_role("link").click()
    page.locator(".leaflet-container[data-drawn]").wait_for()


def test_it_works_as_a_file_too(context: BrowserContext, real: Dataset, tmp_path: Path) -> None:
    seen = Seen()
    seen.watch(context)
    site = Site(real, date(2026, 11, 22))
    for path, content in embed_files(site):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "assets").mkdir()
    for name, content in site_assets(real, date(2026, 11, 22), layout()).files.items():
        (tmp_path / "assets" / name).write_bytes(content)
    page = context.new_page()
    page.goto(f"{(tmp_path / 'en' / 'embed.html').as_uri()}?{QUERY.replace('&language=en', '')}")
    page.locator(".leaflet-container[data-drawn]").wait_for()
    assert page.evaluate("PartnershipMap.drawn().partnerships.length") == 15
    way = page.locator(".pk-full-map a").get_attribute("href")
    assert way is not None
    assert way.startswith("../en/index.html?")
    assert "theme=youth" in way
    assert seen.errors == []


def test_the_page_with_the_code_copies_it_and_shows_the_map(browser: Browser, server: str) -> None:
    seen = Seen()
    context = browser.new_context(
        base_url=server, locale="sv-SE", viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]
    )
    try:
        seen.watch(context)
        page = context.new_page()
        page.goto("/embed?country=UA")
        settled(page)
        page.locator("[data-copy-from]").click()
        page.get_by_text("Koden är kopierad").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("#embed-text").inner_text()
        assert embedded(page).evaluate("PartnershipMap.drawn().partnerships.length") == 12
        assert seen.errors == []
        assert seen.hosts == {urlsplit(server).netloc}
    finally:
        context.close()


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("sv", DESKTOP),
        ("en", PHONE),
        pytest.param("sv", PHONE, marks=pytest.mark.deep),
        pytest.param("en", DESKTOP, marks=pytest.mark.deep),
    ],
    ids=["sv-desktop", "en-phone", "sv-phone", "en-desktop"],
)
def test_none_of_these_pages_breaks_a_rule(
    browser: Browser, server: str, language: str, size: dict[str, int]
) -> None:
    context = browser.new_context(base_url=server, viewport=size, bypass_csp=True)  # type: ignore[arg-type]  # a size is one
    broken = {}
    try:
        page = context.new_page()
        for path in (
            f"/embed?language={language}",
            f"/embed.html?language={language}&panel=list",
            f"/embed.html?language={language}&revision=9",
            "/api/en/" if language == "en" else "/api/",
        ):
            page.goto(path)
            if path.startswith("/embed?"):
                settled(page)
                embedded(page)
            elif "panel" in path:
                page.locator(".leaflet-container[data-drawn]").wait_for()
            if result := violations(page):
                broken[path] = result
    finally:
        context.close()
    assert not broken, broken


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_button_of_the_map_is_cut_in_the_narrowest_frame(
    context: BrowserContext, server: str, language: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 480})
    page.goto(f"{server}/embed.html?language={language}")
    page.locator(".leaflet-container[data-drawn]").wait_for()
    buttons = page.locator(".pm-button:visible")
    boxes = [b.bounding_box() for b in buttons.all()]
    assert len(boxes) > 3
    assert all(b and b["x"] >= 0 and b["x"] + b["width"] <= 320 for b in boxes)
    assert (
        buttons.evaluate_all("all => all.filter(b => b.scrollWidth > b.clientWidth).map(b => b.innerText)")
        == []
    )
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")
    map_box = page.locator(".pk-live-map").bounding_box()
    assert map_box
    assert map_box["y"] + map_box["height"] <= 480
