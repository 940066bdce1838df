"""The whole site of the published tables, opened from a folder: no server, nobody asked, nothing wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from justhtml import JustHTML
from playwright.sync_api import Page, expect

from components.language import language
from data.records import Dataset
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.paper import A4, MOST, printed
from tests.browser.reflow import IN_SIGHT, NARROWEST, ZOOMED, problems
from tests.browser.site.pages import INTERACTIVE, KINDS, TODAY, Open, address, each
from tests.browser.test_accessibility import thin_out, violations
from tests.browser.test_table import FITTING, WHOLLY_IN_SIGHT


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.deep)])
def test_pages_are_valid_html(whole: Path, every: int) -> None:
    wrong = []
    kinds = {whole / root / path for path in KINDS for root in ("", "en")}
    for path in sorted({*sorted(whole.rglob("*.html"))[::every], *kinds}):
        result = JustHTML(path.read_text(encoding="utf-8"), collect_errors=True, sanitize=False).errors
        wrong += [f"{path.relative_to(whole)}:{e.line}: {e.code}" for e in result]
    assert wrong == []


@pytest.mark.parametrize(("root", "size"), [("", DESKTOP), ("en/", PHONE)], ids=["sv-desktop", "en-phone"])
def test_no_kind_of_page_breaks_a_rule_or_is_wider_than_the_screen(
    look: Open, served: str, root: str, size: dict[str, int]
) -> None:
    broken: dict[str, list[str]] = {}
    for path, page in each(KINDS, look, served + root, size, bypass_csp=True):
        if wider := _wider(page):
            broken[f"{path} is {wider} px wider"] = []
        thin_out(page)
        if result := violations(page):
            broken[path] = result
    assert not broken, "\n".join(f"{path}\n  " + "\n  ".join(result) for path, result in broken.items())


@pytest.mark.deep
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("root", ["", "en/"], ids=["sv", "en"])
def test_no_part_of_a_page_breaks_a_rule(look: Open, served: str, root: str, size: dict[str, int]) -> None:
    visits = each(KINDS, look, served + root, size, bypass_csp=True)
    assert {path: result for path, page in visits if (result := violations(page))} == {}


def test_no_long_swedish_word_makes_a_page_wider_than_a_phone(look: Open, served: str) -> None:
    visits = each(KINDS, look, served, PHONE)
    assert {path: wider for path, page in visits if (wider := _wider(page))} == {}


@pytest.mark.parametrize(
    ("root", "size"), [("", NARROWEST), ("en/", ZOOMED)], ids=["sv-320", "en-400-per-cent"]
)
def test_nothing_overlaps_or_runs_out_of_the_narrowest_window(
    look: Open, served: str, root: str, size: dict[str, int]
) -> None:
    result = {}
    for path, page in each((*KINDS, "embed.html"), look, served + root, size, bypass_csp=True):
        wrong = problems(page)
        if size == NARROWEST:
            thin_out(page)
            wrong += violations(page)
        if wrong:
            result[path] = wrong
    assert result == {}


def test_the_menu_needs_no_script_and_a_long_page_folds(look: Open, whole: Path) -> None:
    page = look(whole, "about/index.html", PHONE, java_script_enabled=False)
    expect(page.locator(".pk-nav")).not_to_be_visible()
    page.locator(".pk-menu > summary").click()
    expect(page.locator(".pk-nav a").first).to_be_visible()
    page.locator(".pk-menu > summary").click()
    expect(page.locator("#privacy li").first).not_to_be_visible()
    page.locator("#privacy summary").click()
    expect(page.locator("#privacy li").first).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_link_lands_on_the_section_that_it_promises(look: Open, whole: Path, size: dict[str, int]) -> None:
    for path, text, section in (
        ("place/vaxjo/index.html", "Så avgörs det", "status"),
        ("place/arjeplog/index.html", "Läs om vad som saknas", "missing"),
        ("place/arjeplog/index.html", "Källor och luckor", "sources"),
        ("numbers/index.html", "Så mycket saknas", "missing"),
    ):
        page = look(whole, path, size)
        page.get_by_role("link", name=re.compile(text)).first.click()
        page.wait_for_url(f"**/about/index.html#{section}")
        expect(page.locator(f"#{section} p").first).to_be_visible()
        page.wait_for_function(IN_SIGHT, arg=section)


def test_only_countries_with_a_partnership_are_listed(whole: Path) -> None:
    listed = (whole / "country" / "index.html").read_text(encoding="utf-8")
    assert "Ukraina" in listed
    assert "0 av 0" not in listed
    assert "0 of 0" not in (whole / "en" / "country" / "index.html").read_text(encoding="utf-8")


def _wider(page: Page) -> int:
    """Return how many pixels a page is wider than the screen."""
    return max(0, int(page.evaluate("document.documentElement.scrollWidth - innerWidth")))


def test_each_kind_tells_all_without_a_script(look: Open, whole: Path) -> None:
    page = look(whole, KINDS[0], java_script_enabled=False)
    for path in KINDS:
        page.goto(address(whole, path))
        assert page.locator("h1").is_visible(), path
        box = page.locator("main").bounding_box()
        assert box is not None, path
        assert box["height"] > 80, path


def test_without_a_script_the_start_page_names_every_active_partnership(
    look: Open, whole: Path, real: Dataset
) -> None:
    page = look(whole, "index.html", java_script_enabled=False)
    assert page.locator("h1").inner_text().startswith("30 aktiva ICLD-finansierade partnerskap")
    assert page.locator(".pk-table tbody tr").count() == 30
    assert page.get_by_role("img", name="Karta. 30 aktiva").is_visible()


def test_every_picture_arrives(look: Open, whole: Path) -> None:
    for path in ("numbers/index.html", "place/vaxjo/index.html"):
        page = look(whole, path)
        page.wait_for_load_state("load")
        assert page.evaluate(
            "[...document.images].filter(i => i.checkVisibility()).every(i => i.complete && i.naturalWidth > 0)"
        )
    assert page.evaluate("""() => new Promise(done => {
        const land = new Image();
        land.onload = () => done(land.naturalWidth > 0);
        land.onerror = () => done(false);
        land.src = document.querySelector('svg image').href.baseVal;
    })""")


@pytest.mark.parametrize("root", ["", "en/"], ids=["sv", "en"])
def test_fourteen_rows_of_the_table_fit_on_a_screen_and_escape_folds_names(
    look: Open, whole: Path, root: str
) -> None:
    page = look(whole, f"{root}table/index.html")
    page.locator("#pk-app[data-ready]").wait_for()
    assert page.evaluate(WHOLLY_IN_SIGHT) >= FITTING
    assert page.locator(".pk-table-region").evaluate("e => e.scrollWidth <= e.clientWidth")
    marks = page.locator(".pk-marks").first
    folded = marks.bounding_box()
    marks.focus()
    assert marks.bounding_box() != folded
    page.keyboard.press("Escape")
    assert marks.bounding_box() == folded


@pytest.mark.parametrize(
    "path",
    [
        *("index.html?country=UA,KE", "en/table/index.html?theme=climate", "numbers/index.html"),
        *("en/place/gotland/index.html", "table/all.html"),
    ],
)
def test_a_page_is_printed_with_its_map_and_without_controls(look: Open, whole: Path, path: str) -> None:
    page = look(whole, path)
    name, code = path.removeprefix("en/").partition("/")[0], "en" if path.startswith("en/") else "sv"
    if path.partition("?")[0].removeprefix("en/") in INTERACTIVE:
        page.locator("#pk-app[data-ready]").wait_for()
    result = printed(page)
    assert len(result.sizes) <= MOST or path == "table/all.html"
    assert set(result.sizes) == {A4 if name != "table" else A4[::-1]}
    assert result.map > 0.015 if name == "place" else result.map > 0.03
    assert result.controls(code) == []
    words = language(code)
    assert words("report.made", date=words.date(TODAY)) in result.texts[-1]
    assert " ".join(page.locator("h1").inner_text().split()) in result.texts[0]
    # On the screen nothing of this is left.
    assert page.locator("#pk-app .pk-paper-map").count() == 0
