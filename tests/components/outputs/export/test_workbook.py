"""Workbooks: ready to read, and whatever stands in them stays text."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from components.outputs.export.columns import COLUMNS
from components.outputs.export.workbook import workbook_bytes
from components.state.state import State
from data.plain_text import fit
from tests.components.outputs.export.files import HOSTILE, REAL, TODAY, get, sheets


def test_the_book_says_what_it_holds() -> None:
    state = State(
        status=("active", "planned"), theme=("climate",), country=("KE",), text="hälsa", date="2020"
    )
    _, about = sheets(get("xlsx", state).make())
    assert about["Filter"] == (
        "Tema: Klimat och miljö · Land: Kenya · Status: Aktivt och Planerat"
        " · Finansiering: Finansierat av ICLD · sökning ”hälsa”"
    )
    assert about["Tidpunkt som visas"] == "2020 (pågick någon gång under året)"
    assert about["Uppgifter till och med"].date() == date(2026, 2, 1)
    assert about["Hämtad"].date() == TODAY
    assert about["Tabellernas revision"] == REAL.revision
    assert about["Vyns adress"].startswith("https://example.org/karta/table?theme=climate&country=KE&status=")
    assert about["Licens"]
    assert {k for k in about if k.startswith("Kolumn")} >= {"Kolumn Startår (start_year)"}
    assert (
        sheets(get("xlsx", State(status=(), funding=())).make())[1]["Filter"]
        == "Inga filter: alla partnerskap"
    )


def test_the_book_is_ready_to_read() -> None:
    book = load_workbook(BytesIO(get("xlsx", State(language="en")).make()))
    assert book.sheetnames == ["Partnerships", "About"]
    assert book.worksheets[0].freeze_panes == "B2"
    assert book.worksheets[0].auto_filter.ref == "A1:AC31"
    assert book.worksheets[0].column_dimensions["Q"].width > 30


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_a_workbook(text: str) -> None:
    heads = [text] * len(COLUMNS)
    content = workbook_bytes(("a", "b"), heads, [[text] * len(COLUMNS)], [(text, text)])
    kept = fit(text)[:32767]
    for sheet in load_workbook(BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type == "s"
                assert cell.hyperlink is None
                assert cell.value.replace("\r", "\n") == kept.replace("\r", "\n")
    with ZipFile(BytesIO(content)) as archive:
        assert all(b"<f>" not in archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets"))
