"""From what an editor changed in a form or a grid to changes of rows, and the way back.

A form and a grid hold text, or a list of ids where a column has several; nothing here knows how they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from data.editing.row_edits import RowEdit, rows_by_key
from data.importers.rows import new_id
from data.schema.schema import LIST_SEPARATOR, TABLES, Column
from data.store.revision import Files

Row = Mapping[str, str]
"""The cells of one row as text, by column."""
GOES_ALONG = {"partnerships": "projects"}
"""Tables whose rows go with the row of another that is removed: they mean nothing without it."""


@dataclass(frozen=True, slots=True)
class Use:
    """Another row that names a row: its table and key, and the column that does."""

    table: str
    key: str
    column: str


def is_listed(column: Column) -> bool:
    """Return whether a column's cells are a list of ids to choose from."""
    return column.many and bool(column.refers_to)


def value_of(column: Column, text: str) -> str | list[str]:
    """Return a cell as a form or grid holds it."""
    if is_listed(column):
        return [item.strip() for item in text.split(LIST_SEPARATOR) if item.strip()]
    return text


def text_of(value: object) -> str:
    """Return what a form or grid holds as the text of a cell; lines end with a line feed, nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return LIST_SEPARATOR.join(text for item in value if (text := text_of(item)))
    return "\n".join(line.rstrip() for line in str(value).splitlines()).strip()


def row_edit(table: str, key: str, row: Row, values: Mapping[str, object]) -> tuple[RowEdit, ...]:
    """Return the change of one row by the cells whose text became another, none if none did.

    The key stays: it is in links that people have shared.
    """
    texts = {column: text_of(value) for column, value in values.items() if column != TABLES[table].key}
    cells = {column: text for column, text in texts.items() if text != text_of(row.get(column))}
    return (RowEdit(table, key, cells),) if cells else ()


def grid_edits(
    table: str, rows: Sequence[tuple[str, Row]], edited: Mapping[int, Mapping[str, object]]
) -> tuple[RowEdit, ...]:
    """Return the changes of the cells that were edited in a grid, by the number of the row in ``rows``."""
    return tuple(
        edit for number, values in edited.items() for edit in row_edit(table, *rows[int(number)], values)
    )


def new_key(table: str, cells: Row, taken: Iterable[str]) -> str:
    """Return the key of a row that is new: its address, its partnership with a number, or its name in small letters."""
    known = set(taken)
    match table:
        case "sources":
            return cells["url"]
        case "projects":
            return next(key for n in count(1) if (key := f"{cells['partnership']}-{n}") not in known)
        case "partnerships":
            name = "-".join([cells["swedish_place"], *cells["partner_places"].split(LIST_SEPARATOR)])
        case "articles":
            name = cells["title"]
        case "programmes":
            name = cells["name_sv"]
        case _:
            name = cells["name"]
    return new_id(name, known)


def uses(files: Files, table: str, key: str) -> tuple[Use, ...]:
    """Return where other rows name a row, in the order of the tables."""
    return tuple(
        Use(other.name, other_key, column.name)
        for other in TABLES.values()
        for column in other.columns
        if column.refers_to == table
        for other_key, row in rows_by_key(other, files).items()
        if key in _items(column, row) and (other.name, other_key) != (table, key)
    )


def removal(files: Files, table: str, key: str) -> tuple[tuple[RowEdit, ...], tuple[Use, ...]]:
    """Return the changes that remove a row, and what stands in the way of it.

    The projects of a partnership go along; an id in a list, or in a cell that may be empty, is taken out of it. A cell
    that must have a value stands in the way, and so does a list that would be left with nothing to bind its row to:
    then there are no changes.
    """
    edits: list[RowEdit] = []
    hindrances: list[Use] = []
    left: dict[tuple[str, str], dict[str, str]] = {}
    for use in uses(files, table, key):
        column = TABLES[use.table].column(use.column)
        if use.table == GOES_ALONG.get(table):
            edits.append(RowEdit(use.table, use.key, None))
        elif column is not None:
            items = [
                item for item in _items(column, rows_by_key(TABLES[use.table], files)[use.key]) if item != key
            ]
            if (column.required or column.binding) and not items:
                hindrances.append(use)
            left.setdefault((use.table, use.key), {})[use.column] = LIST_SEPARATOR.join(items)
    if hindrances:
        return (), tuple(hindrances)
    changed = [RowEdit(name, its_key, cells) for (name, its_key), cells in left.items()]
    return (*edits, *changed, RowEdit(table, key, None)), ()


def removals(files: Files, table: str, keys: Iterable[str]) -> tuple[tuple[RowEdit, ...], tuple[Use, ...]]:
    """Return the changes that remove those of several rows that nothing stands in the way of, and all hindrances."""
    results = [removal(files, table, key) for key in keys]
    return tuple(e for edits, _ in results for e in edits), tuple(
        u for _, hindrances in results for u in hindrances
    )


def _items(column: Column, row: Row) -> list[str]:
    text = row[column.name]
    return [item.strip() for item in text.split(LIST_SEPARATOR)] if column.many else [text]
