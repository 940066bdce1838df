"""What a visitor does with the filters of the site."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.site.conftest import Visit
from tests.browser.site.map_page import ALL_ACTIVE, drawn, query


def test_a_long_filter_is_searched_and_chosen_by_keyboard_alone(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    drawn(page)
    chooser = page.locator(".pk-chooser").filter(has_text="Svensk partner")
    chooser.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("vaxjo")
    expect(chooser.locator(".pk-choice")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("h1")).to_contain_text("mellan Växjö kommun")
    assert query(page) == "swedish_place=vaxjo"
    assert page.evaluate("document.activeElement.type") == "checkbox"


def test_the_further_filters_open_close_and_stay_as_their_user_has_them(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    drawn(page)
    further, line = page.locator(".pk-further"), page.locator(".pk-further > summary")
    expect(line).to_have_text("Fler filter")
    assert further.get_attribute("open") is None
    line.click()
    africa = page.locator("#pk-world_region-africa")
    africa.check()
    expect(line).to_have_text("Fler filter (1 används)")
    africa.uncheck()
    expect(line).to_have_text("Fler filter")
    assert further.get_attribute("open") == ""
    page.locator("#pk-status-ended").check()
    page.locator("#pk-kind-region").check()
    expect(line).to_have_text("Fler filter (2 används)")
    line.click()
    page.locator("#pk-theme-youth").check()
    expect(page.locator("h1")).to_contain_text("om barn och unga")
    assert further.get_attribute("open") is None
    line.click()
    page.locator(".pk-filter-head").get_by_role("link", name="Rensa alla filter").click()
    expect(line).to_have_text("Fler filter")
    assert further.get_attribute("open") is None
    page.go_back()
    expect(line).to_have_text("Fler filter (2 används)")
    assert further.get_attribute("open") == ""


def test_a_link_to_a_goal_opens_with_its_filter_in_sight(visit: Visit, site: str) -> None:
    page = visit(f"{site}/en/index.html?goal=5&panel=list")
    drawn(page)
    expect(page.locator("h1")).to_contain_text("Global Goal 5 (Gender equality)")
    expect(page.locator(".pk-further > summary")).to_have_text("More filters (1 in use)")
    chooser = page.locator(".pk-further .pk-chooser", has_text="UN goals")
    expect(chooser.locator(".pk-chosen")).to_have_text("5 Gender equality")
    chooser.locator("summary").click()
    expect(chooser.locator(":checked")).to_have_attribute("id", "pk-goal-5")
    goals = page.locator(".pk-card .pk-goals")
    assert goals.count() > 0
    assert all("5 Gender equality" in (tag.get_attribute("title") or "") for tag in goals.all())


def test_typing_searches_and_is_one_step_back(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    page.get_by_label("Sök plats, land eller ämne").press_sequentially("homa bay", delay=30)
    expect(page.locator("h1")).to_contain_text("sökning på Homa Bay County")
    expect(page.locator(".pk-found-answers a")).to_have_text("Homa Bay County")
    expect(page.locator(".pk-found-answers p")).to_contain_text("Homa Bay County")
    assert query(page) == "text=homa%20bay"
    page.go_back()
    expect(page.locator("h1")).to_have_text(ALL_ACTIVE)
    assert query(page) == ""


def test_on_a_phone_the_filters_open_behind_a_button_and_nothing_runs_out_of_the_page(
    visit: Visit, site: str
) -> None:
    page = visit(f"{site}/index.html", PHONE, has_touch=True, is_mobile=True)
    drawn(page)
    assert not page.locator("#pk-filters").is_visible()
    button = page.get_by_role("button", name="Filter", exact=True)
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    page.get_by_label("Klimat och miljö (2)").check()
    expect(page.get_by_role("button", name="Filter (1)")).to_be_visible()
    page.get_by_role("button", name="Visa 2 partnerskap").click()
    expect(page.locator("#pk-filters")).not_to_be_visible()
    expect(page.get_by_role("button", name="Filter (1)")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.goto(f"{site}/table/index.html")
    page.locator(".pk-table tbody tr").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_search_field_suggests_places_by_keys(visit: Visit, root: str) -> None:
    page = visit(f"{root}/index.html")
    field = page.get_by_role("combobox", name="Sök plats, land eller ämne")
    field.press_sequentially("vax")
    expect(page.get_by_role("option").first).to_contain_text("Växjö kommun")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("pk-suggest-"))
    field.press("Enter")
    expect(field).to_have_value("Växjö kommun")
    expect(page.locator(".pk-found-answers a")).to_have_text("Växjö kommun")
    assert query(page) == "text=V%C3%A4xj%C3%B6%20kommun"
    expect(page.get_by_role("option").first).not_to_be_visible()
