"""From rows of text to records, with every problem that stands in the way.

Nothing here raises because of what a cell says. A bad item of a list is
dropped, a bad optional cell is empty, and a row without a sound required cell
is left out; rows that refer to it are then left out in their turn. So the
records returned always hold together: each reference leads to a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.plain_text import fault
from data.reading.table_rows import TableRows, older_rows
from data.records import Problem
from data.schema.cells import MAX_ITEMS, empty_value, format_cell, parse_cell, split_list
from data.schema.cross_rules import RULES, Finding, not_after
from data.schema.schema import TABLES, Column, Table

_SPOILING = frozenset({"missing-file", "unreadable", "file-size", "empty-file", "header"})
"""Kinds of problems that leave a table without any row."""
MAX_PROBLEMS = 5_000
"""Problems with cells that are listed for one table; further ones are counted."""

RowNumbers = Mapping[tuple[str, Any], int]
"""The row of each sound record, by its table's name and its key."""
Records = Mapping[str, Sequence[Any]]
"""The sound records of each table, by the table's name."""


def validated(
    tables: Mapping[str, TableRows], today: date | None = None
) -> tuple[Records, tuple[Problem, ...], RowNumbers]:
    """The sound records in ``tables`` (by table name), all problems, and each record's row.

    A table that is missing is a problem of its own; the others are still read. A table that an older program did
    not know has the rows that its absence means. With ``today`` evidence of a later day is a problem.
    """
    checking = _Checking(today)
    for table in TABLES.values():
        rows = tables.get(table.name)
        if rows is None:
            kind = "added-file" if table.added else "missing-file"
            checking.problems.append(Problem(table.file, 0, "", "", kind, table.file))
            rows = older_rows(table)
        checking.read(table, rows)
    if "projects" in tables:
        checking.report_partnerships_without_project()
    records = {name: list(rows.values()) for name, rows in checking.loaded.items()}
    return records, in_file_order([*checking.problems, *checking.untold()]), dict(checking.row_numbers)


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` by table, in the schema's order, and by row; what only follows from others comes after them."""
    order = {table.file: number for number, table in enumerate(TABLES.values())}

    def place(problem: Problem) -> tuple[bool, int, int]:
        return problem.kind == "not-loaded", order.get(problem.table, len(order)), problem.row

    return tuple(sorted(problems, key=place))


def causes_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` in file order, but where a whole table cannot be used first that, and what follows from it counted.

    What refers to such a table is right as soon as that can be read again: to list it would bury the cause.
    """
    problems = in_file_order(problems)
    spoilt = {problem.table.removesuffix(".csv") for problem in problems if _spoils_table(problem)}
    if not spoilt:
        return problems
    causes = [p for p in problems if p.row <= 1 and p.table.removesuffix(".csv") in spoilt]
    others = [problem for problem in problems if problem not in causes]
    further = [problem for problem in others if not _follows_from(problem, spoilt)]
    count = len(others) - len(further)
    told = [Problem(causes[-1].table, 0, "", str(count), "consequences", "")] if count else []
    return (*causes, *told, *further)


def _spoils_table(problem: Problem) -> bool:
    table = TABLES.get(problem.table.removesuffix(".csv"))
    column = table.column(problem.column) if table else None
    is_needed = (
        problem.kind == "missing-column" and column is not None and (column.required or column.binding)
    )
    return problem.kind in _SPOILING or is_needed


def _follows_from(problem: Problem, spoilt: set[str]) -> bool:
    table = TABLES.get(problem.table.removesuffix(".csv"))
    column = table.column(problem.column) if table else None
    refers_to = column.refers_to if column else ""
    return (
        problem.kind == "not-loaded"
        or (problem.kind == "reference" and refers_to in spoilt)
        or (problem.kind == "no-project" and "projects" in spoilt)
    )


@dataclass(slots=True)
class _Row:
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    sound: bool = True
    blamed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Checking:
    """What is known so far: ids seen at all, records loaded, the row each came from, problems."""

    today: date | None
    seen: dict[str, set[str]] = field(default_factory=dict)
    loaded: dict[str, dict[Any, Any]] = field(default_factory=dict)
    row_numbers: dict[tuple[str, Any], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)

    def blame(self, table: Table, row: _Row, *findings: Finding) -> None:
        row.blamed.update(finding.column for finding in findings)
        for finding in findings[: max(0, MAX_PROBLEMS - self.found[table.file])]:
            told = (finding.column, format_cell(finding.value), finding.kind, finding.allowed)
            self.problems.append(Problem(table.file, row.number, *told))
        self.found[table.file] += len(findings)

    def untold(self) -> Iterator[Problem]:
        for file, count in self.found.items():
            if count > MAX_PROBLEMS:
                yield Problem(file, 0, "", str(count - MAX_PROBLEMS), "more-problems", "")

    def read(self, table: Table, text: TableRows) -> None:
        rows = self._parse(table, text)
        self.seen[table.name] = set(text.column(table.key))
        self._keep_unique(table, rows)
        inner = [column for column in table.columns if column.refers_to == table.name]
        outer = [column for column in table.columns if column.refers_to and column not in inner]
        for row in rows:
            self._resolve(table, row, outer)
        for row in rows:
            if row.sound:
                self._apply_rules(table, row)
        rows = [row for row in rows if row.sound]
        self.loaded[table.name] = dict.fromkeys(row.values[table.key] for row in rows)
        for row in rows:
            self._resolve(table, row, inner)
        self.loaded[table.name] = {row.values[table.key]: table.record(**row.values) for row in rows}
        self.row_numbers |= {(table.name, row.values[table.key]): row.number for row in rows}

    def report_partnerships_without_project(self) -> None:
        table = TABLES["partnerships"]
        busy = {project.partnership for project in self.loaded["projects"].values()}
        for partnership in self.loaded[table.name]:
            if partnership not in busy:
                number = self.row_numbers[table.name, partnership]
                wanted = TABLES["projects"].file
                self.problems.append(
                    Problem(table.file, number, table.key, partnership, "no-project", wanted)
                )

    def _parse(self, table: Table, text: TableRows) -> list[_Row]:
        required = [column.name for column in table.columns if column.required or column.binding]
        # Said once for the column; to say it again for every row would bury the rest.
        if not set(required) <= set(text.columns):
            return []
        rows = [_Row(number) for number, _ in text.rows]
        for column in table.columns:
            known: dict[str, tuple[Any, list[Finding]]] = {}
            cells = zip(text.column(column.name), text.column(column.stand_in), strict=True)
            for row, (own, stand_in) in zip(rows, cells, strict=True):
                cell = own or stand_in
                if cell not in known:
                    known[cell] = _parse(column, cell)
                value, findings = known[cell]
                row.values[column.name] = value
                if findings:
                    self.blame(table, row, *findings)
                if value == empty_value(column) and (column.required or (column.binding and findings)):
                    row.sound = False
        return rows

    def _keep_unique(self, table: Table, rows: Sequence[_Row]) -> None:
        for column in table.columns:
            taken: set[Any] = set()
            for row in rows if column.unique else ():
                value = row.values[column.name]
                if value in taken:
                    self._drop(table, row, Finding(column.name, value, "duplicate", ""))
                elif value != empty_value(column):
                    taken.add(value)

    def _resolve(self, table: Table, row: _Row, columns: Sequence[Column]) -> None:
        for column in columns:
            held = row.values[column.name]
            for value in held if column.many else [held] if held else []:
                if value in self.loaded[column.refers_to]:
                    continue
                known = value in self.seen[column.refers_to]
                kind = "not-loaded" if known else "reference"
                self._drop(table, row, Finding(column.name, value, kind, column.allowed()))

    def _apply_rules(self, table: Table, row: _Row) -> None:
        places = self.loaded.get("places", {})
        rules = (*RULES.get(table.name, ()), *(() if self.today is None else (not_after(table, self.today),)))
        for rule in rules:
            for finding in list(rule(row.values, places)):
                # A cell already found bad is empty by now; that it is empty is no second problem.
                if finding.value or finding.column not in row.blamed:
                    self._drop(table, row, finding)

    def _drop(self, table: Table, row: _Row, finding: Finding) -> None:
        column = next(column for column in table.columns if column.name == finding.column)
        self.blame(table, row, finding)
        if column.many:
            row.values[column.name] = tuple(v for v in row.values[column.name] if v != finding.value)
        elif not column.required:
            row.values[column.name] = empty_value(column)
        if (column.required or column.binding) and not (column.many and row.values[column.name]):
            row.sound = False


def _parse(column: Column, text: str) -> tuple[Any, list[Finding]]:
    """The value of one cell as far as it is sound, and what is wrong with it."""
    items = split_list(text) if column.many else [text] if text else []
    findings: list[Finding] = []
    if len(items) > MAX_ITEMS:
        findings.append(Finding(column.name, len(items), "list-length", str(MAX_ITEMS)))
    # A dict for its keys: they are unique, and keep the order in which they were written.
    found: dict[Any, None] = {}
    for item in items[:MAX_ITEMS]:
        try:
            value = parse_cell(column, item)
        except ValueError:
            kind = fault(item) or column.type.name
            findings.append(Finding(column.name, item, kind, column.allowed()))
            continue
        if value in found:
            findings.append(Finding(column.name, item, "repeated", ""))
        found[value] = None
    if column.required and not items:
        findings.append(Finding(column.name, "", "required", column.allowed()))
    if column.many:
        return tuple(found), findings
    return next(iter(found), empty_value(column)), findings
