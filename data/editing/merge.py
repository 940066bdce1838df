"""One set of changes brought onto tables that somebody else has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.editing.row_edits import RowEdit, with_edits
from data.schema.schema import TABLES
from data.store.diff import changes
from data.store.revision import Files

_TABLE_OF = {table.file: table.name for table in TABLES.values()}


@dataclass(frozen=True, slots=True)
class Collision:
    """A cell that both have changed, to different texts; ``column`` is empty where one removed the row.

    ``table`` is the table's name, ``key`` the row's. An absent row has an empty text.
    """

    table: str
    key: str
    column: str
    theirs: str
    mine: str


def edits_between(old: Files, new: Files) -> tuple[RowEdit, ...]:
    """Return the edits that make the rows of ``new`` from those of ``old``; the order of rows is not theirs."""
    return tuple(
        RowEdit(
            _TABLE_OF[change.file],
            change.key,
            None if change.kind == "removed" else {column: after for column, _, after in change.cells},
        )
        for change in changes(old, new)
        if change.kind != "order" and change.file in _TABLE_OF
    )


def onto(base: Files, theirs: Files, mine: Iterable[RowEdit]) -> Files:
    """Return ``theirs`` with edits that were made on ``base``.

    A cell that both changed is as in ``mine``; a row that the others removed comes back whole when it was edited.
    """
    edits = tuple(mine)
    removed = {(edit.table, edit.key) for edit in edits_between(base, theirs) if edit.cells is None}
    edited = {(edit.table, edit.key) for edit in edits if edit.cells is not None}
    edited_files = with_edits(base, edits)
    whole = [edit for edit in edits_between({}, edited_files) if (edit.table, edit.key) in removed & edited]
    return with_edits(theirs, [*whole, *edits])


def collisions(base: Files, theirs: Files, mine: Iterable[RowEdit]) -> tuple[Collision, ...]:
    """Return the cells of ``mine`` that ``theirs`` has changed too since ``base``, to something else."""
    edits = edits_between(base, with_edits(base, mine))
    others = {(edit.table, edit.key): edit.cells for edit in edits_between(base, theirs)}
    return tuple(
        collision
        for edit in edits
        if (edit.table, edit.key) in others
        for collision in _in_row(edit, others[edit.table, edit.key])
    )


def _in_row(mine: RowEdit, theirs: Mapping[str, str] | None) -> list[Collision]:
    if mine.cells is None or theirs is None:
        one_removed_it = mine.cells is not theirs
        return [Collision(mine.table, mine.key, "", _row(theirs), _row(mine.cells))] if one_removed_it else []
    return [
        Collision(mine.table, mine.key, column, theirs[column], text)
        for column, text in mine.cells.items()
        if column in theirs and theirs[column] != text
    ]


def _row(cells: Mapping[str, str] | None) -> str:
    return ", ".join(text for text in (cells or {}).values() if text)
