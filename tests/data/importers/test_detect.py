# ruff: noqa: E501 (markup is easier to read as it stands)
"""What a content is taken for, and what is refused."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.collect import drafts_of
from data.importers.detect import FORMS, form_of, text_of
from data.importers.errors import ArticleImportError
from data.importers.fetch import Fetched
from tests.data.importers.drafts import drafts

BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel>
<item><title>&b;</title></item></channel></rss>"""


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
        (b'[{"code": "rest_no_route"}]', "neither"),
        (b"[" * 100_000 + b"]", "neither"),
        (b'title,url\n"open,x\n', "broken-table"),
        (b"<div>" * 100_000, "too-deep"),
        (b"PK\x03\x04 not a workbook", "broken-workbook"),
        (packed(a_xml=b"0" * 60_000_000), "large-workbook"),
        (packed(a_xml=b"<!DOCTYPE x><x/>"), "entities"),
    ],
)
def test_refused_with_one_sentence_in_both_languages(content: bytes, kind: str) -> None:
    with pytest.raises(ArticleImportError) as error:
        drafts(content)
    assert error.value.kind == kind
    for language in ("sv", "en"):
        message = error.value.sentence(language)
        assert message.isprintable()
        assert "{" not in message


@pytest.mark.parametrize(
    "content",
    [
        '{"type": "Topology", "title": "Kartan", "objects": {}}',
        '{"items": [{"title": "A", "url": "https://a.se/1"}]}',
        '[{"title": "A", "link": "https://a.se/1"}]',
        '[{"title": {"text": "A"}}]',
        "[1, 2, 3]",
        '["a", "b"]',
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", "title": "A"}',
        '{"version": "2.0", "items": []}',
        '{"a": 1}\n{"a": 2}\n',
        "{}",
    ],
)
def test_json_that_is_neither_a_feed_nor_of_wordpress_says_so(content: str) -> None:
    with pytest.raises(ArticleImportError) as error:
        form_of(Fetched(content.encode()), "x")
    assert error.value.kind == "neither"
    assert "neither a feed" in str(error.value)
    for form in ("wordpress", "feed"):
        with pytest.raises(ArticleImportError) as error:
            drafts_of(Fetched(content.encode()), form)
        assert error.value.kind == "neither"


def test_what_wordpress_says_is_wrong_is_passed_on() -> None:
    with pytest.raises(ArticleImportError) as error:
        drafts('{"code": "rest_forbidden", "message": "Nope, not for you.", "data": {"status": 401}}')
    assert "Nope, not for you." in str(error.value)


@pytest.mark.parametrize(
    "head", ["", "\n \n", "\ufeff", "\n\ufeff", "<!-- kept -->\n", "Notice: old in x.php on line 3\n"]
)
@pytest.mark.parametrize(
    "declared",
    ["<?xml version='1.0' encoding='utf-8'?>", "<?xml version='1.0'?><?xml-stylesheet href='x'?>\n"],
)
def test_a_feed_is_known_by_its_root_whatever_stands_before(head: str, declared: str) -> None:
    feed = f"{head}{declared}<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"
    assert form_of(Fetched(feed.encode()), "x") == "feed"
    assert form_of(Fetched(f"<html><body><p>Look: {feed}</p></body></html>".encode()), "x") == "html"


@pytest.mark.parametrize(
    "first", ["sep=;\nx;y", '"sep=|"\nrubrik|x', "SEP=,\n", "x;rubrik", 'a,"Titel",b', "\n\ntitle\turl"]
)
def test_a_table_is_known_by_its_first_line(first: str) -> None:
    assert form_of(Fetched(f"{first}\n1;2\n".encode()), "x") == "csv"


@pytest.mark.parametrize("first", ["Rubrik", "En titel, och mer", "[1] Om det", "Hej; rubriker"])
def test_other_text_is_no_table(first: str) -> None:
    assert form_of(Fetched(f"{first}\n\nEn mening.\n".encode()), "x") == "text"


def test_old_encodings() -> None:
    assert text_of(Fetched("Växjö".encode("cp1252"))) == "Växjö"
    assert text_of(Fetched("Växjö".encode("utf-16"))) == "Växjö"
    assert text_of(Fetched('<?xml encoding="utf-8"?>Växjö'.encode("cp1252"))).endswith("Växjö")
    assert text_of(Fetched("ő".encode("iso-8859-2"), "", "text/html; charset=iso-8859-2")) == "ő"


@given(st.binary(max_size=300) | st.text(alphabet="<>/ahrefp1\"'=&; \n,[]{}!?", max_size=200).map(str.encode))
def test_any_bytes_give_drafts_or_a_stop(content: bytes) -> None:
    for form in FORMS:
        with suppress(ArticleImportError):
            drafts_of(Fetched(content), form)
