"""The whole site of the sample's tables: every page, every link, every file, and the same again."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.language import language
from components.outputs.site.build import BrokenLinkError, site_files
from components.outputs.site.feed import feeds
from components.outputs.site.frame import POLICY
from components.outputs.site.page import File, Site, SitePage
from components.outputs.site.page_registry import PARTS
from components.state.state import LANGUAGES, State
from data.dates import parse_partial_date
from data.records import Dataset, PartnershipMapError

TODAY = date(2026, 11, 22)
BASE = "https://example.org/karta/"
Built = dict[str, bytes]


@pytest.fixture(scope="module")
def built(sample: Dataset) -> Built:
    return dict(site_files(Site(sample, TODAY, BASE, "Demo", "karta@example.org", {"places.csv": b"id\n"})))


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, LexborHTMLParser]:
    return {
        path: LexborHTMLParser(content.decode()) for path, content in built.items() if path.endswith(".html")
    }


def test_everything_that_the_tables_know_has_a_page_in_both_languages(built: Built, sample: Dataset) -> None:
    for root in ("", "en/"):
        for place in sample.places:
            assert f"{root}place/{place}/index.html" in built
        for theme in sample.themes:
            assert f"{root}theme/{theme}/index.html" in built
        for country in set(sample.countries) - {"SE"}:
            assert f"{root}country/{country.lower()}/index.html" in built
        for page in ("place", "theme", "country", "table", "articles", "numbers", "about", "downloads"):
            assert f"{root}{page}/index.html" in built
        assert {f"{root}index.html", f"{root}table/all.html", f"{root}404.html", f"{root}feed.atom"} <= set(
            built
        )


def test_every_link_leads_to_a_file_and_every_fragment_to_its_place(
    built: Built, pages: dict[str, LexborHTMLParser]
) -> None:
    ids = {path: {n.attributes["id"] for n in page.css("[id]")} for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        for address in addresses(page):
            parts = urlsplit(address.removeprefix(BASE) if path.endswith("404.html") else address)
            if parts.scheme:
                continue
            folder = "" if path.endswith("404.html") and address.startswith(BASE) else posixpath.dirname(path)
            there = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
            # Of a picture the fragment names a part of it by its corners.
            is_place = parts.fragment in ids.get(there, ()) or parts.fragment.startswith("svgView(viewBox(")
            if there not in built or (parts.fragment and not is_place):
                wrong.append((path, address))
    assert wrong == []


def test_a_printed_map_shows_the_land_of_its_own_part_of_the_world(
    pages: dict[str, LexborHTMLParser],
) -> None:
    lands = [n.attributes["src"] or "" for page in pages.values() for n in page.css(".pk-paper-land")]
    assert len({land.partition("#")[2] for land in lands}) > 1
    assert [land for land in lands if "#svgView(viewBox(" not in land] == []


APART = ("api/", "embed.html", "en/embed.html")
"""Pages with frames and tests of their own: for those who write programs, and for other web sites."""


@pytest.fixture
def own(pages: dict[str, LexborHTMLParser]) -> dict[str, LexborHTMLParser]:
    return {path: page for path, page in pages.items() if not path.startswith(APART)}


def addresses(page: LexborHTMLParser) -> Iterator[str]:
    for name in ("href", "src", "srcset", "data-copy"):
        for node in page.css(f"[{name}]"):
            if address := node.attributes[name]:
                yield address


def test_nobody_else_is_asked_for_anything(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        loaded = [
            *page.css("script[src], img[src]"),
            *page.css('link[rel="stylesheet"], link[rel="icon"], image'),
        ]
        for node in loaded:
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            nothing = address == "data:,"  # asks for no icon
            whole = path.endswith("404.html") and address.startswith(BASE)
            assert nothing or whole or not urlsplit(address).scheme, path


def test_each_page_says_what_it_is(own: dict[str, LexborHTMLParser]) -> None:
    titles: dict[tuple[str, str], str] = {}
    for path, page in own.items():
        code = "en" if path.startswith("en/") else "sv"
        assert only(page, "html").attributes["lang"] == code, path
        assert only(page, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] == POLICY
        assert len(page.css("h1")) == 1, path
        assert len(page.css("main")) == 1, path
        title = only(page, "title").text()
        assert titles.setdefault((code, title), path) == path
        assert only(page, 'meta[name="description"]').attributes["content"]
        assert only(page, 'meta[property="og:title"]').attributes["content"] == title
        ids = [n.attributes["id"] for n in page.css("[id]")]
        assert len(ids) == len(set(ids)), path
        assert all(n.attributes.get("alt") for n in page.css("img")), path
        assert not page.css("[style], style, script:not([src])"), path
        assert not [a for n in page.css("*") for a in n.attributes if a.startswith("on")], path
        levels = [int(n.tag[1]) for n in page.css("main h1, main h2, main h3, main h4")]
        assert all(b - a <= 1 for a, b in pairwise(levels)), (path, levels)


def only(page: LexborHTMLParser, selector: str) -> LexborNode:
    (node,) = page.css(selector)
    return node


def test_each_page_names_itself_and_its_twin(own: dict[str, LexborHTMLParser]) -> None:
    for path, page in own.items():
        if path.endswith("404.html"):
            assert only(page, 'meta[name="robots"]').attributes["content"] == "noindex"
            continue
        assert only(page, 'link[rel="canonical"]').attributes["href"] == BASE + path
        swedish = path.removeprefix("en/")
        alternates = {
            n.attributes["hreflang"]: n.attributes["href"]
            for n in page.css('link[rel="alternate"][hreflang]')
        }
        assert alternates == {"sv": BASE + swedish, "en": f"{BASE}en/{swedish}"}
        other = only(page, "a[data-pk-language]").attributes["href"]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), other or ""))
        assert there == (swedish if path.startswith("en/") else f"en/{path}")


def test_the_sitemap_lists_every_page_that_is_there(built: Built) -> None:
    listed = LexborHTMLParser(built["sitemap.xml"].decode()).css("loc")
    paths = {node.text().removeprefix(BASE) for node in listed}
    assert paths == {
        p for p in built if p.endswith(".html") and not p.endswith("404.html") and not p.startswith(APART)
    }


def test_without_an_address_nothing_claims_one(sample: Dataset) -> None:
    built = dict(site_files(Site(sample, TODAY)))
    assert "sitemap.xml" not in built
    for path, content in built.items():
        if path.endswith(".html"):
            page = LexborHTMLParser(content.decode())
            assert not page.css('link[rel="canonical"], meta[property="og:url"]')
            assert all(not urlsplit(n.attributes["href"] or "").scheme for n in page.css("link[hreflang]"))


def test_the_same_input_gives_the_same_bytes(built: Built, sample: Dataset) -> None:
    again = Site(sample, TODAY, BASE, "Demo", "karta@example.org", {"places.csv": b"id\n"})
    assert dict(site_files(again)) == built


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_feed_tells_of_projects_and_articles_newest_first(
    built: Built, sample: Dataset, code: str
) -> None:
    content = built["feed.atom" if code == "sv" else "en/feed.atom"]
    feed = feedparser.parse(content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.id[:9], feed.feed.author) == (
        language(code)("site.feed_title"),
        "urn:uuid:",
        "Demo",
    )
    assert feed.entries
    assert all(e.id and e.title and e.updated and e.summary for e in feed.entries)
    assert len({e.id for e in feed.entries}) == len(feed.entries)
    days = [e.updated for e in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated == days[0] <= "2026-11-22T00:00:00Z"
    for entry in feed.entries:
        assert urlsplit(entry.link.removeprefix(BASE)).path in built
    titles = {e.title for e in feed.entries}
    assert {a.title for a in sample.articles.values() if a.published} <= titles


def test_an_entry_keeps_its_name_from_build_to_build(built: Built, sample: Dataset) -> None:
    later = dict(feeds(Site(sample, date(2027, 1, 1))))
    assert ids(built["feed.atom"]) == ids(later["feed.atom"])


def test_newer_evidence_is_news(built: Built, sample: Dataset) -> None:
    project = next(p for p in sample.projects.values() if p.evidence_date)
    newer = replace(project, evidence_date=parse_partial_date("2026-10"))
    rows = {k: tuple(newer if p.id == newer.id else p for p in v) for k, v in sample.projects_of.items()}
    result = dict(feeds(Site(replace(sample, revision="newer", projects_of=rows), TODAY)))
    assert len(set(ids(result["feed.atom"])) - set(ids(built["feed.atom"]))) == 1


def ids(feed: bytes) -> list[str]:
    return [e.id for e in feedparser.parse(feed).entries]


def test_files_hold_the_rows_that_the_table_shows(built: Built) -> None:
    for name in ("partnerships", "all-partnerships"):
        for root in ("", "en/"):
            csv = built[f"{root}data/{name}.csv"].decode("utf-8-sig")
            with ZipFile(BytesIO(built[f"{root}data/{name}.csv.zip"])) as archive:
                assert csv.encode("utf-8-sig") in [archive.read(n) for n in archive.namelist()]
            assert built[f"{root}data/{name}.xlsx"].startswith(b"PK")
    assert built["data/tables/places.csv"] == b"id\n"
    with ZipFile(BytesIO(built["data/tables.zip"])) as archive:
        assert archive.read("places.csv") == b"id\n"


def page(body: str) -> SitePage:
    return SitePage(State(page="about"), "x", "x", body)


@pytest.mark.parametrize("body", ['<a href="./place?id=atlantis">x</a>', '<a href="#nowhere">x</a>'])
def test_a_page_that_leads_nowhere_stops_the_build(sample: Dataset, body: str) -> None:
    def broken(site: Site) -> Iterator[SitePage | File]:
        yield page(body)

    with pytest.raises(BrokenLinkError, match="which is not there"):
        next(
            site_files(Site(sample, TODAY), parts=[p for p in PARTS if "about" not in p.__name__] + [broken])
        )


def test_two_parts_cannot_write_the_same_file(sample: Dataset) -> None:
    def twice(site: Site) -> Iterator[SitePage | File]:
        yield "feed.atom", b"x"

    with pytest.raises(PartnershipMapError, match="Two parts"):
        next(site_files(Site(sample, TODAY), parts=[*PARTS, twice]))


def test_whoever_watches_is_told_of_each_part(sample: Dataset) -> None:
    report: list[str] = []
    list(site_files(Site(sample, TODAY), lambda name, n: report.append(name)))
    assert report == [*(p.__name__ for p in PARTS), "site_files"]
    for code in LANGUAGES:
        assert all(language(code)(f"site.part_{name}") for name in report)
