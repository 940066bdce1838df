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

    ``table`` and ``key`` are of the row in a draft, empty where there is none; ``is_placeless`` says that it is a
    place without a position.
    """

    where: str
    remedies: tuple[str, ...]
    is_warning: bool = False
    table: str = ""
    key: str = ""
    is_placeless: bool = False


def draft_problems(loaded: Loaded, rows: DraftRows) -> tuple[ToDo, ...]:
    """Return what is wrong with a draft: one thing to do for each row that has problems, as an editor knows it.

    What is only wrong because another row is, and goes with it, is left out.
    """
    grouped: dict[tuple[str, str], list[Problem]] = {}
    causes = [problem for problem in loaded.problems if not _only_follows(problem, rows)]
    for problem in causes or loaded.problems:
        table = problem.table.removesuffix(".csv")
        key = rows.key_at(table, problem.row) if table in TABLES else ""
        grouped.setdefault((table, key or problem.table), []).append(problem)
    return tuple(_of_row(table, problems, rows) for (table, _), problems in grouped.items())


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


def _only_follows(problem: Problem, rows: DraftRows) -> bool:
    if problem.kind == "no-project":
        return bool(rows.projects_of(rows.key_at("partnerships", problem.row)))
    return problem.kind == "not-loaded"


def _of_row(table: str, problems: list[Problem], rows: DraftRows) -> ToDo:
    name = sheet_name(table, code_of(rows.words)) if table in TABLES else problems[0].table
    key = rows.key_at(table, problems[0].row) if table in TABLES else ""
    where = f"{name}: {printable(rows.title(table, key), _LONGEST)}" if key else name
    is_placeless = table == "places" and any(p.column in {"lat", "lon"} and not p.value for p in problems)
    remedies = [_what(problem, table, rows) for problem in problems]
    if is_placeless:
        remedies = [rows.words("editing_rows.placeless")]
        remedies += [_what(p, table, rows) for p in problems if p.column not in {"lat", "lon"}]
    return ToDo(where, tuple(remedies), table=table, key=key, is_placeless=is_placeless)


def _what(problem: Problem, table: str, rows: DraftRows) -> str:
    if problem.kind == "reference":
        sentence = rows.words("editing_rows.not_in_list", value=printable(problem.value, _LONGEST))
    else:
        sentence = _sentence(remedy(problem, code_of(rows.words)))
    return f"{column_label(table, problem.column, rows.words)}: {sentence}" if problem.column else sentence


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
