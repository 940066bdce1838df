"""CSV as spreadsheets read it in Sweden: UTF-8 with BOM, semicolons, and no cell that could be a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.outputs.export.columns import Cell
from data import csv_rows
from data.plain_text import fit, no_formula

DELIMITER = ";"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def csv_bytes(
    rows: Iterable[Sequence[Cell | float]], delimiter: str = DELIMITER, encoding: str = "utf-8-sig"
) -> bytes:
    """Return rows as a CSV file; days are ISO 8601, nothing known is an empty cell."""
    cells = ([_cell(c) for c in r] for r in rows)
    return csv_rows.csv_bytes(cells, separator=delimiter, line_end="\r\n", encoding=encoding)


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


def _cell(value: Cell | float) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return no_formula(fit(value)) if isinstance(value, str) else str(value)
