"""The workbook that editors fill in, made from the schema: headings, help, lists to choose from, an example.

Whatever it is filled with reads back as it was (``data.editing.read_incoming``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.editing.cell_text import Context, escaped, is_erasing, understood, unescaped
from data.editing.example_rows import example_row
from data.editing.headings import (
    BROUGHT,
    SIMPLE,
    SIMPLE_CELLS,
    column_of,
    columns_of,
    heading,
    is_required,
    sheet_name,
    word,
)
from data.editing.incoming import say
from data.editing.names import Names, country_name
from data.editing.row_edits import RowEdit, rows_by_key
from data.files.workbook import open_at, put_text
from data.records import SWEDEN, Dataset
from data.schema.cells import format_cell, parse_cell, split_list
from data.schema.schema import LIST_SEPARATOR, TABLES, Column, Language
from data.store.revision import files_of

LAST_ROW = 2_000
"""Down to which the lists to choose from reach."""
_HEAD = Font(bold=True, color="FFFFFF")
_NEEDED = PatternFill("solid", fgColor="0B3C4D")
_OPTIONAL = PatternFill("solid", fgColor="5B7682")
_GREY = Font(italic=True, color="6B7B83")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_YEARS = range(2010, 2036)
_WIDTHS = {"id": 24, "text": 34, "url": 40, "date": 14, "enum": 22, "country": 20, "number": 12}
_LONGEST_PROMPT = 255
"""Characters of an input message, as Excel allows."""


@dataclass(slots=True)
class _Lists:
    """The hidden sheet of what can be chosen, a column for each list."""

    sheet: Worksheet
    ranges: dict[tuple[str, ...], str] = field(default_factory=dict)

    def range_of(self, labels: Iterable[str]) -> str:
        """Return the cells that hold some labels, as a formula."""
        key = tuple(labels)
        if key not in self.ranges:
            at = len(self.ranges) + 1
            for row, label in enumerate(key, 1):
                _write(self.sheet, row, at, label)
            letter = get_column_letter(at)
            self.ranges[key] = f"'{self.sheet.title}'!${letter}$1:${letter}${len(key)}"
        return self.ranges[key]


def template(dataset: Dataset, language: Language, prefilled: Iterable[RowEdit] = ()) -> bytes:
    """Return the workbook in a language, empty but for an example in each sheet.

    With ``prefilled`` rows it has the sheets of their tables alone: each row as it is in the dataset, with the edit's
    cells set, in words where there are such. The same cells read back from it.
    """
    making = _Making(dataset, language)
    filled: dict[str, list[Mapping[str, str]]] = {}
    for edit in prefilled:
        row = making.rows[edit.table].get(edit.key, {TABLES[edit.table].key: edit.key})
        filled.setdefault(edit.table, []).append({**row, **(edit.cells or {})})
    making.guide(bool(filled))
    for table in [name for name in TABLES if name in filled] or BROUGHT:
        making.add(table, filled.get(table, ()))
    return making.content()


class _Making:
    def __init__(self, dataset: Dataset, language: Language) -> None:
        files = files_of(dataset)
        self.language = language
        self.rows = {table.name: rows_by_key(table, files) for table in TABLES.values()}
        self.names = Names(self.rows)
        self.book = Workbook()
        self.first = self.book.worksheets[0]
        self.lists = _Lists(self.book.create_sheet(self._say("lists")))
        self.lists.sheet.sheet_state = "hidden"
        self.shown: dict[tuple[str, str, str], str] = {}

    def _say(self, key: str, **details: object) -> str:
        return say(f"template.{key}", self.language, **details)

    def guide(self, is_filled: bool) -> None:
        """Write the first sheet: what goes where."""
        sheet = self.first
        sheet.title = self._say("guide")
        sheet.column_dimensions["A"].width = 100
        sheet.sheet_view.showGridLines = False
        which = "filled" if is_filled else "empty"
        lines = [self._say("title"), *self._say(which).split("\n"), *self._say("rules").split("\n")]
        for row, line in enumerate(lines, 1):
            cell = _write(sheet, row, 1, line)
            cell.alignment = _WRAPPED
            cell.font = Font(bold=True, size=14) if row == 1 else Font()

    def add(self, table: str, rows: Sequence[Mapping[str, str]]) -> None:
        """Add a table's sheet, with rows or with its example."""
        sheet = self.book.create_sheet(sheet_name(table, self.language), len(self.book.sheetnames) - 1)
        columns = columns_of(table)
        for at, name in enumerate(columns, 1):
            self._column(sheet, table, name, at)
        for number, row in enumerate(rows, 2):
            for at, name in enumerate(columns, 1):
                if text := row.get(name, ""):
                    self._fill(sheet, number, at, table, name, text)
        if not rows:
            example = example_row(table, self.language)
            for at, name in enumerate(columns, 1):
                if text := example.get(name, ""):
                    cell = _write(sheet, 2, at, text)
                    cell.font, cell.number_format = _GREY, "@"
        sheet.freeze_panes = "B2"
        sheet.row_dimensions[1].height = 32

    def content(self) -> bytes:
        """Return the workbook's bytes; it opens at the sheet after the first page."""
        open_at(self.book, self.book.worksheets[1])
        target = BytesIO()
        self.book.save(target)
        return target.getvalue()

    def _column(self, sheet: Worksheet, table: str, name: str, at: int) -> None:
        column, letter = column_of(table, name), get_column_letter(at)
        needed = is_required(table, name)
        head = _write(sheet, 1, at, heading(table, name, self.language) + (" *" if needed else ""))
        head.font, head.fill, head.alignment = _HEAD, _NEEDED if needed else _OPTIONAL, _WRAPPED
        help_text = self._help(table, name, column)
        head.comment = Comment(help_text, "Partnerskapskartan", height=150, width=320)
        kind = "number" if column.type.value in ("integer", "number") else column.type.name
        wide = 34 if column.refers_to == "places" or column.many else _WIDTHS.get(kind, 20)
        sheet.column_dimensions[letter].width = max(wide, 14)
        if kind != "number":
            # As text: a spreadsheet would make a day of "2026-07", and 780 of "0780".
            sheet.column_dimensions[letter].number_format = "@"
        choices = self._choices(table, name, column)
        rule = (
            DataValidation(type="list", formula1=self.lists.range_of(choices), allow_blank=True)
            if choices
            else DataValidation()
        )
        rule.promptTitle = heading(table, name, self.language)[:32]
        rule.prompt = (
            help_text if len(help_text) <= _LONGEST_PROMPT else help_text[: _LONGEST_PROMPT - 1] + "…"
        )
        rule.showInputMessage = True
        # What is chosen from a list of one's own may also be written; values of the schema may not.
        rule.showErrorMessage = bool(column.choices)
        rule.add(f"{letter}2:{letter}{LAST_ROW}")
        sheet.add_data_validation(rule)

    def _help(self, table: str, name: str, column: Column) -> str:
        key = f"template.help-{name}"
        about = (
            say(key, self.language) if table == SIMPLE and key in say else column.description(self.language)
        )
        parts = [about]
        if column.type.value == "date":
            parts.append(self._say("date"))
        elif column.many and not (table == SIMPLE and column.refers_to == "themes"):
            parts.append(self._say("many"))
        if table in TABLES and name == TABLES[table].key:
            parts.append(self._say("key"))
        return " ".join(parts)

    def _choices(self, table: str, name: str, column: Column) -> list[str]:
        source = SIMPLE_CELLS[name][0] if table == SIMPLE else table
        if column.choices:
            return [word(source, column.name, value, self.language) for value in column.choices]
        if column.type.name == "date":
            return [str(year) for year in _YEARS] if table == SIMPLE and name in ("start", "end") else []
        if column.refers_to == "places":
            sides = {"swedish_place": True, "other_swedish_places": True, "partner_places": False}
            side = sides.get(column.name)
            keys = [
                key
                for key, row in self.rows["places"].items()
                if side is None or (row["country"] == SWEDEN) == side
            ]
        elif column.refers_to and column.refers_to != table:
            keys = list(self.rows[column.refers_to])
        else:
            return []
        shown = [self._word(source, column, key) for key in keys]
        return shown if column.refers_to in ("themes", "programmes") else sorted(shown, key=str.casefold)

    def _fill(self, sheet: Worksheet, row: int, at: int, table: str, name: str, text: str) -> None:
        column = column_of(table, name)
        if not column.many and column.type.value in ("integer", "number") and _is_canonical(column, text):
            _write(sheet, row, at, float(text) if "." in text else int(text))
            return
        items = split_list(text) if column.many else [text]
        words = LIST_SEPARATOR.join(self._word(table, column, item) for item in items)
        is_read = words != text and self._reads(table, name, words, text)
        _write(sheet, row, at, words if is_read else escaped(text)).number_format = "@"

    def _word(self, table: str, column: Column, value: str) -> str:
        """The word for a value, or the value itself where a word would not lead back to it."""
        if not column.refers_to and not column.choices and column.type.name != "country":
            return value
        key = (table, column.name, value)
        if key not in self.shown:
            name = self._name(table, column, value)
            is_read = LIST_SEPARATOR not in name and self._reads(table, column.name, name, value)
            self.shown[key] = name if is_read else value
        return self.shown[key]

    def _name(self, table: str, column: Column, value: str) -> str:
        if column.choices:
            return word(table, column.name, value, self.language)
        if column.type.name == "country":
            return country_name(value, self.language)
        # Rows of its own table may come later in the sheet, and partnerships have no name but their id.
        if column.refers_to in (table, "partnerships"):
            return value
        return self.names.label(column.refers_to, value, self.language)

    def _reads(self, table: str, name: str, words: str, text: str) -> bool:
        result = understood(table, name, unescaped(words), Context(self.names))
        return result.text == text and not result.kind and not is_erasing(words)


def _is_canonical(column: Column, text: str) -> bool:
    try:
        return format_cell(parse_cell(column, text)) == text
    except ValueError:
        return False


def _write(sheet: Worksheet, row: int, at: int, value: str | float) -> Any:
    cell = sheet.cell(row, at)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    return cell
