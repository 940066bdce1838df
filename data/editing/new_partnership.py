"""A partnership from a form: the rows that the template's simple sheet would make of the same cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.editing.headings import SIMPLE, columns_of, heading
from data.editing.incoming import IncomingProblem
from data.editing.intake import Intake, Origin
from data.editing.row_edits import RowEdit
from data.editing.simple_rows import take_simple
from data.schema.schema import Language
from data.store.revision import Files


@dataclass(frozen=True, slots=True)
class NewRows:
    """The rows of a partnership, and what is wrong with the cells that they come from.

    ``partnership`` is the key of the one that the project belongs to, new or not; empty when nothing could be made.
    """

    edits: tuple[RowEdit, ...]
    problems: tuple[IncomingProblem, ...]
    partnership: str


def new_partnership(files: Files, cells: Mapping[str, str], language: Language) -> NewRows:
    """Return the rows that a form's cells make, by the simple sheet's columns; problems name them in a language."""
    intake = Intake(files)
    headings = {column: heading(SIMPLE, column, language) for column in columns_of(SIMPLE)}
    take_simple(intake, cells, Origin("", 0, headings, dict.fromkeys(headings, 0)))
    edits = intake.edits
    made = [edit.cells or {} for edit in edits if edit.table == "projects"]
    return NewRows(edits, tuple(intake.problems), made[0].get("partnership", "") if made else "")
