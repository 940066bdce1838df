"""CSV: text that a spreadsheet would run is made harmless."""

from __future__ import annotations

from datetime import date

import pytest

from components.outputs.export.csv_file import csv_bytes
from data.plain_text import fit
from tests.components.outputs.export.files import HOSTILE, table


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_formula_in_csv(text: str) -> None:
    (row,) = table(csv_bytes([[text, 7, None, date(2026, 1, 2)]]))
    assert not row[0].startswith(tuple("=+-@\t\r\n＝"))
    assert row[0].removeprefix("'") == fit(text).removeprefix("'")
    assert row[1:] == ["7", "", "2026-01-02"]


def test_ordinary_text_is_left_alone() -> None:
    assert table(csv_bytes([["Växjö", "1-2", "", "a=b"]])) == [["Växjö", "1-2", "", "a=b"]]
