"""The changes between two days as a file: one line for each, what they rest on, and what the file is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from components.kit.http import digest
from components.kit.templates import render
from components.language import Language, language
from components.outputs.export.columns import Cell
from components.outputs.export.csv_file import csv_bytes
from components.outputs.export.download import KINDS, Download
from components.parts.changes.render import lines
from components.parts.changes.sentences import about_days, lead
from components.state.state import DEFAULT, FILTERS, State, address, encode
from components.view.changes import HAPPENED
from components.view.changes import KINDS as CHANGES
from components.view.compared import Compared

FILE_KINDS = ("xlsx", "csv")
COLUMNS = ("group", "kind", "effect", "id", "partnership", "themes", "date", "rests_on", "sources")
"""The columns by name; their headings are in the language files as ``changes.column_<name>``."""
WIDTHS = (22, 28, 10, 28, 44, 34, 13, 60, 60)


def changes_address(state: State, kind: str) -> str:
    """Return the address of a state's changes as a file, relative to the application's root."""
    fields = (*(f for f in FILTERS if f not in ("status", "basis")), "text", "date", "since", "language")
    plain = replace(DEFAULT, **{name: getattr(state, name) for name in fields})
    query = urlencode(encode(plain), safe=",:", quote_via=quote)
    return f"./data/changes.{kind}" + (f"?{query}" if query else "")


def changes_downloads(state: State, words: Language) -> str:
    """Return the links to the files, and what is in them."""
    return changes_links(
        [(changes_address(state, kind), words(f"export.{kind}")) for kind in FILE_KINDS], words
    )


def changes_links(links: Sequence[tuple[str, str]], words: Language) -> str:
    """Return the links, each an address and a label, with what is in the files."""
    return render("outputs/export/changes_downloads.html", words=words, links=links)


def changes_file(compared: Compared, state: State, today: date, kind: str, root: str = "") -> Download:
    """Return the file of ``kind``; ``root`` is the application's address, empty where it is not known."""
    words = language(state.language)
    rows, remarks = cells(compared, words), _about(compared, state, words, today, root)
    result = compared.changes
    name = f"{words('changes.file')}_{compared.first.isoformat()}_{result.day_now.isoformat()}.{kind}"
    return Download(
        name,
        KINDS[kind],
        digest(repr((kind, rows, remarks)).encode("utf-8", "replace")),
        lambda: changes_bytes(rows, remarks, words, kind),
    )


def headings(words: Language) -> tuple[str, ...]:
    """Return the columns' headings."""
    return tuple(words(f"changes.column_{name}") for name in COLUMNS)


def cells(compared: Compared, words: Language) -> list[tuple[Cell, ...]]:
    """Return each change as one cell per column."""
    result = compared.changes
    return [
        (
            words("changes.happened" if line.change.kind in HAPPENED else "changes.learned"),
            words(f"changes.kind_{line.change.kind}"),
            line.change.effect,
            line.change.row.id,
            line.title,
            line.themes,
            line.change.day.text if line.change.day else None,
            line.rests_on,
            " ".join(line.change.row.sources),
        )
        for line in lines(result, words, *CHANGES)
    ]


def changes_bytes(
    rows: list[tuple[Cell, ...]], about: list[tuple[str, Cell]], words: Language, kind: str
) -> bytes:
    """Return the lines as a file of ``kind``; a workbook has a second sheet that says what they are."""
    if kind == "csv":
        return csv_bytes([headings(words), *rows])
    # openpyxl takes a third of a second to load.
    from components.outputs.export.workbook import workbook_bytes

    sheets = (words("changes.sheet"), words("export.sheet_about"))
    return workbook_bytes(sheets, headings(words), rows, about, WIDTHS)


def _about(
    compared: Compared, state: State, words: Language, today: date, root: str
) -> list[tuple[str, Cell]]:
    facts: dict[str, Cell] = {
        "content": lead(compared, state, words),
        "period": about_days(compared, words),
        "count": len(compared.changes.changes),
        "made": today,
        "address": root and root + address(replace(state, page="changes")).removeprefix("./"),
        "revision": compared.changes.now.revision,
        "source": words("export.about_source_text"),
        "licence": words("export.about_licence_text"),
        "status": words("export.about_status_text"),
    }
    return [(words(f"export.about_{name}"), value) for name, value in facts.items() if value != ""]
