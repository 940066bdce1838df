"""Tables and workbooks of articles: which columns are read."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data.importers.draft import Draft
from tests.data.importers.drafts import drafts


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
