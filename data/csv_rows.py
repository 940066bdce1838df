"""CSV as every reader and writer here treats it: bytes to text, text to rows, rows to bytes.

Files come out of spreadsheets in every shape. The encoding and the separator are recognised; a row whose
quotation marks do not match is reported with its number, never guessed at.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import count

from data.records import PartnershipMapError

SEPARATORS = ",;\t"
_HEADER_WITHIN = 20_000
"""Characters in which the first line is looked for."""


class CsvError(PartnershipMapError):
    """Row number ``row`` cannot be split into cells.

    ``kind`` is ``quotes``, or ``cell-length`` for a cell that never ends.
    """

    def __init__(self, row: int, kind: str) -> None:
        super().__init__(f"row {row}: {kind}")
        self.row, self.kind = row, kind


def decode(raw: bytes) -> tuple[str, str]:
    """The text of a file, and its encoding: ``UTF-8``, ``UTF-16`` (by its byte order mark) or ``Windows-1252``."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return raw.removeprefix(codecs.BOM_UTF8).decode("cp1252", errors="replace"), "Windows-1252"


def first_line(text: str) -> str:
    """The first line that is not empty."""
    return next((line for line in text[:_HEADER_WITHIN].split("\n") if line.strip()), "")


def separator_of(text: str, names: Collection[str] = ()) -> str:
    """The separator that makes most cells of the first line one of ``names``; without names, most cells."""
    line = first_line(text)

    def cells(separator: str) -> int:
        return sum(not names or cell.strip(' "\r\t') in names for cell in line.split(separator))

    return max(SEPARATORS, key=cells)


def csv_rows(
    text: str, separator: str = ",", on_error: Callable[[CsvError], None] | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, the first being 1; NUL characters are left out.

    A row that cannot be split raises CsvError, or with ``on_error`` is reported to it and yielded without cells.
    ``csv`` rather than pandas splits the cells: its strict reader tells short rows, long rows and open quotation
    marks apart and goes on after them.
    """
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator, strict=True)
    for number in count(1):
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # The reader has a limit of its own on a cell; what exceeds it is an open quotation mark or a flood.
            broken = CsvError(number, "cell-length" if "limit" in str(error) else "quotes")
            if on_error is None:
                raise broken from error
            on_error(broken)
        yield number, cells


def csv_bytes(
    rows: Iterable[Sequence[object]],
    *,
    separator: str = ",",
    line_end: str = "\n",
    encoding: str = "utf-8",
) -> bytes:
    """Rows as CSV, with quotation marks only where needed; by default as the tables are kept."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    return text.getvalue().encode(encoding, errors="replace")
