"""The example of each sheet: it is one as long as nobody has changed it."""

from __future__ import annotations

from datetime import date

import pytest

from data.csv_rows import csv_bytes
from data.editing.example_rows import example_row, is_example
from data.editing.headings import SIMPLE, columns_of, heading
from data.editing.read_incoming import read_pasted
from data.editing.template import BROUGHT
from data.records import Dataset
from data.schema.schema import TABLES, Language
from data.store.revision import files_of


@pytest.mark.parametrize("table", [SIMPLE, *TABLES])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_example_is_one_until_it_is_changed(table: str, language: Language) -> None:
    example = example_row(table, language)
    first, *others = columns_of(table)
    assert set(example) <= {first, *others}
    assert is_example(table, {column: f" {text} " for column, text in example.items()})
    # A column may have been taken away, or emptied; what is written over is somebody's row.
    assert is_example(table, {**example, others[-1]: ""})
    assert not is_example(table, {**example, others[-1]: "eget"})
    assert not is_example(table, {**example, first: ""})
    assert not is_example(table, {**example, first: "vaxjo"})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_example_shows_what_is_right(language: Language, real: Dataset) -> None:
    """Were it somebody's row, nothing but its places and partnerships would have to be there."""
    files = files_of(real)
    kinds = set()
    for table in BROUGHT:
        cells = example_row(table, language)
        if table == SIMPLE:
            cells["swedish_place"] = cells["swedish_place"].partition(": ")[2]
        else:
            cells[TABLES[table].key] = ""
        rows = [[heading(table, name, language) for name in cells], list(cells.values())]
        read = read_pasted(csv_bytes(rows, separator="\t").decode(), files, date(2026, 11, 22))
        assert [sheet.table for sheet in read.sheets] == [table]
        kinds |= {problem.problem.kind for problem in read.problems}
    assert kinds == {"new-place", "unknown-place", "unknown-name"}
