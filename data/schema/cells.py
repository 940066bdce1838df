"""One cell: from text to value and back, by the rules of its column."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from data.dates import parse_partial_date
from data.plain_text import fault
from data.records import PartialDate
from data.schema.schema import LIST_SEPARATOR, CellType, Column

Cell = str | int | float | PartialDate

_INTEGER = re.compile(r"-?[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,20})?")
MAX_ITEMS = 500
"""Items in one list."""

_DECIMALS = 6
"""Six decimals of a degree are a tenth of a metre."""


def parse_cell(column: Column, text: str) -> Cell:
    """The value of one cell, or of one item of a list; ``text`` is not empty.

    Raises ValueError when it is not what the column allows.
    """
    kind = column.type
    if fault(text):
        raise ValueError(f"not a text: {text!r}")
    if kind.pattern is not None and kind.pattern.fullmatch(text) is None:
        raise ValueError(f"not a {kind.name}: {text!r}")
    if column.choices and text not in column.choices:
        raise ValueError(f"not a choice: {text!r}")
    match kind.value:
        case "integer":
            return int(_bounded(kind, _INTEGER, text))
        case "number":
            # Adding zero turns the minus zero into the plain one, so that equal places print alike.
            return round(_bounded(kind, _NUMBER, text), _DECIMALS) + 0.0
        case "date":
            date = parse_partial_date(text)
            _check_bounds(kind, date.first.year)
            return date
        case "url":
            if not urlsplit(text).hostname:
                raise ValueError(f"not a host: {text!r}")
            return text
        case "text":
            return text


def split_list(text: str) -> list[str]:
    """The items of a list cell, without the empty ones."""
    return [item for part in text.split(LIST_SEPARATOR) if (item := part.strip())]


def empty_value(column: Column) -> Cell | tuple[()] | None:
    """What an empty cell of ``column`` means."""
    if column.many:
        return ()
    return "" if column.type.value in ("text", "url") else None


def format_cell(value: Cell | tuple[Cell, ...] | None) -> str:
    """The text that reads back as ``value``, whatever its column."""
    match value:
        case None:
            return ""
        case tuple():
            return LIST_SEPARATOR.join(format_cell(item) for item in value)
        case PartialDate():
            return value.text
        case float():
            return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


def _bounded(kind: CellType, pattern: re.Pattern[str], text: str) -> float:
    if pattern.fullmatch(text) is None:
        raise ValueError(f"not a number: {text!r}")
    number = float(text)
    _check_bounds(kind, number)
    return number


def _check_bounds(kind: CellType, number: float) -> None:
    if (kind.low is not None and number < kind.low) or (kind.high is not None and number > kind.high):
        raise ValueError(f"not within bounds: {number}")
