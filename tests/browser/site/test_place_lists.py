"""The lists of places that filter in the page, and links shared from the application."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.language import language
from components.parts.place_index.render import place_list
from components.state.state import State, clean_text
from components.view.answers import place_answers
from components.view.former import former
from data.records import Dataset
from tests.browser.conftest import PHONE
from tests.browser.site.pages import TODAY, Open, address


def test_a_search_opens_what_is_folded_on_a_phone(look: Open, whole: Path) -> None:
    page = look(whole, "place/index.html", PHONE)
    result = page.locator("li.pk-m", has_text="Kalmar").first
    expect(result).not_to_be_visible()
    page.get_by_role("searchbox").fill("kalmar")
    expect(result).to_be_visible()
    page.get_by_role("searchbox").fill("")
    expect(result).not_to_be_visible()


SHARED = {
    "place/index.html?id=vaxjo": "place/vaxjo/index.html",
    "place/index.html?selection=partnership:vaxjo-an-giang&id=vaxjo": (
        "place/vaxjo/index.html#partnership-vaxjo-an-giang"
    ),
    "place/index.html?answer=active": "place/active.html",
    "place/index.html?answer=former&country=KE": "place/former.html?country=KE",
    "articles/news.html?theme=climate": "articles/index.html?theme=climate&article_kind=news",
    "articles/index.html?language=en&theme=climate": "en/articles/index.html?theme=climate",
    "numbers/index.html?language=en&theme=climate": "en/numbers/index.html?theme=climate",
    "about/index.html?language=en": "en/about/index.html",
    "en/place/index.html?id=vaxjo&language=sv": "place/vaxjo/index.html",
}


def test_a_link_shared_from_the_application_opens_the_same_page(look: Open, whole: Path) -> None:
    page = look(whole, "404.html")
    for shared, opened in SHARED.items():
        page.goto(address(whole, shared))
        page.wait_for_url(f"**/{opened}")
        assert page.url == address(whole, opened), shared


def test_possible_partners_are_narrowed_in_the_page(look: Open, whole: Path, real: Dataset) -> None:
    page = look(whole, "place/former.html?country=KE")
    shown = page.locator(".pk-former li:visible")
    kenya = sum(x.place.country == "KE" for x in former(real, place_answers(real, TODAY)))
    assert shown.count() == kenya
    assert page.locator(".pk-former h2:visible").inner_text().split() == ["Kenya", str(kenya)]
    page.locator("summary", has_text="Tema").click()
    page.get_by_label("Jämställdhet").check()
    assert 0 < shown.count() < kenya
    assert page.locator(".pk-former h2:visible").inner_text().split() == ["Kenya", str(shown.count())]
    page.get_by_role("searchbox").fill("vasterbotten")
    assert shown.locator("> a").all_inner_texts() == ["Homa Bay"]
    assert page.locator(".pk-find [role=status]").inner_text() == "1 träff"


def test_a_place_that_is_not_there_shows_the_list(look: Open, whole: Path) -> None:
    page = look(whole, "place/index.html?id=atlantis")
    assert page.get_by_role("searchbox").is_visible()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_places_are_found_by_the_names_that_the_application_finds_them_by(
    look: Open, whole: Path, real: Dataset, code: str
) -> None:
    aliases = sorted({a for p in real.places.values() for a in p.aliases})
    asked = [
        "vaxjo",
        "homabay",
        "Skåne Malm",
        "South Africa",
        "sydafrika",
        "skane lan",
        "finns inte",
        "å",
        " -- ",
    ]
    asked += [a[:5] for a in aliases[:: max(1, len(aliases) // 30)]]
    page = look(whole, f"{'' if code == 'sv' else 'en/'}place/index.html")
    page.get_by_role("searchbox").wait_for()
    result = page.evaluate(SEARCH, asked)
    answers = place_answers(real, TODAY)
    for text, (ids, message) in zip(asked, result, strict=True):
        state = State(page="place", language=code, text=clean_text(text))
        _, html = place_list(real, answers, language(code), state, TODAY)
        assert ids == re.findall(r"<li class=[^>]*><a href=\"[^\"]*[?;]id=([^\"]*)\"", html), text
        assert message, text


SEARCH = """asked => asked.map(text => {
    const input = document.querySelector("[data-find] input");
    input.value = text;
    input.dispatchEvent(new Event("input"));
    const shown = [...document.querySelectorAll(".pk-group li")].filter(li => li.offsetParent);
    return [shown.map(li => li.querySelector("a").getAttribute("href").split("/")[0]),
            document.querySelector("[data-find] [role=status]").textContent];
})"""
