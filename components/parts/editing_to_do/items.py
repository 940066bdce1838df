"""Problems as things to do: of a draft by its rows, of what is brought in by its cells."""

from __future__ import annotations

from dataclasses import dataclass

from components.language import Language
from components.view.editing_rows import DraftRows, code_of, column_label
from data.editing.headings import sheet_name
from data.editing.incoming import IncomingProblem, remedy_of
from data.plain_text import printable
from data.reading.load import Loaded
from data.reading.problem_messages import remedy
from data.records import Problem
from data.schema.schema import TABLES

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do: where it stands, in words, and what to do about it.

    ``table`` and ``key`` are of the row in a draft, empty where there is none.
    """

    where: str
    remedies: tuple[str, ...]
    is_warning: bool = False
    table: str = ""
    key: str = ""


def draft_problems(loaded: Loaded, rows: DraftRows) -> tuple[ToDo, ...]:
    """Return what is wrong with a draft: one thing to do for each row that has problems, as an editor knows it."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for problem in loaded.problems:
        table = problem.table.removesuffix(".csv")
        key = rows.key_at(table, problem.row) if table in TABLES else ""
        grouped.setdefault((_where(problem, table, key, rows), table, key), []).append(
            _what(problem, table, rows)
        )
    return tuple(ToDo(where, tuple(what), False, table, key) for (where, table, key), what in grouped.items())


def incoming_problem(problem: IncomingProblem, words: Language) -> ToDo:
    """Return what is wrong with something that is brought in, by sheet, row, heading and cell."""
    heading = printable(problem.column, _LONGEST)
    parts = (
        printable(problem.sheet, _LONGEST),
        words("editing_bring_in.row", n=problem.row) if problem.row else "",
        words("editing_bring_in.cell", column=heading, cell=problem.cell) if problem.cell else heading,
    )
    where = ", ".join(part for part in parts if part)
    return ToDo(where, (_sentence(remedy_of(problem, code_of(words))),), problem.is_warning)


def _where(problem: Problem, table: str, key: str, rows: DraftRows) -> str:
    name = sheet_name(table, code_of(rows.words)) if table in TABLES else problem.table
    return f"{name}: {printable(rows.title(table, key), _LONGEST)}" if key else name


def _what(problem: Problem, table: str, rows: DraftRows) -> str:
    sentence = _sentence(remedy(problem, code_of(rows.words)))
    return f"{column_label(table, problem.column, rows.words)}: {sentence}" if problem.column else sentence


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
