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
from data.importers.detect import FORMS, text_of
from data.importers.errors import ImportStop
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
