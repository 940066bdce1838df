"""A search field answers while one types, suggests places, and is used by keys, pointer or thumb."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.harness import settled

MAP, ARTICLES = "Sök plats, land eller ämne", "Sök i titlar, sammanfattningar och platser"
PLACES = "Sök kommun, region, partner, län eller land"


def field_of(page: Page, label: str) -> Locator:
    """Return the search field with the focus, once it suggests."""
    field = page.get_by_label(label, exact=True)
    field.click()
    expect(field).to_have_attribute("role", "combobox")
    return field


def chosen(page: Page, field: Locator) -> str:
    """Return the text of the suggestion that a screen reader is told of."""
    ident = field.get_attribute("aria-activedescendant")
    option = page.locator(f"#{ident}")
    expect(option).to_have_attribute("aria-selected", "true")
    return option.inner_text()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_keys_choose_a_suggestion_and_escape_leaves_the_field_as_it_is(page: Page) -> None:
    page.goto("/?language=en")
    settled(page, maps=1)
    field = field_of(page, "Search place, country or topic")
    field.press_sequentially("kalu")
    options = page.get_by_role("option")
    expect(options.first).to_have_text("Kalush Ukraine")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    assert chosen(page, field).startswith("Kalush")
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", "")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("kalu")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator("h1")).to_contain_text("search for Kalush")
    assert asked(page) == {"language": ["en"], "text": ["Kalush"]}
    expect(page.locator(".pk-found-answer a")).to_have_text("Kalush")


def test_typing_answers_without_enter_and_nothing_goes_from_under_the_hand(page: Page) -> None:
    page.goto("/")
    settled(page, maps=1)
    field = field_of(page, MAP)
    field.press_sequentially("homa ")
    expect(page.locator("h1")).to_contain_text("sökning ”homa”")
    expect(field).to_have_value("homa ")
    expect(field).to_be_focused()
    field.press_sequentially("bay")
    expect(page.locator("h1")).to_contain_text("sökning på Homa Bay County")
    expect(field).to_have_value("homa bay")
    assert "Press Enter" not in page.locator("body").inner_text()


def test_on_the_list_of_places_a_suggestion_is_the_way_to_its_page(page: Page) -> None:
    page.goto("/place")
    settled(page)
    field_of(page, PLACES).press_sequentially("vaxj")
    page.get_by_role("option").first.click()
    expect(page.locator("h1")).to_have_text("Växjö kommun")
    assert asked(page) == {"id": ["vaxjo"]}


def test_the_articles_of_a_place_are_found_by_its_name(page: Page) -> None:
    page.goto("/articles")
    settled(page)
    field = field_of(page, ARTICLES)
    field.press_sequentially("växj")
    page.get_by_role("option").first.click()
    expect(page.locator(".pk-article-sentence")).to_contain_text("sökning på Växjö kommun")


@pytest.mark.parametrize("path", ["/place", "/place?answer=former"])
def test_on_a_phone_a_button_stands_by_the_field(new_page: Open, path: str) -> None:
    phone = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    phone.goto(path)
    settled(phone)
    button = phone.get_by_role("button", name="Sök", exact=True)
    expect(button).to_be_visible()
    field_of(phone, PLACES).fill("homa bay")
    button.tap()
    expect(phone.locator(".pk-index [data-said]")).to_be_visible()
    expect(phone.get_by_role("option").first).not_to_be_visible()
