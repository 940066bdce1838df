"""Editors sign in with a provider that others have made, work, change the language, and sign out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, expect

from components.host.internals.streamlit_sign_in import USER_COOKIE
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import Seen, Server, serve
from tests.browser.harness.server import free_port
from tests.security.provider import with_sign_in

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the provider's
EDITORS = "anna@example.org:publisher @editors.example.org:editor"
WORDS = {
    "sv": {
        "link": "För redaktionen",
        "sign_in": "Logga in",
        "title": "Redaktion",
        "who": "Inloggad som {}. Du får ändra i utkast men inte publicera.",
        "sign_out": "Logga ut",
        "other": "In English",
        "other_title": "Editing",
        "unlisted": "cilla@example.com hör inte till redaktionen.",
    },
    "en": {
        "link": "For editors",
        "sign_in": "Sign in",
        "title": "Editing",
        "who": "Signed in as {}. You may change drafts but not publish.",
        "sign_out": "Sign out",
        "other": "På svenska",
        "other_title": "Redaktion",
        "unlisted": "cilla@example.com is not an editor’s address.",
    },
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home, port = tmp_path_factory.mktemp("home"), free_port()
    with oidc_provider_mock.run_server_in_thread() as provider:
        chosen = with_sign_in(home, port, f"http://localhost:{provider.server_port}", EDITORS)
        with serve(port=port, **chosen) as server:
            yield server
            assert not server.tracebacks()


@pytest.mark.parametrize(("language", "viewport"), [("sv", DESKTOP), ("en", PHONE)])
def test_an_editor_signs_in_and_out(
    browser: Browser, running: Server, language: str, viewport: dict[str, int]
) -> None:
    words, seen = WORDS[language], Seen()
    context = browser.new_context(base_url=running.address, viewport=viewport, locale="sv-SE")
    # The provider's own page has a style from elsewhere, which is none of ours.
    context.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(content_type="text/css"))
    seen.watch(context)
    page = context.new_page()
    page.goto(f"/about?language={language}")
    page.get_by_role("link", name=words["link"]).last.click()
    expect(page).to_have_title(re.compile(f"^{words['title']}"))

    def sign_in(name: str) -> None:
        page.get_by_role("button", name=words["sign_in"]).click()
        page.get_by_placeholder("sub").fill(name)
        page.get_by_role("button", name="Authorize").click()

    sign_in("cilla@example.com")
    expect(page.locator(".pk-editing-message")).to_contain_text(words["unlisted"])
    sign_in("eva@editors.example.org")
    expect(page.locator(".pk-editing-who")).to_have_text(words["who"].format("eva@editors.example.org"))
    assert urlsplit(page.url).path == "/editing"
    (cookie,) = [c for c in context.cookies() if c["name"] == USER_COOKIE]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")

    if viewport is PHONE:
        page.locator(".pk-menu summary").click()
    page.get_by_role("link", name=words["other"]).click()
    expect(page.locator(".pk-editing-head h1")).to_have_text(words["other_title"])
    page.go_back()
    expect(page.locator(".pk-editing-head h1")).to_have_text(words["title"])
    page.get_by_role("button", name=words["sign_out"]).click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name=words["sign_in"])).to_be_visible()
    assert [c["name"] for c in context.cookies() if c["name"] == USER_COOKIE] == []
    assert not seen.errors
    context.close()
