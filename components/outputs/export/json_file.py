"""The rows for programs: the table's columns by id, lists as lists, and the ids behind the words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from components.outputs.export.columns import COLUMNS, Cell
from components.view import Row, View


def json_bytes(
    view: View,
    rows: Iterable[Sequence[Cell]],
    facts: Mapping[str, Cell],
    columns: Mapping[str, str],
) -> bytes:
    """Return ``{"about": {...}, "columns": {...}, "rows": [...]}``, in the rows' order.

    ``rows`` are the view's cells. Days are ISO 8601, nothing known is ``null``.
    """
    document = {
        "about": dict(facts),
        "columns": dict(columns),
        "rows": [_row(view, row, cells) for row, cells in zip(view.rows, rows, strict=True)],
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2, default=iso)
    return f"{text}\n".encode("utf-8", "replace")


def iso(value: object) -> str:
    """Return a day as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a cell holds no {type(value).__name__}")


def _row(view: View, row: Row, cells: Sequence[Cell]) -> dict[str, object]:
    words, themes = view.language, view.dataset.themes
    lists = {
        "partners": [words.place(p) for p in row.partners],
        "countries": [words.country(c) for c in row.countries],
        "country_codes": list(row.countries),
        "themes": [words.label(themes[t]) for t in row.themes if t in themes],
        "sources": list(row.sources),
        "partner_geonames": [p.geonames for p in row.partners],
        "partner_iso_3166_2": [p.iso_3166_2 or None for p in row.partners],
        "other_swedish": [words.place(p) for p in row.others],
        "other_payers": list(row.partnership.other_payers),
        "goals": list(row.goals),
    }
    ids = {
        "swedish": row.swedish.id,
        "partners": [p.id for p in row.partners],
        "status": row.status,
        "themes": list(row.themes),
        "programme": row.partnership.programme,
        "funding": row.partnership.icld_funded,
        "projects": [p.id for p in row.projects],
        "other_swedish": [p.id for p in row.others],
    }
    return dict(zip(COLUMNS, cells, strict=True)) | lists | {"ids": ids}
