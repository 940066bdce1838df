"""The whole site of the published tables, opened from a folder: no server, nobody asked, nothing wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from justhtml import JustHTML
from playwright.sync_api import Browser, Page, expect

from components.language import language
from components.outputs.site.build import site_files
from components.outputs.site.page import Site
from components.outputs.site.write_folder import write_site
from components.parts.place_index.render import place_list
from components.state.state import State, clean_text
from components.view.answers import place_answers
from components.view.former import former
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import Seen
from tests.browser.paper import A4, MOST, printed
from tests.browser.reflow import IN_SIGHT, NARROWEST, ZOOMED, problems
from tests.browser.site.conftest import serving
from tests.browser.test_accessibility import thin_out, violations
from tests.browser.test_table import FITTING, WHOLLY_IN_SIGHT
from tests.security.spread import N, spread

TODAY = date(2026, 11, 22)
KINDS = (
    "index.html",
    "table/index.html",
    "table/all.html",
    "place/index.html",
    "place/active.html",
    "place/former.html",
    "place/vaxjo/index.html",
    "place/arjeplog/index.html",
    "place/homa-bay/index.html",
    "theme/index.html",
    "theme/climate/index.html",
    "country/index.html",
    "country/ke/index.html",
    "articles/index.html",
    "articles/news.html",
    "numbers/index.html",
    "about/index.html",
    "downloads/index.html",
    "404.html",
)
INTERACTIVE = ("index.html", "table/index.html", "articles/index.html", "numbers/index.html")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def whole(real: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    folder = tmp_path_factory.mktemp("whole") / "site"
    write_site(folder, site_files(Site(real, TODAY, publication="7")))
    return folder


@pytest.fixture(scope="module")
def served(whole: Path) -> Iterator[str]:
    """Where the site is on a server, for axe: it reads the style sheets again, which a browser refuses it for files."""
    with serving(whole) as site:
        yield f"{site}/"


@pytest.fixture
def look(browser: Browser) -> Iterator[Open]:
    """``look(folder or address, path)``: a page of the site; nothing may fail, nobody else be asked."""
    contexts, seen = [], Seen()

    def opened(root: Path | str, path: str, viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = browser.new_context(viewport=viewport, locale="sv-SE", **options)  # type: ignore[arg-type]  # a size is one
        seen.watch(context)
        contexts.append(context)
        page = context.new_page()
        page.goto(address(root, path))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not seen.errors, "\n".join(seen.errors)
    assert {host.partition(":")[0] for host in seen.hosts} <= {"", "127.0.0.1"}


def address(root: Path | str, path: str) -> str:
    """Return where a path lies; ``root`` is a folder, or what stands before the path in an address."""
    return f"{root.as_uri()}/{path}" if isinstance(root, Path) else root + path


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.deep)])
def test_pages_are_valid_html(whole: Path, every: int) -> None:
    wrong = []
    kinds = {whole / root / path for path in KINDS for root in ("", "en")}
    for path in sorted({*sorted(whole.rglob("*.html"))[::every], *kinds}):
        found = JustHTML(path.read_text(encoding="utf-8"), collect_errors=True, sanitize=False).errors
        wrong += [f"{path.relative_to(whole)}:{e.line}: {e.code}" for e in found]
    assert wrong == []


@pytest.mark.parametrize(("root", "size"), [("", DESKTOP), ("en/", PHONE)], ids=["sv-desktop", "en-phone"])
def test_no_kind_of_page_breaks_a_rule_or_is_wider_than_the_screen(
    look: Open, served: str, root: str, size: dict[str, int]
) -> None:
    broken: dict[str, list[str]] = {}
    for path, page in _each(KINDS, look, served + root, size, bypass_csp=True):
        if wider := _wider(page):
            broken[f"{path} is {wider} px wider"] = []
        thin_out(page)
        if found := violations(page):
            broken[path] = found
    assert not broken, "\n".join(f"{path}\n  " + "\n  ".join(found) for path, found in broken.items())


@pytest.mark.deep
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("root", ["", "en/"], ids=["sv", "en"])
def test_no_part_of_a_page_breaks_a_rule(look: Open, served: str, root: str, size: dict[str, int]) -> None:
    visits = _each(KINDS, look, served + root, size, bypass_csp=True)
    assert {path: found for path, page in visits if (found := violations(page))} == {}


def test_no_long_swedish_word_makes_a_page_wider_than_a_phone(look: Open, served: str) -> None:
    visits = _each(KINDS, look, served, PHONE)
    assert {path: wider for path, page in visits if (wider := _wider(page))} == {}


@pytest.mark.parametrize(
    ("root", "size"), [("", NARROWEST), ("en/", ZOOMED)], ids=["sv-320", "en-400-per-cent"]
)
def test_nothing_overlaps_or_runs_out_of_the_narrowest_window(
    look: Open, served: str, root: str, size: dict[str, int]
) -> None:
    found = {}
    for path, page in _each((*KINDS, "embed.html"), look, served + root, size, bypass_csp=True):
        wrong = problems(page)
        if size == NARROWEST:
            thin_out(page)
            wrong += violations(page)
        if wrong:
            found[path] = wrong
    assert found == {}


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


def test_a_search_opens_what_is_folded_on_a_phone(look: Open, whole: Path) -> None:
    page = look(whole, "place/index.html", PHONE)
    found = page.locator("li.pk-m", has_text="Kalmar").first
    expect(found).not_to_be_visible()
    page.get_by_role("searchbox").fill("kalmar")
    expect(found).to_be_visible()
    page.get_by_role("searchbox").fill("")
    expect(found).not_to_be_visible()


def test_only_countries_with_a_partnership_are_listed(whole: Path) -> None:
    listed = (whole / "country" / "index.html").read_text(encoding="utf-8")
    assert "Ukraina" in listed
    assert "0 av 0" not in listed
    assert "0 of 0" not in (whole / "en" / "country" / "index.html").read_text(encoding="utf-8")


def _each(
    paths: Sequence[str], look: Open, root: str, size: dict[str, int], **options: object
) -> Iterator[tuple[str, Page]]:
    """Open one path after the other, and yield each with the page once it is drawn."""
    page = look(root, paths[0], size, **options)
    for path in paths:
        if path != paths[0]:
            page.goto(root + path)
        if path in INTERACTIVE:
            page.locator("#pk-app[data-ready]").wait_for()
        yield path, page


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


SHARED = {
    "place/index.html?id=vaxjo": "place/vaxjo/index.html",
    "place/index.html?selection=partnership:vaxjo-an-giang&id=vaxjo": (
        "place/vaxjo/index.html#partnership-vaxjo-an-giang"
    ),
    "place/index.html?answer=active": "place/active.html",
    "place/index.html?answer=former&country=KE": "place/former.html?country=KE",
    "articles/news.html?theme=climate": "articles/index.html?theme=climate&article_kind=news",
    "articles/index.html?language=en&theme=climate": "en/articles/index.html?language=en&theme=climate",
    "numbers/index.html?language=en&theme=climate": "en/numbers/index.html?language=en&theme=climate",
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
def test_a_frozen_map_shows_the_revision_that_the_site_holds(
    look: Open, whole: Path, real: Dataset, code: str
) -> None:
    path = "embed.html" if code == "sv" else "en/embed.html"
    for held in ("7", real.revision):
        page = look(whole, f"{path}?theme=climate&revision={held}")
        page.locator(".pk-live-map[data-drawn]").wait_for()
        assert f"revision={held}" in page.url


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_frozen_map_of_another_revision_says_so_and_offers_the_one_that_is_there(
    look: Open, served: str, code: str
) -> None:
    words, path = language(code), f"{'' if code == 'sv' else 'en/'}embed.html?theme=climate&list=no&revision="
    for asked, page in _each(("6", "0123456789ab", "%3Cimg src=x%3E"), look, served + path, DESKTOP):
        page.locator("#pk-app[data-ready]").wait_for()
        assert page.locator("#pk-app").inner_text().split("\n\n") == [
            words("embed.missing_title"),
            words("browser.frozen", asked=unquote(asked), own="7"),
            words("embed.missing_live"),
        ]
        assert page.locator(".pk-live-map, main img").count() == 0, asked
    page.get_by_role("link").click()
    page.locator(".pk-live-map[data-drawn]").wait_for()
    assert page.url.endswith("embed.html?theme=climate&list=no")


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
    found = page.evaluate(SEARCH, asked)
    answers = place_answers(real, TODAY)
    for text, (ids, said) in zip(asked, found, strict=True):
        state = State(page="place", language=code, text=clean_text(text))
        _, html = place_list(real, answers, language(code), state, TODAY)
        assert ids == re.findall(r"<li class=[^>]*><a href=\"[^\"]*[?;]id=([^\"]*)\"", html), text
        assert said, text


SEARCH = """asked => asked.map(text => {
    const input = document.querySelector("[data-find] input");
    input.value = text;
    input.dispatchEvent(new Event("input"));
    const shown = [...document.querySelectorAll(".pk-group li")].filter(li => li.offsetParent);
    return [shown.map(li => li.querySelector("a").getAttribute("href").split("/")[0]),
            document.querySelector("[data-find] [role=status]").textContent];
})"""


def test_every_picture_arrives(look: Open, whole: Path) -> None:
    for path in ("numbers/index.html", "place/vaxjo/index.html"):
        page = look(whole, path)
        page.wait_for_load_state("load")
        assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
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
    if path != "table/all.html" and name != "place":
        page.locator("#pk-app[data-ready]").wait_for()
    found = printed(page)
    assert len(found.sizes) <= MOST or path == "table/all.html"
    assert set(found.sizes) == {A4 if name != "table" else A4[::-1]}
    assert found.map > 0.015 if name == "place" else found.map > 0.03
    assert found.controls(code) == []
    words = language(code)
    assert words("report.made", date=words.date(TODAY)) in found.texts[-1]
    assert " ".join(page.locator("h1").inner_text().split()) in found.texts[0]
    # On the screen nothing of this is left.
    assert page.locator("#pk-app .pk-paper-map").count() == 0


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in whose tables every text would like to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    write_site(folder / "site", site_files(Site(read_folder(spread(folder / "tables")).dataset, TODAY)))
    return folder / "site"


@pytest.mark.parametrize(
    "rows", [range(0, N, 27), pytest.param(range(N), marks=pytest.mark.deep)], ids=["few", "all"]
)
def test_hostile_tables_run_nothing(look: Open, hostile: Path, rows: range) -> None:
    paths = [
        "index.html",
        "table/all.html",
        "place/index.html",
        "articles/index.html",
        "numbers/index.html",
        "theme/index.html",
    ]
    paths += [
        f"{kind}/{ident}/index.html" for n in rows for kind, ident in (("place", f"k{n}"), ("theme", f"t{n}"))
    ]
    for path, page in _each(paths, look, f"{hostile.as_uri()}/", DESKTOP):
        assert page.evaluate("window.__x === undefined && ({}).x === undefined"), path
