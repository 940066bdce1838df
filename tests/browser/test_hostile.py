"""Tables full of texts that want to be more than text: each is shown as it stands, and nothing else happens.

The pure half of this proof is ``tests/security``: every text in every column.
Here the browser itself reads the pages: hover text, panel, cards, cells,
filter options and titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from components.host.internals.streamlit_dom import MAIN, MARKDOWN, SIDEBAR
from components.language import Language, language
from components.parts.article_list.render import PAGE_SIZE
from components.parts.map.payload import MOST_GROUPS
from components.state.state import clean_text
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.browser.conftest import PHONE
from tests.browser.harness import Server, map_frame, rerun, serve, settled
from tests.browser.proofs import calm, open_list, point_of, texts, tidy, visitor
from tests.security.spread import COUNTRIES, N, spread
from tests.security.strings import HOSTILE

LANGUAGES = ("sv", "en")
SOME = {"sv": range(0, N, 58), "en": range(29, N, 58)}
"""The rows that are opened one at a time: some in each language here, all in both in the deep tests."""
EACH = [
    *((code, SOME[code]) for code in LANGUAGES),
    *(pytest.param(code, range(N), marks=pytest.mark.deep) for code in LANGUAGES),
]
IDS = ["sv-some", "en-some", "sv-all", "en-all"]

_WIDE = """(main_part) => {
    const main = document.querySelector(main_part);
    return [document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth];
}"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spread(tmp_path_factory.mktemp("hostile") / "tables")


@pytest.fixture(scope="module")
def dataset(tables: Path) -> Dataset:
    return read_folder(tables).dataset


@pytest.fixture(scope="module")
def hostile(tables: Path) -> Iterator[Server]:
    with serve(tables) as running:
        yield running
        assert not running.tracebacks()


@pytest.fixture
def visit(browser: Browser, hostile: Server) -> Iterator[Page]:
    with visitor(browser, hostile.address) as page:
        yield page


def go(page: Page, path: str, code: str) -> None:
    """Open an address in a language, wait until it is drawn, and look for anything that should not be."""
    page.goto(f"{path}{'&' if '?' in path else '?'}language={code}")
    settled(page, maps=1 if urlsplit(path).path == "/" else 0)
    calm(page)
    assert page.evaluate(_WIDE, MAIN) == [0, 0], "a text is wider than the page"


def as_shown(found: list[str], expected: list[str]) -> None:
    """Every expected text is among those found, character by character."""
    assert [text for text in map(tidy, expected) if text not in found] == []


def titles(data: Dataset, words: Language) -> dict[str, str]:
    """Each partnership's heading by id."""
    return {
        p.id: f"{words.place(data.places[p.swedish_place])} – {words.place(data.places[p.partner_places[0]])}"
        for p in data.partnerships.values()
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_hover_text_and_the_list_of_places(visit: Page, dataset: Dataset, code: str) -> None:
    go(visit, "/", code)
    words, frame = language(code), map_frame(visit)
    expected = {p.id: tidy(words.place(p)) for p in dataset.places.values()}
    found = frame.evaluate("""() => [...document.querySelectorAll('.pm-list button')].map(b => {
        b.focus();
        const hover = document.querySelector('.pm-hover'), parts = hover.querySelectorAll('*').length;
        return [b.dataset.place, hover.querySelector('strong').textContent, b.textContent, parts];
    })""")
    assert {place: tidy(text) for place, text, _, _ in found} == expected
    assert all(tidy(label).startswith(expected[place]) for place, _, label, _ in found)
    assert {children for *_, children in found} == {3}
    # Without the list in the way, and with the map where it was.
    go(visit, "/", code)
    for place in ("a5", "a17", "a29"):
        visit.mouse.move(*point_of(visit, place))
        assert texts(map_frame(visit), ".pm-hover strong") == [expected[place]]
    calm(visit)


@pytest.mark.parametrize("code", LANGUAGES)
def test_filter_options_and_legend(visit: Page, dataset: Dataset, code: str) -> None:
    go(visit, "/", code)
    words = language(code)
    labels = [words.label(t) for t in dataset.themes.values()]
    shown = [re.sub(r" \(\d+\)$", "", t) for t in texts(visit, f"{SIDEBAR} button")]
    # A label may hold word joiners that nobody sees.
    as_shown([t.replace("\u2060", "") for t in shown], [t.replace("\u2060", "") for t in labels])
    sidebar = visit.get_by_test_id("stSidebar")
    assert (
        sidebar.locator(f"button {MARKDOWN} :is(a, img, svg, code, strong, em, del, h1, li, .katex)").count()
        == 0
    )
    groups = [re.sub(r" \d+$", "", t) for t in texts(map_frame(visit), ".pm-legend li")]
    as_shown(groups, [words.label(g) for g in list(dataset.theme_groups.values())[:MOST_GROUPS]])
    for field, own in (("swedish_place", True), ("partner_place", False)):
        places = [words.place(p) for p in dataset.places.values() if p.is_swedish == own]
        as_shown(options(visit, words(f"filter.{field}")), [f"{p} (1)" for p in places])
    calm(visit)


def options(page: Page, label: str) -> list[str]:
    """Open a list to choose from and read all of it, part by part: only what is in sight is in the document."""
    listed = open_list(page, page.get_by_role("combobox", name=label))
    found: dict[str, None] = {}
    for _ in range(N):
        found.update(dict.fromkeys(texts(page, '[role="option"]')))
        at = "e => { const before = e.scrollTop; e.scrollTop += 240; return e.scrollTop > before; }"
        if not listed.evaluate(at):
            break
        page.wait_for_timeout(50)
    page.keyboard.press("Escape")
    return list(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_cards_in_the_panel(visit: Page, dataset: Dataset, code: str) -> None:
    words, expected, found = language(code), titles(dataset, language(code)), {}
    for country in COUNTRIES:
        go(visit, f"/?panel=list&country={country}", code)
        for card in visit.locator("[data-partnership]").all():
            ident = card.get_attribute("data-partnership") or ""
            found[ident] = card.evaluate(
                """card => {
                    const e = card.cloneNode(true);
                    e.querySelector('.pk-goals').remove();
                    const lines = ['.pk-card-title', '.pk-card-topic', '.pk-card-themes'];
                    return lines.map(line => e.querySelector(line).textContent);
                }"""
            )
    assert set(found) == set(dataset.partnerships)
    for ident, (title, topic, themes) in found.items():
        project = dataset.projects_of[ident][0]
        text = words.own(project, "topic")
        assert tidy(title) == tidy(expected[ident])
        assert tidy(topic) == tidy(text[:1].upper() + text[1:])
        assert tidy(themes) == tidy(words.label(dataset.themes[project.themes[0]]))


@pytest.mark.parametrize(("code", "rows"), EACH, ids=IDS)
def test_what_is_selected(visit: Page, dataset: Dataset, code: str, rows: range) -> None:
    words, headings = language(code), titles(dataset, language(code))
    for n in rows:
        for selection, expected in (
            (f"place:k{n}", words.place(dataset.places[f"k{n}"])),
            (f"partnership:p{n}", headings[f"p{n}"]),
        ):
            go(visit, f"/?selection={selection}", code)
            assert texts(visit, ".pk-selection h2") == [tidy(expected)], selection
    # And by a click on the map, which carries nothing but ids.
    go(visit, "/", code)
    map_frame(visit).locator(
        ".pm-legend summary"
    ).click()  # long names make it large enough to lie over marks
    with rerun(visit, maps=1):
        visit.mouse.click(*point_of(visit, "a30"))
    assert texts(visit, ".pk-selection h2") == [tidy(words.place(dataset.places["a30"]))]
    calm(visit)


@pytest.mark.parametrize(("code", "rows"), EACH, ids=IDS)
def test_pages_of_places_and_their_titles(visit: Page, dataset: Dataset, code: str, rows: range) -> None:
    words = language(code)
    go(visit, "/place", code)
    as_shown(texts(visit, ".pk-index li a"), [words.short(p) for p in dataset.places.values()])
    for n in rows:
        place, project = dataset.places[f"a{n}"], dataset.projects[f"p{n}-1"]
        go(visit, f"/place?id={place.id}", code)
        assert texts(visit, "h1") == [tidy(words.place(place))]
        assert tidy(visit.title()) == tidy(f"{words.place(place)} – Partnerskapskartan")
        body = tidy(visit.locator(MAIN).text_content())
        for text in (
            words.own(project, "note"),
            words.own(dataset.partnerships[f"p{n}"], "note"),
            project.title,
        ):
            assert tidy(text) in body


@pytest.mark.parametrize("code", LANGUAGES)
def test_articles(visit: Page, dataset: Dataset, code: str) -> None:
    words, found = language(code), {}
    for start in range(0, N, PAGE_SIZE):
        go(visit, f"/articles?start={start}", code)
        for card in visit.locator("[data-article]").all():
            ident = card.get_attribute("data-article") or ""
            found[ident] = (card.locator(".pk-card-title").text_content(), card.text_content())
    assert set(found) == set(dataset.articles)
    for ident, (title, body) in found.items():
        article = dataset.articles[ident]
        assert tidy(title).startswith(tidy(article.title))
        assert tidy(words.own(article, "summary")) in tidy(body)
        assert all(tidy(place) in tidy(body) for place in article.other_places)


@pytest.mark.parametrize("code", LANGUAGES)
def test_cells_of_the_table(visit: Page, dataset: Dataset, code: str) -> None:
    words, found = language(code), {}
    for start in range(0, N, 50):
        go(visit, f"/table?start={start}", code)
        for (
            ident,
            cells,
        ) in visit.evaluate("""() => [...document.querySelectorAll('tr[data-partnership]')].map(r =>
            [r.dataset.partnership, [...r.children].map(c => c.textContent)])"""):
            found[ident] = [tidy(c) for c in cells]
    assert set(found) == set(dataset.partnerships)
    for ident, cells in found.items():
        partnership = dataset.partnerships[ident]
        assert cells[0] == tidy(words.place(dataset.places[partnership.swedish_place]))
        assert cells[1] == tidy(words.place(dataset.places[partnership.partner_places[0]]))


TYPED = ("{{7*7}} {0} {name} %s", "<img src=x onerror=window.__x=1> ![b](https://evil.example/i.png)")
"""A template of each kind, and markup and Markdown."""
_LINE = [text for text in HOSTILE if text == clean_text(text) and len(text) < 100]


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        *((code, TYPED) for code in LANGUAGES),
        *(pytest.param(code, _LINE, marks=pytest.mark.deep) for code in LANGUAGES),
    ],
    ids=IDS,
)
def test_what_a_visitor_types_is_text_too(visit: Page, code: str, typed: Sequence[str]) -> None:
    for text in typed:
        go(visit, f"/?text={quote(text)}", code)
        assert tidy(text) in tidy(visit.locator("h1").text_content()), text
        assert visit.get_by_test_id("stSidebar").get_by_role("textbox").first.input_value() == text


def test_no_word_is_too_long_for_a_phone(browser: Browser, hostile: Server) -> None:
    with visitor(browser, hostile.address, PHONE) as page:
        for path in (
            "/",
            "/?selection=place:k110",
            "/place?id=k110",
            "/articles?start=100",
            "/table?start=100",
            "/numbers",
        ):
            go(page, path, "sv")


def test_editors_are_told_of_addresses_in_plain_text(visit: Page) -> None:
    for code, path in zip(LANGUAGES, ("/numbers", "/about"), strict=True):
        go(visit, path, code)
        notice = visit.get_by_test_id("stMainBlockContainer").get_by_test_id("stExpander")
        notice.locator("summary").click()
        assert "javascript:" in tidy(notice.text_content())
        assert notice.locator("a").count() == 0
        calm(visit)


def test_there_are_many_texts() -> None:
    assert len(HOSTILE) >= 60
