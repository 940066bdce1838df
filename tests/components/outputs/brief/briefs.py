"""Briefs of the published tables, made for tests to look at."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from components.language import language
from components.outputs.brief.content import Brief, brief_of
from components.outputs.brief.drawing import drawing
from components.outputs.brief.pdf import brief_pdf
from components.outputs.brief.subject import subject
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
SITE = "https://example.org/karta/"
PLACES = sorted(REAL.places)
# Much, nothing, a region, the body with two names, one abroad, an association; countries with much and with little.
LOOKED_AT = ["vaxjo", "kiruna", "region-vasterbotten", "gotland", "homa-bay", "KE", "ZA", "CO"]


def brief(ident: str, code: str = "sv", dataset: Dataset = REAL) -> Brief:
    words = language(code)
    about = subject(dataset, words, ident, TODAY)
    assert about is not None
    return brief_of(dataset, words, about, TODAY, SITE)


def made(ident: str, code: str = "sv", dataset: Dataset = REAL) -> bytes:
    words = language(code)
    about = subject(dataset, words, ident, TODAY)
    assert about is not None
    return brief_pdf(brief_of(dataset, words, about, TODAY, SITE), drawing(dataset, about, TODAY))


@cache
def kept(ident: str, code: str = "sv") -> bytes:
    """Return a brief that several tests look at."""
    return made(ident, code)


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def fonts(pdf: bytes) -> list[DictionaryObject]:
    """Return every typeface in a PDF, those inside its drawings too."""
    reader = PdfReader(BytesIO(pdf))
    result = [reader.get_object(i + 1) for i in range(len(reader.xref_objStm) + len(reader.xref.get(0, {})))]
    return [o for o in result if isinstance(o, DictionaryObject) and o.get("/Type") == "/Font"]
