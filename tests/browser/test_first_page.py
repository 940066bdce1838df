"""The page that every address answers with: whole without JavaScript, the same after Streamlit, and found by searches.

What the take-over itself may not lose is in ``test_take_over.py``.
"""

from __future__ import annotations

import random
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import parse_qs, quote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from components.host.robots_and_feed import sitemap_states
from components.state.state import LANGUAGES, PAGES, SORTS, State, address, decode, vocabulary
from components.view import build_view
from data.records import Dataset
from tests.browser.harness import FRAME, TODAY, drawn, map_frame, settled
from tests.browser.harness.first_page import FIRST
from tests.browser.proofs import texts, tidy

SEED = 20261122
HEADING = "h1"
FOREIGN = ("enable javascript", "streamlit app", "agents")
"""What Streamlit's own page says to those without JavaScript."""
ROWS = "[...new Set([...document.querySelectorAll('[data-partnership]')].map(e => e.dataset.partnership))]"
LIVE_MARKS = "new Set(PartnershipMap.scene.shown().map(mark => mark.place)).size"
"""Of the live map: also the mark of a selected place without partnerships."""
MARKS = "svg .pk-fm-0 .pk-fm-mark", "svg .pk-fm-0 .pk-fm-dots path:last-child"
"""In the map's picture: the marks of places, and the paths that hold a dot for each of the others."""
ROOTS = tuple(address(State(language=code)) for code in LANGUAGES)
SAMPLE = 24

some = pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["some", "all"]
)


# Without JavaScript


@pytest.mark.parametrize("root", ROOTS, ids=LANGUAGES)
def test_each_kind_of_page_is_readable_without_javascript(
    new_page: Callable[..., Page], server: str, root: str
) -> None:
    page = new_page(java_script_enabled=False)
    kinds = {kind(link): link for link in reversed(links(server, root)) if is_page(link)}
    assert {f"/{name}" for name in PAGES if name != "map"} < {path for path, _ in kinds}
    wrong = {}
    for link in kinds.values():
        response = page.goto(link, wait_until="domcontentloaded")
        assert response is not None
        if problems := [*unreadable(page), *([] if response.status == 200 else [response.status])]:
            wrong[link] = problems
    assert wrong == {}


@some
@pytest.mark.parametrize("root", ROOTS, ids=LANGUAGES)
def test_no_link_of_the_first_page_is_broken(server: str, root: str, every: bool) -> None:
    assert broken(server, [root], str if every else kind, every) == {}


# Before and after the take-over


@pytest.mark.parametrize("number", [12, pytest.param(100, marks=pytest.mark.deep)])
def test_the_same_is_shown_before_and_after_streamlit_takes_over(
    page: Page, real: Dataset, number: int
) -> None:
    different = {}
    for link in random_addresses(real, number):
        response = page.goto(link.removeprefix("."))
        assert response is not None
        first = LexborHTMLParser(response.text())
        settled(page)
        assert page.locator(FIRST).count() == 0
        before = {"sentence": said(first), "rows": rows(first)}
        after = {"sentence": texts(page, HEADING), "rows": page.evaluate(ROWS)}
        if page.locator(FRAME).count():
            after |= {
                "places": map_frame(page).evaluate(LIVE_MARKS),
                "partnerships": set(drawn(page)["partnerships"]),
            }
            before |= {"places": pictured(first), "partnerships": after["partnerships"]}
            if urlsplit(link).path == "./":
                before["partnerships"] = meant(link, real)
        if before != after:
            different[link] = (before, after)
    assert different == {}


# As a search engine sees it


@some
def test_every_address_says_what_it_is(server: str, real: Dataset, every: bool) -> None:
    wrong = {link: problems for link in addresses(real, every) if (problems := unsaid(server, link))}
    assert wrong == {}


@some
def test_no_link_of_any_page_is_broken(server: str, real: Dataset, every: bool) -> None:
    assert broken(server, addresses(real, every), subject, every) == {}


def unreadable(page: Page) -> Iterator[str]:
    """Yield what is wrong with a page for its reader."""
    heads = page.locator(HEADING)
    if heads.count() != 1 or not heads.is_visible():
        yield f"{heads.count()} headings"
    if len(page.locator("main").inner_text()) < 80:
        yield "no text"
    body = page.locator("body").inner_text().lower()
    yield from (word for word in FOREIGN if word in body)
    if not page.title():
        yield "no title"
    if not page.locator("meta[name=description]").get_attribute("content"):
        yield "no description"


def unsaid(server: str, link: str) -> list[str]:
    """Return what an address does not say of itself, or says twice."""
    html = document(server, link)
    own = urljoin(f"{server}/", link)
    code = parse_qs(urlsplit(own).query).get("language", [LANGUAGES[0]])[0]
    wrong = [f"{html.css(css)} {css}" for css in ONCE if len(html.css(css)) != 1]
    root = html.root
    if root is None or root.attributes.get("lang") != code:
        wrong.append("lang")
    wrong += [f"empty {css}" for css in ONCE[:2] if not value(html, css).strip()]
    if value(html, ONCE[2]) != own:
        wrong.append(f"canonical {value(html, ONCE[2])}")
    twins = alternates(html)
    if set(LANGUAGES) - set(twins) or twins.get(code) != own:
        wrong.append(f"hreflang {twins}")
    # Each names the other.
    wrong += [f"hreflang of {twin}" for twin in twins.values() if alternates(document(server, twin)) != twins]
    ids = Counter(i for e in html.css(f"{FIRST}, {FIRST} [id]") if (i := e.attributes.get("id")))
    return wrong + [f"twice #{name}" for name, times in ids.items() if times > 1]


ONCE = ("head title", "head meta[name=description]", "head link[rel=canonical]", f"{FIRST} h1", FIRST)
"""What a document has exactly once: title, description and canonical address in this order, first."""


def value(html: LexborHTMLParser, css: str) -> str:
    """Return the text, content or address of the first element, empty without one."""
    node = html.css_first(css)
    if node is None:
        return ""
    return node.attributes.get("content") or node.attributes.get("href") or node.text()


def alternates(html: LexborHTMLParser) -> dict[str, str]:
    """Return the addresses of a page's languages, without the one for all others."""
    found = {
        e.attributes.get("hreflang") or "": e.attributes.get("href") or "" for e in html.css(_ALTERNATES)
    }
    return {code: href for code, href in found.items() if code != "x-default"}


_ALTERNATES = "head link[rel=alternate][hreflang]"


def broken(
    server: str, pages: list[str], alike: Callable[[str], object], every: bool
) -> dict[str, int | str]:
    """Return the status of each link of some pages that leads nowhere: one of those alike, of all or of some by lot.

    A file is fetched in one state.
    """
    chosen: dict[object, str] = {}
    for link in {link: None for page in pages for link in links(server, page)}:
        chosen.setdefault(alike(link) if is_page(link) else urlsplit(link).path, link)
    wanted = list(chosen.values())
    if not every:
        wanted = random.Random(SEED).sample(wanted, min(SAMPLE, len(wanted)))  # noqa: S311  # the same each time
    return {link: answer for link in wanted if (answer := _answer(server, link)) != 200}


def links(server: str, page: str) -> list[str]:
    """Return the addresses on our own host that a page links to, each once, those within it with its own."""
    own = urljoin(f"{server}/", page)
    found = [
        urljoin(own, e.attributes.get("href") or "") for e in document(server, page).css(f"{FIRST} a[href]")
    ]
    return list(dict.fromkeys(link for link in found if link.startswith(f"{server}/")))


def is_page(link: str) -> bool:
    return urlsplit(link).path.strip("/") in ("", *PAGES)


def kind(link: str) -> tuple[str, tuple[str, ...]]:
    """Return the path of an address, and which filters it names."""
    parts = urlsplit(link)
    return parts.path, tuple(sorted(parse_qs(parts.query, keep_blank_values=True)))


def subject(link: str) -> tuple[object, ...]:
    """Return the kind of an address, the place that it is about and the part of the page that it leads to."""
    parts = urlsplit(link)
    return (*kind(link), *parse_qs(parts.query).get("id", ()), parts.fragment)


def _answer(server: str, link: str) -> int | str:
    """Return the status of an address; a text when it names a part that its page does not have."""
    whole, fragment = urldefrag(link)
    if not is_page(link):
        try:
            with urllib.request.urlopen(whole, timeout=60) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
    try:
        html = document(server, whole)
    except urllib.error.HTTPError as error:
        return error.code
    return 200 if not fragment or html.css_first(f"[id='{fragment}']") else "no such part"


@cache
def document(server: str, link: str) -> LexborHTMLParser:
    """Return the HTML of an address, whole or relative to the application's root."""
    whole = quote(urljoin(f"{server}/", link), safe=":/?&=%,;+@~!$'()*#")
    with urllib.request.urlopen(whole, timeout=60) as response:
        return LexborHTMLParser(response.read())


def said(html: LexborHTMLParser) -> list[str]:
    """Return the headings of the finished page."""
    return [tidy(e.text()) for e in html.css(f"{FIRST} {HEADING}")]


def rows(html: LexborHTMLParser) -> list[str]:
    """Return the partnerships of lists and tables of the finished page, each once, in order."""
    nodes = html.css(f"{FIRST} [data-partnership]")
    return list(dict.fromkeys(e.attributes["data-partnership"] or "" for e in nodes))


def pictured(html: LexborHTMLParser) -> int:
    """Return how many places the picture of the map marks."""
    marks, dots = (html.css(f"{FIRST} {css}") for css in MARKS)
    return len(marks) + sum((e.attributes["d"] or "").count("M") for e in dots)


def meant(link: str, dataset: Dataset) -> set[str]:
    """Return the partnerships that an address of the map means."""
    query = parse_qs(urlsplit(link).query, keep_blank_values=True)
    view = build_view(dataset, decode("map", query, vocabulary(dataset)), date.fromisoformat(TODAY))
    return {row.id for row in view.rows}


def addresses(dataset: Dataset, every: bool) -> list[str]:
    """Return the addresses of the sitemap in both languages: some of them, or all."""
    states = sitemap_states(dataset)
    return [
        address(replace(state, language=code))
        for state in (states if every else states[:: len(states) // 8])
        for code in LANGUAGES
    ]


def random_addresses(dataset: Dataset, number: int) -> list[str]:
    """Return different addresses by lot, the same each time; most of them show partnerships, as most viewers' do."""
    chance = random.Random(SEED)  # noqa: S311  # the same each time
    known, places = vocabulary(dataset).lists, sorted(dataset.places)
    found: dict[str, None] = {}
    while len(found) < number:
        names = chance.sample(sorted(known), chance.randrange(3))
        lists: dict[str, Any] = {name: (chance.choice(sorted(known[name])),) for name in names}
        page = chance.choice((*PAGES, "map", "map", "table", "place"))
        state = State(
            page=page,
            language=chance.choice(LANGUAGES),
            date=chance.choice(("", "", "", "2012", "2020-06")),
            panel=chance.choice(("overview", "list", "list", "articles")),
            sort=chance.choice(("", "", *SORTS, *(f"-{sort}" for sort in SORTS))),
            selection=chance.choice(("", "", f"place:{chance.choice(places)}")),
            id=chance.choice(places) if page == "place" else "",
            **lists,
        )
        found[address(state)] = None
    return list(found)
