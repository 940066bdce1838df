"""Reading what editors send: a workbook, CSV, or a pasted table becomes changes of rows, problems and notes.

Nothing is written here, and nothing is guessed: what cannot be understood for sure is a problem with its cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from data.editing.check_incoming import WithPoints, problems_of
from data.editing.example_rows import is_example
from data.editing.grids import Grid, Sent, sent_file, sent_text
from data.editing.headings import SIMPLE, plain
from data.editing.incoming import Incoming, Note, SheetReading, UploadError, sorted_problems
from data.editing.intake import Intake, Origin
from data.editing.simple_rows import take_simple
from data.files.packed import RefusedFileError
from data.plain_text import fit
from data.records import Problem
from data.schema.schema import TABLES
from data.store.revision import Files

_ORDER = [
    "theme_groups",
    "themes",
    "countries",
    "places",
    "programmes",
    "sources",
    "partnerships",
    SIMPLE,
    "projects",
]
_EXAMPLE = ("exempel", "example")


def read_upload(
    content: bytes, name: str, base: Files, today: date, with_points: WithPoints = lambda loaded: loaded
) -> Incoming:
    """Return what a file brings into the tables ``base``; raises UploadError with the reason why it is not read.

    A workbook (.xlsx), CSV, or a zip file of CSV tables. ``with_points`` adds what outlines show of places.
    """
    try:
        return _read(sent_file(content, name), base, today, with_points)
    except RefusedFileError as error:
        raise UploadError("refused") from error


def read_pasted(
    text: str, base: Files, today: date, with_points: WithPoints = lambda loaded: loaded
) -> Incoming:
    """Return what a pasted table brings, as :func:`read_upload`."""
    try:
        return _read(sent_text(text, "Inklistrat"), base, today, with_points)
    except RefusedFileError as error:
        raise UploadError("refused") from error


def _read(sent: Sent, base: Files, today: date, with_points: WithPoints) -> Incoming:
    if not sent.grids:
        raise UploadError("no-table")
    intake = Intake(base)
    intake.notes += sent.notes
    order = {table: number for number, table in enumerate(_ORDER)}
    readings = {
        id(grid): _take(intake, grid)
        for grid in sorted(sent.grids, key=lambda grid: order.get(grid.match.table, len(order)))
    }
    problems = [*intake.problems, *problems_of(intake, base, today, with_points)]
    return Incoming(
        tuple(readings[id(grid)] for grid in sent.grids),
        intake.edits,
        sorted_problems(dict.fromkeys(problems), [grid.sheet.name for grid in sent.grids]),
        tuple(intake.notes),
        tuple(sent.skipped),
    )


def _take(intake: Intake, grid: Grid) -> SheetReading:
    match = grid.match
    counted: Counter[str] = Counter()
    for origin, cells in _rows(intake, grid):
        if match.table == SIMPLE:
            counted[take_simple(intake, cells, origin)] += 1
        else:
            counted[intake.take(match.table, cells, origin, grid.exact)] += 1
    for row, kind in grid.broken:
        cause = Problem(f"{match.table}.csv", row, "", "", kind, "")
        intake.problems.append(Origin(grid.sheet.name, row).problem("", cause))
    return SheetReading(
        *(grid.sheet.name, match.table, match.row, match.headings, match.ignored),
        rows=counted.total(),
        new=counted["new"],
        changed=counted["changed"],
        same=counted["same"],
    )


def _rows(intake: Intake, grid: Grid) -> Iterator[tuple[Origin, dict[str, str]]]:
    """The rows of a sheet with their cells by column; what failed or is no text is a problem, and empty."""
    match, name = grid.match, grid.sheet.name
    key = TABLES[match.table].key if match.table in TABLES else ""
    for number, cells in grid.rows:
        origin = Origin(name, number, match.headings, match.columns)
        texts = {column: cells[at] if at < len(cells) else "" for column, at in match.columns.items()}
        if not any(texts.values()):
            continue
        if not grid.exact and is_example(match.table, texts):
            intake.notes.append(Note("example", name, {"row": number}))
            continue
        for column, at in match.columns.items():
            failed = (number, at + 1) in grid.sheet.errors
            # The tables' checks would not see half a surrogate pair, which no file can keep.
            if failed or fit(texts[column]) != texts[column]:
                kind = "formula-error" if failed else "text"
                cause = Problem(f"{match.table}.csv", number, column, texts[column], kind, "")
                intake.problems.append(origin.problem(column, cause))
                texts[column] = ""
        if plain(texts.get(key, "")) in _EXAMPLE and texts[key] not in intake.rows[match.table]:
            texts[key] = ""
        yield origin, texts
