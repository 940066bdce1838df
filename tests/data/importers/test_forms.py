# ruff: noqa: E501 (markup is easier to read as it stands)
"""Pages, feeds, WordPress's answers and tables: what is found, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.collect import drafts_of
from data.importers.dates import iso_date
from data.importers.detect import FORMS, form_of, text_of
from data.importers.draft import Draft
from data.importers.errors import ImportStop
from data.importers.fetch import Fetched

PAGE = """<!doctype html><html lang="sv"><body><header><nav><h3><a href="/om">Om oss</a></h3></nav></header><main>
<h1>Nyheter</h1><article><a href="/sv/ett/"><img src="a.jpg"></a><header><h2><a href="/sv/ett/">Ett &amp; två – tre</a></h2>
</header><time datetime="2024-05-06T10:00">6 maj</time><p>En ingress som är lång nog för att räknas som en.</p>
<a href="/sv/ett/">Läs mer</a></article><a href="/en/two"><h2>Second one</h2><p>A teaser that is long enough to be a teaser.</p></a>
<article><h3><a href="javascript:alert(1)">Tredje</a></h3></article></main><footer><h2><a href="/k">Kontakt</a></h2></footer></body></html>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>X</title><language>sv</language>
<item><title>Ett &amp;#8211; två</title><link>https://a.se/1</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Text &lt;b&gt;här&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Ett &amp;#8211; två</title><link>https://a.se/1/</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>X</title><entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
<link href="https://a.se/2"/><updated>2023-01-02T03:04:05Z</updated><summary>Hej.</summary></entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel>
<item><title>&b;</title></item></channel></rss>"""
POSTS = [
    {"title": {"rendered": "Ett &#8211; två"}, "excerpt": {"rendered": "<p>Text&hellip;</p>"}, "link": "https://a.se/1",
     "date": "2024-05-06T10:00:00", "type": "post"},
    {"title": {"rendered": "Kom!"}, "link": "https://a.se/2", "date": "", "type": "event", "lang": "en"},
]  # fmt: skip


def drafts(content: str | bytes, url: str = "", kind: str = "") -> list[Draft]:
    fetched = Fetched(content.encode() if isinstance(content, str) else content, url, kind)
    return drafts_of(fetched, form_of(fetched, "x"))


def test_a_page() -> None:
    found = drafts(PAGE, "https://a.se/nyheter/")
    assert [(d.title, d.url, d.published) for d in found] == [
        ("Ett & två – tre", "https://a.se/sv/ett/", "2024-05-06"),
        ("Second one", "https://a.se/en/two", ""),
        ("Tredje", "", ""),
    ]
    assert found[0].teaser == "En ingress som är lång nog för att räknas som en."


def test_each_of_two_articles_has_its_own_teaser() -> None:
    first, second = (
        '<div><h2><a href="/1">Ett</a></h2></div>',
        '<div><h2><a href="/2">Två</a></h2><p>{}</p></div>',
    )
    teaser = "En ingress som är lång nog för att räknas som en."
    found = drafts(f"<section>{first}{second.format(teaser)}</section>")
    assert [(d.title, d.teaser) for d in found] == [("Ett", ""), ("Två", teaser)]


def test_a_page_of_one_article() -> None:
    page = '<html><head><meta property="og:type" content="article"><meta property="og:title" content="T | S"></head><body><h1>T</h1>'
    assert [d.title for d in drafts(page + '<h2><a href="/x">Mer att läsa</a></h2></body></html>')] == ["T"]


def test_a_page_without_headings_is_read_as_text() -> None:
    page = "<div><div>Rubrik ett</div><p>En mening.</p></div><div><div>Rubrik två</div><p>En till.</p></div>"
    assert [d.title for d in drafts(page)] == ["Rubrik ett", "Rubrik två"]


def test_feeds() -> None:
    assert drafts(RSS) == [Draft("Ett – två", "Text här.", "https://a.se/1", "2024-05-06")]
    assert drafts(ATOM) == [Draft("A b", "Hej.", "https://a.se/2", "2023-01-02")]


def test_an_answer_of_wordpress_in_a_file() -> None:
    first, second = drafts(json.dumps(POSTS))
    assert first == Draft("Ett – två", "Text…", "https://a.se/1", "2024-05-06")
    assert (second.language, second.kind) == ("en", "event")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables(separator: str) -> None:
    text = (
        "Rubrik,Länk,Datum,themes\nEtt,https://a.se/1,3 juni 2019,youth\n,,,\n'=2+2,javascript:x,2019-06,\n"
    )
    found = drafts(text.replace(",", separator))
    assert found[0] == Draft("Ett", "", "https://a.se/1", "2019-06-03", cells=(("themes", "youth"),))
    assert found[1] == Draft("=2+2", published="2019-06")


def test_a_workbook() -> None:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["title", "published"])
    book.active.append(["Ett", __import__("datetime").date(2024, 5, 6)])
    book.save(content)
    assert drafts(content.getvalue()) == [Draft("Ett", published="2024-05-06")]


def packed(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(name.replace("_", "."), held)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"%PDF-1.7 x", "wrong-type"),
        (b"\x89PNG\r\n", "wrong-type"),
        (b"\0\1\2\3", "wrong-type"),
        (BOMB.encode(), "entities"),
        (b"<rss><channel><item><title>A</title>", "broken-xml"),
        (b'[{"title": {"rendered": "A"}}, {"tit', "broken-json"),
        (b'[{"code": "rest_no_route"}]', "broken-json"),
        (b"[" * 100_000 + b"]", "broken-json"),
        (b'title,url\n"open,x\n', "broken-table"),
        (b"<div>" * 100_000, "too-deep"),
        (b"PK\x03\x04 not a workbook", "broken-workbook"),
        (packed(a_xml=b"0" * 60_000_000), "broken-workbook"),
        (packed(a_xml=b"<!DOCTYPE x><x/>"), "entities"),
    ],
)
def test_refused_with_one_sentence_in_both_languages(content: bytes, kind: str) -> None:
    with pytest.raises(ImportStop) as stop:
        drafts(content)
    assert stop.value.kind == kind
    for language in ("sv", "en"):
        said = stop.value.sentence(language)
        assert said.isprintable()
        assert "{" not in said


def test_old_encodings() -> None:
    assert text_of(Fetched("Växjö".encode("cp1252"))) == "Växjö"
    assert text_of(Fetched("Växjö".encode("utf-16"))) == "Växjö"
    assert text_of(Fetched("ő".encode("iso-8859-2"), "", "text/html; charset=iso-8859-2")) == "ő"


@given(st.binary(max_size=300) | st.text(alphabet="<>/ahrefp1\"'=&; \n,[]{}!?", max_size=200).map(str.encode))
def test_any_bytes_give_drafts_or_a_stop(content: bytes) -> None:
    for form in FORMS:
        with suppress(ImportStop):
            drafts_of(Fetched(content), form)


@pytest.mark.parametrize(
    ("text", "date"),
    [("3 juni 2019", "2019-06-03"), ("June 3, 2019", "2019-06-03"), ("3 Jun 2019", "2019-06-03"), ("31 juni 2019", ""),
     ("2019-06-03T10:00:00", "2019-06-03"), ("1019-06-03", ""), ("i juni", ""), ("2019", "")],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    assert iso_date(text) == date
