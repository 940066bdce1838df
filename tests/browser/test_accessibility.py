"""axe-core on every page, in both languages, on a desktop and on a phone, the map's frame included."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import settled
from tests.browser.proofs import visitor

PAGES = (
    "/",
    "/?selection=place:vaxjo",
    "/?country=KE&theme=youth",
    "/?panel=list&status=all&funding=all",
    "/place",
    "/place?id=vaxjo",
    "/place?id=homa-bay",
    "/place?id=arjeplog",
    "/articles",
    "/table",
    "/numbers",
    "/about",
)
OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
KNOWN: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "known_violations.toml").read_text(encoding="utf-8")
)["violation"]
"""What comes from Streamlit itself and cannot be mended here: rule, part of the element, and where it is known."""


def violations(page: Page) -> list[str]:
    """Return what axe finds and the list of known violations does not name, one line an element."""
    found: dict[str, Any] = Axe().run(page, options=OPTIONS).response
    return [
        f"{broken['id']}: {node['target']} {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for broken in found["violations"]
        for node in broken["nodes"]
        if not any(k["rule"] == broken["id"] and k["element"] in node["html"] for k in KNOWN)
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_breaks_a_rule(browser: Browser, server: str, language: str, size: dict[str, int]) -> None:
    broken = {}
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    with visitor(browser, server, size, bypass_csp=True) as page:
        for path in PAGES:
            page.goto(f"{path}{'&' if '?' in path else '?'}language={language}")
            settled(page)
            if found := violations(page):
                broken[path] = found
    assert not broken, "\n".join(f"{path}\n  " + "\n  ".join(found) for path, found in broken.items())
