"""The HTML of what was understood."""

from __future__ import annotations

from dataclasses import dataclass

from components.kit.templates import render
from components.language import Language
from components.view.editing_rows import code_of, column_label
from data.editing.headings import sheet_name
from data.editing.incoming import Incoming, SheetReading, note_sentence, skipped_sentence
from data.plain_text import printable

_LABELS = ("sheet", "taken_for", "new", "changed", "same", "left_out")


_ASIDES = ("example",)
"""Kinds of notes that stand behind a line: nothing is to be done about them."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    table: str
    header_row: int
    counts: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]


def reading(name: str, incoming: Incoming, words: Language) -> str:
    """Return sheets and columns as they were understood, and how many rows are new, changed, the same or left out."""
    code = code_of(words)
    notes = {
        kind: [note_sentence(n, code) for n in incoming.notes if (n.kind in _ASIDES) is kind]
        for kind in (True, False)
    }
    empty = [printable(sheet.sheet, _LONGEST) for sheet in incoming.sheets if not sheet.rows]
    asides = [skipped_sentence(skipped, code) for skipped in incoming.skipped]
    asides += [words("editing_bring_in.empty_sheets", sheets=words.listing(empty))] if empty else []
    return render(
        "parts/editing_reading/reading.html",
        words=words,
        name=name,
        summary=summary(incoming, words),
        lines=notes[False],
        asides=[*asides, *notes[True]],
        labels=[words(f"editing_bring_in.{label}") for label in _LABELS],
        sheets=[_sheet(sheet, words) for sheet in incoming.sheets if sheet.rows],
    )


def heading(text: str) -> str:
    """Return the heading of a step."""
    return render("parts/editing_reading/heading.html", text=text)


def summary(incoming: Incoming, words: Language) -> str:
    """Return one sentence: how many rows bring something, or that all of it is there already."""
    new, changed, rows = (sum(getattr(s, n) for s in incoming.sheets) for n in ("new", "changed", "rows"))
    if not rows:
        return words("editing_bring_in.no_rows")
    if not incoming.edits and not incoming.faults:
        return words("editing_bring_in.all_there")
    return words("editing_bring_in.brings", n=rows, new=new, changed=changed)


def _sheet(sheet: SheetReading, words: Language) -> _Sheet:
    left_out = sheet.rows - sheet.new - sheet.changed - sheet.same
    return _Sheet(
        printable(sheet.sheet, _LONGEST),
        sheet_name(sheet.table, code_of(words)),
        sheet.header_row,
        tuple(words.number(n) for n in (sheet.new, sheet.changed, sheet.same, left_out)),
        tuple((heading, column_label(sheet.table, c, words)) for c, heading in sheet.columns.items()),
        sheet.ignored,
    )
