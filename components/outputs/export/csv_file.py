"""CSV as spreadsheets read it in Sweden: UTF-8 with BOM, semicolons, and no cell that could be a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.outputs.export.columns import Cell

DELIMITER = ";"
FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
"""OWASP's list of what makes a spreadsheet take text for a formula, full-width signs included."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def csv_bytes(
    rows: Iterable[Sequence[Cell | float]], delimiter: str = DELIMITER, encoding: str = "utf-8-sig"
) -> bytes:
    """Return rows as a CSV file; days are ISO 8601, nothing known is an empty cell."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(
        [_cell(c) for c in r] for r in rows
    )
    return text.getvalue().encode(encoding, errors="replace")


def zip_bytes(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return named files as a ZIP; the same files always give the same bytes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            info = ZipInfo(name, _ZIP_TIME)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return target.getvalue()


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe first where it would."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cell(value: Cell | float) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else str(value)
