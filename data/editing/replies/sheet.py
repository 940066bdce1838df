"""A reply as the sheet that came with the letter: its columns are recognised by their headings in either language."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, get_args

from openpyxl import load_workbook

from data.editing.replies.form import SHEET_COLUMNS, ReplyError, references_in, say
from data.editing.replies.mail import Reply
from data.schema.schema import Language

MOST_BYTES = 2_000_000
MOST_UNPACKED = 20_000_000
"""Bytes of a file, and of what is packed in it; a letter's sheet has some ten thousand."""
MOST_ROWS, MOST_COLUMNS = 500, 30
_HEADINGS = {
    say(f"sheet.{name}", code).casefold(): name for name in SHEET_COLUMNS for code in get_args(Language)
}
_MISSING = [say("letter.missing", code) for code in get_args(Language)]
_WORDED = {
    answer: tuple(say(f"sheet.{answer}", code) for code in get_args(Language)) for answer in ("yes", "no")
}


def read_sheet(content: bytes, file: str) -> Reply:
    """Return the answers in a filled sheet; raises ReplyError when it is not one."""
    rows = list(_rows(content, file))
    reply = Reply()
    references = references_in("\n".join(text for row in rows for text in row))
    if len(references) != 1:
        listed = ", ".join(map(str, references))
        reply.refused = ("several_references", {"references": listed}) if references else ("no_reference", {})
    else:
        reply.reference = references[0]
    header = next((i for i, row in enumerate(rows) if {"id", "running"} <= set(_columns(row))), None)
    if header is None:
        raise ReplyError("no_questions", file=file)
    columns = _columns(rows[header])
    for row in rows[header + 1 :]:
        cells = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
        if cells["id"] in _MISSING:
            reply.missing += [text for name in SHEET_COLUMNS[1:] if (text := cells.get(name, ""))]
        elif ident := cells["id"]:
            _answer(reply, ident, cells)
        elif any(cells.get(name) for name in SHEET_COLUMNS):
            reply.free.append(" · ".join(filter(None, row)))
    if not reply.refused and not reply.answers and not reply.comments:
        reply.refused = ("no_answer", {})
    return reply


def _answer(reply: Reply, ident: str, cells: dict[str, str]) -> None:
    """Put the answers of one row where those of a mail would be, in the same words."""
    answers: dict[str, list[str]] = {}
    runs, until = cells["running"], cells.get("until", "")
    if until:
        # One answer of two cells: "yes, until 2027".
        joins = {"yes": "ja till", "no": "nej slutade"}
        word = next((joins[k] for k, texts in _WORDED.items() if runs.casefold() in texts), f"{runs} ?")
        answers["running"] = [f"{word} {until}"]
    elif runs:
        answers["running"] = [runs]
    other = cells.get("right_partner", "")
    if other:
        answers["partner"] = [other, *([cells["partner"]] if cells.get("partner") else [])]
    elif cells.get("partner"):
        answers["partner"] = [cells["partner"]]
    if answers:
        if ident in reply.answers:
            # The same row twice: nothing says which one counts.
            reply.comments[ident] = " · ".join(text for texts in answers.values() for text in texts)
        else:
            reply.answers[ident] = answers
    if cells.get("comment"):
        reply.comments[ident] = cells["comment"]


def _columns(row: Sequence[str]) -> dict[str, int]:
    return {
        _HEADINGS[text.casefold()]: at
        for at, text in reversed([*enumerate(row)])
        if text.casefold() in _HEADINGS
    }


def _rows(content: bytes, file: str) -> Iterator[list[str]]:
    """Yield the first rows of the first sheet as texts; a formula is its own text, which no answer is."""
    if len(content) > MOST_BYTES:
        raise ReplyError("too_large", file=file)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ReplyError("not_a_sheet", file=file) from error
    if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > 200:
        raise ReplyError("too_large", file=file)
    if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
        raise ReplyError("macros", file=file)
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        yield from [[_text(value) for value in row] for row in rows]
    except Exception as error:  # whatever a broken part makes of the reader, it is no sheet
        raise ReplyError("not_a_sheet", file=file) from error


def _text(value: object) -> str:
    """Return a cell as it would be typed; a day without its time."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())
