"""The server goes away and comes back while somebody looks at the page."""

from __future__ import annotations

import os
import re
import signal

import pytest
from playwright.sync_api import Browser, Page, expect

from components.host.internals.streamlit_dom import APP, CONNECTED, DIALOG
from components.host.internals.streamlit_files import SCRIPT_ADDRESS
from components.language import language
from components.state.state import LANGUAGES
from tests.browser.harness import serve, settled
from tests.browser.harness.first_page import FIRST

SLOW, LOST, KEPT = (language("sv")(f"missing.{name}") for name in ("slow", "lost", "kept"))
LINE = language("en")("missing.lost")


def test_what_is_shown_stays_and_the_first_press_after_a_restart_counts(browser: Browser) -> None:
    with serve() as first:
        address, port = first.address, first.port
        page = browser.new_context(locale="sv-SE").new_page()
        page.goto(f"{address}/?theme=gender&language=en")
        settled(page, maps=1)
        visible = page.locator("h1").inner_text()
    line = page.locator(".pk-lost")
    expect(line).to_have_text(LINE, timeout=20_000)
    expect(page.locator("h1")).to_have_text(visible)
    # The dialog comes a moment after the connection is lost; it is closed as soon as it is there.
    page.wait_for_timeout(3000)
    expect(page.locator(DIALOG)).to_have_count(0)
    with serve(port=port):
        page.locator(f'{APP}[data-test-connection-state="{CONNECTED}"]').wait_for(timeout=40_000)
        expect(line).to_have_count(0)
        settled(page)
        page.get_by_role("button", name="Children and youth").click()
        expect(page).to_have_url(f"{address}/?language=en&theme=gender%2Cyouth")
    page.context.close()


def test_what_is_pressed_while_the_server_is_slow_counts_after_a_restart(
    browser: Browser,
) -> None:
    with serve() as first:
        address, port = first.address, first.port
        page = browser.new_context(locale="sv-SE").new_page()
        page.goto(f"{address}/?theme=gender")
        settled(page, maps=1)
        # A second address in the same session: the next session begins at it.
        page.locator(".pk-nav a").nth(3).click()
        settled(page)
        os.killpg(first.pid, signal.SIGSTOP)
        page.get_by_role("button", name="Barn och unga").click()
        line = page.locator(".pk-lost")
        expect(line).to_have_text(SLOW)
        expect(line).to_have_attribute("role", "status")
        # Its press is with a server that ends before it answers.
        os.killpg(first.pid, signal.SIGKILL)
    expect(line).to_have_text(LOST, timeout=20_000)
    with serve(port=port):
        expect(page).to_have_url(re.compile(r"/table\?theme=gender%2Cyouth$"), timeout=40_000)
        expect(line).to_have_count(0)
    page.context.close()


def test_a_link_pressed_while_the_server_is_gone_is_followed_when_it_is_back(browser: Browser) -> None:
    with serve() as first:
        address, port = first.address, first.port
        page = browser.new_context(locale="sv-SE").new_page()
        page.goto(f"{address}/about")
        settled(page)
    line = page.locator(".pk-lost")
    expect(line).to_have_text(LOST, timeout=20_000)
    page.locator(".pk-nav a").nth(3).click()
    expect(line).to_have_text(KEPT)
    expect(page).to_have_url(f"{address}/about")
    with serve(port=port):
        expect(page).to_have_url(f"{address}/table", timeout=40_000)
        settled(page)
    page.context.close()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_without_scripts_there_is_the_sentence_and_a_way_to_the_facts(
    browser: Browser, server: str, code: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale=code)
    page = context.new_page()
    page.goto(server)
    expect(page.locator("h1").first).to_contain_text("30 aktiva" if code == "sv" else "30 active")
    assert "Streamlit" not in page.locator("body").inner_text()
    for link in page.locator("body a").all():
        assert page.request.get(f"{server}/{(link.get_attribute('href') or '').removeprefix('./')}").ok
    context.close()


def test_a_link_that_asks_for_what_is_not_there_says_so(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="sv-SE")
    page = context.new_page()
    page.goto("/?country=ke,XQ&theme=nothing&utm_source=mail")
    settled(page, maps=1)
    notice = page.locator(".pk-notice")
    expect(notice).to_contain_text("land ”XQ”")
    expect(notice).to_contain_text("tema ”nothing”")
    expect(notice).not_to_contain_text("utm")
    expect(page.locator("h1")).to_contain_text("Kenya")
    page.locator(".pk-nav a").nth(3).click()
    expect(page.locator(".pk-notice")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_where_streamlit_never_starts_a_line_says_so_and_filters_and_links_work(
    page: Page, code: str
) -> None:
    page.route(
        f"**{SCRIPT_ADDRESS.removeprefix('.')}index.*.js",
        lambda route: route.fulfill(body="", content_type="text/javascript"),
    )
    page.clock.install()
    page.goto(f"/?language={code}", wait_until="commit")
    # It is there when our own script has run.
    page.locator("body > [role=status]").wait_for(state="attached")
    page.clock.fast_forward(16_000)
    expect(page.locator(".pk-lost")).to_have_text(language(code)("missing.never"))
    page.locator(f"{FIRST} .pk-pill").nth(1).click()
    page.wait_for_url("**theme=climate**")
    page.locator(f"{FIRST} .pk-nav a").nth(3).click()
    expect(page.locator(f"{FIRST} tbody tr").first).to_be_visible()
