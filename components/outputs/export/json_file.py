"""The rows for programs: the table's columns by name, lists as lists, and the ids behind the words."""

from __future__ import annotations

from components.kit import json_file
from components.outputs.export.columns import DESCRIBED, notes
from components.outputs.export.metadata import facts
from components.view import Row, View


def json_bytes(view: View, where: str) -> bytes:
    """Return ``{"about": {...}, "columns": {...}, "rows": [...]}``, in the rows' order.

    ``where`` is the address of the same rows. Days are ISO 8601, nothing known is ``null``.
    """
    document = {
        "about": facts(view, where),
        "columns": notes(view.language),
        "rows": [_row(view, row) for row in view.rows],
    }
    return json_file.json_bytes(document, indent=2) + b"\n"


def _row(view: View, row: Row) -> dict[str, object]:
    ids = {column.name: column.ids(row) for column in DESCRIBED if column.ids}
    return {column.name: column.value(view, row) for column in DESCRIBED} | {"ids": ids}
