"""What was understood of something that an editor brought in: sheets, changes of rows, problems, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data.editing.row_edits import RowEdit
from data.files.messages import MessageError, Sentences
from data.plain_text import printable
from data.reading.problem_messages import remedy
from data.records import Problem
from data.schema.schema import Language

say = Sentences("data.editing", longest=2_000)
_LONGEST = 60
"""Characters of a cell, a sheet's name or a heading that a sentence repeats."""


class UploadError(MessageError):
    """Something that is not read at all, with the reason and what to do; ``sentence(language)`` says both.

    A refusal of ``data.files`` is the cause of one of kind ``refused``, and speaks for it.
    """

    text = say

    def sentence(self, language: Language) -> str:
        """Return why it is not read, and what to do."""
        if isinstance(self.__cause__, MessageError):
            return self.__cause__.sentence(language)
        return super().sentence(language)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet (or the table in a file) and what it was taken for.

    ``table`` is a table's name, or ``new_partnership`` for the simple sheet. ``columns`` are the schema's columns with
    the headings as written, ``ignored`` the headings that mean nothing here. ``rows`` counts those that were read:
    ``new``, ``changed`` and ``same`` as what is there; an example that was left standing is not among them.
    """

    sheet: str
    table: str
    header_row: int
    columns: Mapping[str, str]
    ignored: tuple[str, ...]
    rows: int
    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class IncomingProblem:
    """A problem and where it stands in what was sent.

    ``row`` is as a spreadsheet counts; 0 and an empty ``sheet`` for a row that was not sent. ``column`` is the heading
    as written, ``cell`` its address or empty. A warning does not stand in the way of a publication.
    """

    sheet: str
    row: int
    column: str
    cell: str
    value: str
    problem: Problem
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something that an editor should know, and need not do anything about."""

    kind: str
    sheet: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SkippedSheet:
    """A sheet that was not read, and the kind of the reason."""

    sheet: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that was understood of a workbook, a file or a pasted table; ``edits`` go into a draft as they are."""

    sheets: tuple[SheetReading, ...]
    edits: tuple[RowEdit, ...]
    problems: tuple[IncomingProblem, ...]
    notes: tuple[Note, ...] = ()
    skipped: tuple[SkippedSheet, ...] = ()

    @property
    def warnings(self) -> tuple[IncomingProblem, ...]:
        return tuple(problem for problem in self.problems if problem.is_warning)

    @property
    def faults(self) -> tuple[IncomingProblem, ...]:
        """The problems that have to be solved before a publication."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


def sentence_of(problem: IncomingProblem, language: Language) -> str:
    """Return a problem as one plain sentence: sheet, row, column, value, and what to do."""
    where = [
        say("where.sheet", language, sheet=_short(problem.sheet)) if problem.sheet else "",
        say("where.row", language, row=problem.row) if problem.row else "",
        say("where.column", language, column=_short(problem.column)) if problem.column else "",
    ]
    place = ", ".join(part for part in where if part)
    return f"{place}: {remedy_of(problem, language)}" if place else remedy_of(problem, language)


def remedy_of(problem: IncomingProblem, language: Language) -> str:
    """Return what is wrong and what to do, without where it stands."""
    cause = problem.problem
    if (key := f"kinds.{cause.kind}") in say:
        return say(
            key, language, value=_short(problem.value or cause.value), allowed=_short(cause.allowed, 400)
        )
    return remedy(cause, language)


def note_sentence(note: Note, language: Language) -> str:
    """Return a note as one sentence."""
    return say(f"note.{note.kind}", language, sheet=_short(note.sheet), **note.details)


def skipped_sentence(skipped: SkippedSheet, language: Language) -> str:
    """Return why a sheet was not read."""
    return say(f"skipped.{skipped.reason}", language, sheet=_short(skipped.sheet))


def sorted_problems(
    problems: Iterable[IncomingProblem], sheets: Iterable[str]
) -> tuple[IncomingProblem, ...]:
    """Return problems in the order of the sheets and rows in which they stand; warnings after the others."""
    order = {sheet: number for number, sheet in enumerate(sheets)}
    return tuple(
        sorted(
            problems,
            key=lambda p: (p.is_warning, order.get(p.sheet, len(order)), p.row, p.column, p.problem.kind),
        )
    )


def _short(text: str, length: int = _LONGEST) -> str:
    return printable(text, length)
