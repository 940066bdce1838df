"""The template: what is filled in reads back as it was, and what is left empty changes nothing."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.csv_rows import csv_bytes
from data.editing.headings import SIMPLE, columns_of, is_required, sheet_name
from data.editing.read_incoming import read_upload
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.editing.template import BROUGHT, template
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.schema.schema import TABLES, Column, Language
from data.store.revision import Files, files_of, loaded_of
from tests.conftest import SAMPLE

TODAY = date(2026, 11, 22)
LANGUAGES: tuple[Language, ...] = ("sv", "en")
SMALL = read_folder(SAMPLE).dataset
EMPTY = {table.file: csv_bytes([list(table.column_names)]) for table in TABLES.values()}
HOSTILE = [
    *(
        "=1+1",
        "'=1+1",
        "''=1",
        "+46 8",
        "@SUM(A1)",
        "-",
        "–",
        "'-",
        "radera",
        "Delete",
        "'radera",
        "#N/A",
        "TRUE",
    ),
    *(
        "1e5",
        "0780",
        "12,5",
        "50%",
        "_x0041_",
        "_x000D_",
        "2025-03-01",
        "46085",
        "a;b",
        "a, b",
        "Växjö kommun",
    ),
    *(
        "x\u00a0y",
        "x\ny",
        "'",
        "''",
        "{{7*7}}",
        "<b>x</b>",
        "\u202eabc",
        "ÅÄÖ e\u0301",
        "𝔘😀",
        "sep=;",
        "x" * 20_000,
    ),
    *("Kenya", "Ja", "Jämställdhet", "*", "(x) *", '"', "\\", "?", "exempel", "Exempel: Växjö kommun"),
]
"""Texts that a spreadsheet, a reader or a writer may take for something else."""


def every_row(files: Files) -> list[RowEdit]:
    return [RowEdit(table.name, key, {}) for table in TABLES.values() for key in rows_by_key(table, files)]


def cells(column: Column) -> st.SearchStrategy[str]:
    """Texts for a column, of which most are right: those that are not are dropped by the reader."""
    kind = column.type
    if column.choices:
        return st.sampled_from(column.choices)
    if column.refers_to:
        keys = st.sampled_from(sorted(rows_by_key(TABLES[column.refers_to], files_of(SMALL))))
        return st.lists(keys, max_size=3, unique=True).map(";".join) if column.many else keys
    match kind.value:
        case "integer":
            return st.integers(kind.low or 0, kind.high or 9).map(str)
        case "number":
            return st.floats(kind.low or -90, kind.high or 90).map(lambda n: f"{n:.6f}")
        case "date":
            return st.dates(date(1991, 1, 1), TODAY).map(lambda d: d.isoformat()[: (4, 7, 10)[d.day % 3]])
    text = (
        st.sampled_from(HOSTILE)
        | st.text(max_size=30)
        | (st.from_regex(kind.pattern) if kind.pattern else st.text())
    )
    return st.lists(text, max_size=3).map(";".join) if column.many else text


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """The sample with other cells: whatever is not right is left out, as when tables are read."""
    edits = []
    files = files_of(SMALL)
    for table in TABLES.values():
        for key in draw(
            st.lists(st.sampled_from(sorted(rows_by_key(table, files))), max_size=3, unique=True)
        ):
            columns = draw(
                st.lists(st.sampled_from(table.columns[1:]), max_size=6, unique_by=lambda c: c.name)
            )
            edits.append(RowEdit(table.name, key, {column.name: draw(cells(column)) for column in columns}))
    return loaded_of(with_edits(files, edits)).dataset


@settings(max_examples=20)
@given(datasets(), st.sampled_from(LANGUAGES))
def test_tables_to_a_workbook_and_back_are_the_same(dataset: Dataset, language: Language) -> None:
    files = files_of(dataset)
    book = template(dataset, language, every_row(files))
    again = read_upload(book, "a.xlsx", EMPTY, TODAY)
    assert with_edits(EMPTY, again.edits) == files
    there = read_upload(book, "a.xlsx", files, TODAY)
    assert (there.edits, there.faults) == ((), ())
    assert {(sheet.new, sheet.changed) for sheet in there.sheets} == {(0, 0)}


def test_each_hostile_text_is_the_same_in_every_column_of_texts() -> None:
    files = files_of(SMALL)
    for text in HOSTILE:
        edits = [
            RowEdit(table.name, next(iter(rows_by_key(table, files))), {
                c.name: text for c in table.columns if c.type.name == "text" and not c.unique and not c.required
            })
            for table in TABLES.values()
        ]  # fmt: skip
        dataset = loaded_of(with_edits(files, edits)).dataset
        book = template(dataset, "sv", every_row(files_of(dataset)))
        assert with_edits(EMPTY, read_upload(book, "a.xlsx", EMPTY, TODAY).edits) == files_of(dataset), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_that_nobody_filled_in_changes_nothing(language: Language, real: Dataset) -> None:
    read = read_upload(template(real, language), "mall.xlsx", files_of(real), TODAY)
    assert (read.edits, read.problems) == ((), ())
    assert [sheet.table for sheet in read.sheets] == list(BROUGHT)
    assert all(
        not sheet.ignored and set(sheet.columns) == set(columns_of(sheet.table)) for sheet in read.sheets
    )
    assert [note.kind for note in read.notes] == ["example"] * len(BROUGHT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_and_marks_are_there_for_every_column(language: Language, real: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(real, language)))
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [sheet_name(SIMPLE, language)]
    lists = next(sheet for sheet in book if sheet.sheet_state == "hidden")
    for table in BROUGHT:
        sheet = book[sheet_name(table, language)]
        rules = {
            str(rule.sqref)[: str(rule.sqref).index("2")]: rule
            for rule in sheet.data_validations.dataValidation
        }
        assert sheet.freeze_panes == "B2"
        for at, name in enumerate(columns_of(table), 1):
            head = sheet.cell(1, at)
            assert head.comment.text
            assert str(head.value).endswith(" *") == is_required(table, name)
            assert rules[head.column_letter].prompt
            assert len(rules[head.column_letter].prompt) <= 255
    themes = chosen(book[sheet_name(SIMPLE, language)], "D", lists)
    assert ("Jämställdhet" if language == "sv" else "Gender equality") in themes
    assert "Växjö kommun" in chosen(book[sheet_name(SIMPLE, language)], "A", lists)


def test_rows_that_are_filled_in_have_their_sheets_alone(sample: Dataset) -> None:
    key = next(iter(sample.projects))
    book = openpyxl.load_workbook(
        io.BytesIO(template(sample, "sv", [RowEdit("projects", key, {"end": "2031"})]))
    )
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["Läs mig", "Projekt"]
    content = io.BytesIO()
    book.save(content)
    (edit,) = read_upload(content.getvalue(), "a.xlsx", files_of(sample), TODAY).edits
    assert edit == RowEdit("projects", key, {"end": "2031"})


def chosen(sheet: openpyxl.worksheet.worksheet.Worksheet, letter: str, lists: Iterable[object]) -> set[str]:
    """The labels of a column's list."""
    rule = next(r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith(f"{letter}2:"))
    first, _, last = rule.formula1.partition("!")[2].replace("$", "").partition(":")
    return {str(cell.value) for row in lists[f"{first}:{last}"] for cell in row}  # type: ignore[index]
