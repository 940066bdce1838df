"""One cell of what was sent, from the text that people write to the text that the table holds.

What is sound is taken as it stands; what cannot be understood for sure stays as it was written, with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from data.editing.headings import SIMPLE, SIMPLE_CELLS, column_of, value_of
from data.editing.names import Found, Names, country_code
from data.importers.dates import read_date
from data.importers.languages import code as language_code
from data.plain_text import FORMULA_STARTS
from data.schema.cells import parse_cell, split_list
from data.schema.schema import LIST_SEPARATOR, Column

ERASE = ("-", "–", "radera", "delete")
"""What a cell says when the one in the table is to become empty; an empty cell changes nothing."""
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_WHOLE = re.compile(r"-?[0-9]+\.0+")
_GOAL = re.compile(r"(?:mål|goal|sdg)\s*([0-9]{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """The text for the table; ``kind`` says what could not be understood, or as what it was read (``is_warning``)."""

    text: str
    kind: str = ""
    allowed: str = ""
    is_warning: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the understanding of a cell may look at: the tables' names, and what is known of its row."""

    names: Names
    country: str = ""
    swedish: bool | None = None


def is_erasing(text: str) -> bool:
    """Tell whether a cell says that the one in the table is to become empty."""
    return text.casefold() in ERASE


def escaped(text: str) -> str:
    """Return text as a workbook's cell holds it, so that :func:`unescaped` gives it back."""
    bare = text.lstrip("'")
    return (
        f"'{text}" if is_erasing(bare) or (text.startswith("'") and bare.startswith(FORMULA_STARTS)) else text
    )


def unescaped(text: str) -> str:
    """Return a cell's text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    bare = text.lstrip("'")
    return text[1:] if bare != text and (is_erasing(bare) or bare.startswith(FORMULA_STARTS)) else text


def understood(table: str, name: str, text: str, context: Context) -> Understood:
    """Return what a filled cell of a column means; ``text`` has no apostrophe of a spreadsheet any more."""
    column = column_of(table, name)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if column.type.name == "text":
        return Understood(text)
    if not column.many:
        return _one(table, name, column, _SPACES.sub(" ", text).strip(), context)
    parts = [_one(table, name, column, item, context) for item in _items(column, text, context)]
    texts = dict.fromkeys(part.text for part in parts)
    doubtful = next((part for part in parts if part.kind), Understood(""))
    return Understood(
        LIST_SEPARATOR.join(texts), doubtful.kind, doubtful.allowed, doubtful.is_warning, doubtful.value
    )


def _items(column: Column, text: str, context: Context) -> list[str]:
    """The items of a list: parted by semicolons and lines, and by commas where no item has one."""
    if column.type.name == "url":
        parts = [part for item in split_list(text) for part in item.split()]
        return [part.rstrip(",") for part in parts] if len(parts) > 1 else parts
    items: list[str] = []
    for part in split_list(text.replace("\n", LIST_SEPARATOR)):
        item = _SPACES.sub(" ", part).strip()
        is_one = "," not in item or bool(column.refers_to and _found(column, item, context).key)
        items += [item] if is_one else [piece.strip() for piece in item.split(",") if piece.strip()]
    return items


def _one(table: str, name: str, column: Column, text: str, context: Context) -> Understood:
    if column.refers_to:
        reference = _reference(column, text, context)
        # A row of its own table may come later; if it does not, the tables' checks say so.
        waits = column.refers_to == table and reference.kind and _is_sound(column, text)
        return Understood(text) if waits else reference
    if _is_sound(column, text):
        return Understood(text)
    if column.type.name == "enum":
        value = value_of(SIMPLE_CELLS[name][0] if table == SIMPLE else table, name, text)
        return Understood(value) if value else Understood(text, "not-a-choice", value=text)
    return _date(column, text) if column.type.name == "date" else Understood(_mended(column, text))


def _mended(column: Column, text: str) -> str:
    """The text in the form of its column, where it can only mean one thing; else the text."""
    match column.type.name:
        case "country":
            return country_code(text) or text
        case "language":
            return language_code(text) or text
        case "code" | "county" if text.isdecimal():
            return text.zfill(4 if len(text) == 3 else 2)
        case "goal" if (goal := _GOAL.match(text)) is not None:
            return str(int(goal[1]))
    return _number(text) if column.type.value in ("integer", "number") else text


def _number(text: str) -> str:
    bare = re.sub(r"(?<=\d)[\s'](?=\d{3}\b)", "", text).replace("−", "-")
    bare = bare.replace(",", ".") if bare.count(",") == 1 and "." not in bare else bare
    return bare.partition(".")[0] if _WHOLE.fullmatch(bare) else bare


def _date(column: Column, text: str) -> Understood:
    year = text.partition(".")[0] if _WHOLE.fullmatch(text) else text
    if _is_sound(column, year):
        return Understood(year)
    reading = read_date(text)
    if reading.iso and not reading.doubt:
        return Understood(reading.iso)
    if reading.iso:
        return Understood(reading.iso, "date-read-as", reading.iso, True, text)
    if reading.doubt in ("day-or-month", "which-part"):
        return Understood(text, f"date-{reading.doubt}", value=text)
    return Understood(text)


def _found(column: Column, text: str, context: Context) -> Found:
    return context.names.find(column.refers_to, text, context.country, context.swedish)


def _reference(column: Column, text: str, context: Context) -> Understood:
    match = _found(column, text, context)
    if match.key:
        return Understood(match.key)
    near = ", ".join(match.near)
    if match.several:
        return Understood(text, "several", near, value=text)
    if column.refers_to == "countries":
        return Understood(
            match.near[0] if match.near else text,
            "new-country" if match.near else "no-country",
            near,
            value=text,
        )
    kind = {"places": "unknown-place", "themes": "unknown-theme"}.get(column.refers_to, "unknown-name")
    return Understood(text, f"{kind}-near" if near else kind, near, value=text)


def _is_sound(column: Column, text: str) -> bool:
    try:
        parse_cell(column, text)
    except ValueError:
        return False
    return True
