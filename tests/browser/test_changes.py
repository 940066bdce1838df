"""What has changed, in a browser: its days can be typed, its text copied, and no script is needed to choose."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.harness import settled


def test_a_day_is_typed_and_the_text_is_copied(new_page: Callable[..., Page]) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/changes?since=2024&date=2025")
    settled(page)
    chosen = page.get_by_label("Från och med")
    chosen.fill("2025-02")
    chosen.press("Enter")
    page.wait_for_url("**/changes?date=2025&since=2025-02")
    lead = page.locator(".pk-changes-head")
    expect(lead).to_contain_text("från och med den 1 februari 2025 till och med den 31 december 2025")
    settled(page)
    text = page.locator("#changes-text-en")
    expect(text).to_contain_text("Between 1 February 2025 and 31 December 2025")
    page.get_by_role("button", name="Kopiera text").nth(1).click()
    expect(page.get_by_text("Texten är kopierad")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == text.text_content()


def test_without_a_script_the_days_are_chosen_all_the_same(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/changes?theme=climate")
    page.get_by_label("Från och med").select_option("2024")
    page.get_by_label("Till och med").select_option("2025")
    page.locator("form", has=page.locator("select[name=since]")).get_by_role("button").click()
    page.wait_for_url("**/changes?theme=climate&since=2024&date=2025")
    expect(page.locator(".pk-changes-head")).to_contain_text("om klimat och miljö")
    expect(page.locator(".pk-changes-kind table").first).to_be_visible()
