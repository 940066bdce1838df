"""What a page with the map says and draws."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.proofs import tidy

ALL_ACTIVE = (
    "30 aktiva ICLD-finansierade partnerskap mellan 24 svenska kommuner och regioner "
    "och 31 partner i 10 länder."
)


def sentence(page: Page) -> str:
    return tidy(page.locator("h1").text_content())


def drawn(page: Page) -> list[str]:
    """Return the partnerships that the map draws, once it has drawn."""
    page.locator(".pk-live-map[data-drawn]").wait_for()
    result: list[str] = page.evaluate("PartnershipMap.drawn().partnerships")
    return result


def query(page: Page) -> str:
    return page.url.partition("?")[2]
