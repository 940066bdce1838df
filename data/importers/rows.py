"""The articles table with an import in it, as text.

Rows that were there stay where they are, cell for cell, so that a comparison
shows what came and nothing else; new ones follow. A new row has the source's
title, language, address, date and, as a quotation, teaser. Its summaries are empty:
the source's sentences are the source's, and the map's summaries are written by people.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from data.csv_rows import csv_bytes
from data.importers.draft import quotation
from data.importers.errors import ArticleImportError
from data.importers.match import Match, Row
from data.reading.csv_reader import MAX_BYTES, parse_delimited
from data.reading.load import NOTES
from data.schema.schema import TABLES

_TABLE = TABLES["articles"]
_KINDS = next(column.choices for column in _TABLE.columns if column.name == "kind")
_LONGEST_ID = 60


def known_rows(content: bytes, name: str) -> list[dict[str, str]]:
    """Return the rows of an articles table, by column; none for an empty file.

    Raises ArticleImportError when its form is damaged: what cannot be read whole must
    not be written again.
    """
    if not content.strip():
        return []
    known, reported = parse_delimited(_TABLE, content)
    # An older form is no damage: the table gets the new one by being written.
    if problems := [problem for problem in reported if problem.kind not in NOTES]:
        raise ArticleImportError("table-problems", table=name, problems=len(problems))
    return [dict(zip(known.columns, cells, strict=True)) for _, cells in known.rows]


def table_with(known: Sequence[Row], matches: Sequence[Match], name: str) -> bytes:
    """Return the table as UTF-8 CSV with the changes made and the new rows at its end. Raises ArticleImportError."""
    rows = [dict(row) for row in known]
    by_id = {row["id"]: row for row in rows}
    for found in matches:
        for column, _, text in found.changes:
            by_id[found.known][column] = text
    taken = set(by_id)
    rows += [new_row(found, taken) for found in matches if found.verdict == "new"]
    cells = [[row.get(column, "") for column in _TABLE.column_names] for row in rows]
    content = csv_bytes([list(_TABLE.column_names), *cells])
    if len(content) > MAX_BYTES:
        raise ArticleImportError("table-full", table=name, allowed=MAX_BYTES // 1_000_000)
    return content


def new_row(found: Match, taken: set[str]) -> dict[str, str]:
    """Return the row of a new article, its filled columns only; its id is added to ``taken``."""
    draft = found.draft
    kind = draft.kind if draft.kind in _KINDS else "article"
    row = {"kind": kind, "programme": "other"} | dict(draft.cells)
    row |= {"title": draft.title, "language": draft.language, "url": draft.url, "published": draft.published}
    row["teaser"] = quotation(draft.teaser)
    if draft.published and not row.get("published_basis"):
        row["published_basis"] = "stated"
    row["id"] = new_id(draft.title, taken)
    taken.add(row["id"])
    return row


def new_id(title: str, taken: set[str]) -> str:
    """Return an id that nobody has: the title's words in small letters, with a number if need be."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    words = "".join(
        c if c.isascii() and c.isalnum() else "" if unicodedata.combining(c) else " " for c in letters
    )
    ident = ""
    for word in words.split():
        if ident and len(ident) + 1 + len(word) > _LONGEST_ID:
            break
        ident = f"{ident}-{word}"[: _LONGEST_ID + 1].strip("-")
    ident = ident or "artikel"
    number, free = 1, ident
    while free in taken:
        number += 1
        free = f"{ident}-{number}"
    return free
