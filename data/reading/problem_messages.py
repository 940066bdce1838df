"""A problem in words: one plain sentence that says where, what, and what to do about it."""

from __future__ import annotations

from babel import Locale

from data.files.messages import Sentences
from data.plain_text import at_fault, printable
from data.reading.load import Loaded
from data.records import Problem
from data.schema.schema import TABLES, Column, Language

POINT_SEPARATOR = " | "
"""Parts what ``allowed`` says of a point: where it lies, where it should lie (a country's code or a Swedish area's
name, nothing for the sea), and the point that would be right, or nothing."""
_LONGEST = 60
"""Characters of a cell that a sentence repeats."""
_say = Sentences("data.reading", longest=10_000)


def sentence(problem: Problem, language: Language) -> str:
    """``problem`` in Swedish or English, e.g. ``places.csv, row 3, column lat: “557.6” is no latitude, …``.

    The text is plain: what stood in the cell is in it as it stood, without
    characters that cannot be printed. Each output escapes it for itself.
    """
    where = {"table": problem.table, "row": problem.row, "column": printable(problem.column, _LONGEST)}
    place = "".join(_say(f"where.{name}", language, **where) for name in where if where[name])
    return f"{place}: {remedy(problem, language)}"


def remedy(problem: Problem, language: Language) -> str:
    """What is wrong and what to do about it, without where: ``“557.6” is no latitude, …``."""
    return _say(
        f"kinds.{problem.kind}",
        language,
        value=printable(problem.value, _LONGEST),
        letters=at_fault(problem.value),
        allowed=_allowed(problem, language),
        consequence=_say(f"consequence.{_consequence(problem)}", language),
        **_point(problem, language),
    )


def _point(problem: Problem, language: Language) -> dict[str, str]:
    """What is said of a point: where it lies, where it should, and which would; see ``POINT_SEPARATOR``."""
    if not problem.kind.startswith("point"):
        return {}
    there, wanted, better = problem.allowed.split(POINT_SEPARATOR)
    return {"there": _where(there, language), "wanted": _where(wanted, language), "better": better}


def _where(area: str, language: Language) -> str:
    if not area:
        return _say("point.sea", language)
    name = Locale(language).territories.get(area, area)
    return _say("point.in", language, name=printable(name, _LONGEST))


def closing(loaded: Loaded, language: Language) -> str:
    """One line on the whole: how many problems, in which tables, and how much was loaded."""
    tables = ", ".join(dict.fromkeys(problem.table for problem in loaded.problems))
    verdict = "closing.problems" if loaded.problems else "closing.sound"
    counts = {name: len(getattr(loaded.dataset, name)) for name in TABLES}
    return " ".join(
        [
            _say(verdict, language, tables=tables, problems=len(loaded.problems)),
            _say("closing.loaded", language, **counts),
        ]
    )


def _allowed(problem: Problem, language: Language) -> str:
    column = _column(problem)
    # What a column allows is said in English in the problem itself; the schema has it in both languages.
    if column is not None and problem.allowed == column.allowed("en"):
        return column.allowed(language)
    return problem.allowed


def _consequence(problem: Problem) -> str:
    column = _column(problem)
    if column is None or (column.required and not column.many):
        return "row"
    if problem.kind == "required":
        return "row"
    if column.many:
        return "last" if column.required or column.binding else "item"
    return "cell"


def _column(problem: Problem) -> Column | None:
    table = TABLES.get(problem.table.removesuffix(".csv"))
    return table.column(problem.column) if table else None
