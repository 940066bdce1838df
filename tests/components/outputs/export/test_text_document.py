"""The text document holds the rows as a plain table, and can be opened by what opens such documents."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from components.outputs.export.download import download
from components.outputs.export.text_document import MARGIN, WIDTHS, document_bytes
from components.parts.paper.render import plain_headings, plain_rows
from components.state.state import LANGUAGES, State
from components.view import View, build_view
from data.plain_text import fit
from tests.components.outputs.export.files import REAL, TODAY


def shown(code: str = "sv", **fields: object) -> View:
    return build_view(REAL, replace(State(page="table", language=code), **fields), TODAY)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_has_five_columns_a_head_that_is_repeated_and_every_row(code: str) -> None:
    view = shown(code, status=(), funding=())
    document = Document(BytesIO(document_bytes(view, "")))
    (table,) = document.tables
    head, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    assert tuple(head) == plain_headings(view.language)
    assert [tuple(row) for row in rows] == plain_rows(view)
    marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert marked == [True] + [False] * len(rows)
    assert document.paragraphs[0].text == view.sentence
    assert document.paragraphs[0].style.name == "Heading 1"
    assert document.core_properties.title == view.sentence[:255]


def test_it_fits_on_a4_and_leads_nowhere() -> None:
    file = document_bytes(shown(country=("KE",)), "")
    (section,) = Document(BytesIO(file)).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert sum(WIDTHS) == 297 - 2 * MARGIN
    with ZipFile(BytesIO(file)) as archive:
        inside = "".join(
            archive.read(n).decode() for n in archive.namelist() if n.endswith((".xml", ".rels"))
        )
    assert "hyperlink" not in inside.partition("<w:body>")[2].partition("</w:body>")[0]
    assert "localhost" not in inside


@pytest.mark.parametrize("code", LANGUAGES)
def test_filter_date_source_and_licence_stand_below_and_an_address_where_one_is_public(code: str) -> None:
    view = shown(code, country=("KE",), theme=("climate",))
    words = view.language
    without, given = (
        "\n".join(p.text for p in Document(BytesIO(document_bytes(view, where))).paragraphs)
        for where in ("", "https://example.org/table?country=KE")
    )
    for message in (words.country("KE"), words("report.source", date=words.date(view.data_date)), str(TODAY)):
        assert message in without
    assert words("export.about_licence_text") in without
    assert words("export.about_address") not in without
    assert "https://example.org/table?country=KE" in given


@pytest.mark.parametrize("text", ["=1+1", "<w:p/>", "a\x00b\ud800\ufffec", "{{ 7*7 }}", "x" * 40_000])
def test_any_text_stays_text(text: str) -> None:
    place = replace(REAL.places["kisumu"], name=text, name_sv="", short_name=text)
    dataset = replace(REAL, revision=f"document {text[:9]!r}", places={**REAL.places, "kisumu": place})
    view = build_view(dataset, State(page="table", status=(), funding=(), country=("KE",)), TODAY)
    cells = {
        cell.text for row in Document(BytesIO(document_bytes(view, ""))).tables[0].rows for cell in row.cells
    }
    assert any(fit(text) in cell for cell in cells)


def test_the_file_of_an_address_is_that_of_its_rows() -> None:
    result = download(REAL, TODAY, "docx", "country=KE&language=en", "")
    (table,) = Document(BytesIO(result.make())).tables
    assert len(table.rows) == 1 + len(shown("en", country=("KE",)).rows)
    assert result.name.endswith(".docx")
    assert result.etag != download(REAL, TODAY, "docx", "country=KE", "").etag
