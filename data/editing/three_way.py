"""A draft brought onto what others have published since: cell by cell, with a choice where both changed the same.

Edits that touch different cells are put together without a question; the same cell changed to two texts is a
:class:`data.editing.merge.Collision`, of which one side is chosen.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from data.editing.merge import Collision, collisions, edits_between, onto
from data.editing.row_edits import RowEdit
from data.store.revision import Files

Cell = tuple[str, str, str]
"""Table, key and column of a collision; the column is empty where one side removed the row."""


def cell_of(collision: Collision) -> Cell:
    return collision.table, collision.key, collision.column


def conflicts(base: Files, theirs: Files, mine: Files) -> tuple[Collision, ...]:
    """Return what both sides have changed since ``base``, each to something else."""
    return collisions(base, theirs, edits_between(base, mine))


def merged(base: Files, theirs: Files, mine: Files, as_theirs: Container[Cell] = ()) -> Files:
    """Return the tables with the changes of both sides; ``as_theirs`` are the collisions decided against ``mine``.

    A table that only one side changed is that side's, byte for byte.
    """
    edits = [edit for edit in edits_between(base, mine) if _is_shared(base, theirs, mine, edit)]
    whole = {name for name in {*base, *theirs, *mine} if theirs.get(name) in (base.get(name), mine.get(name))}
    both = onto(base, theirs, list(_without(edits, base, theirs, as_theirs)))
    return {**both, **{name: mine[name] for name in whole if name in mine}}


def _is_shared(base: Files, theirs: Files, mine: Files, edit: RowEdit) -> bool:
    file = f"{edit.table}.csv"
    return theirs.get(file) not in (base.get(file), mine.get(file))


def _without(
    edits: list[RowEdit], base: Files, theirs: Files, as_theirs: Container[Cell]
) -> Iterator[RowEdit]:
    """Yield edits without the cells, and the rows, that stay as the other side has them."""
    for edit in edits:
        if (edit.table, edit.key, "") in as_theirs:
            continue
        if edit.cells is None:
            yield edit
            continue
        cells = {
            column: text
            for column, text in edit.cells.items()
            if (edit.table, edit.key, column) not in as_theirs
        }
        if cells or not edit.cells:
            yield RowEdit(edit.table, edit.key, cells)
