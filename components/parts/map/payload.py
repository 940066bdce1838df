"""The drawing of a view for the map: one byte per partnership and place, and the selection.

It is JSON in base64, so that no text in it is markup, script or template.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence

from components.state.state import parse_selection
from components.view import View
from data.records import STATUSES, Dataset

MOST_GROUPS = 31
"""Theme groups that a row's byte has room for beside the status; further groups are drawn as none."""
OUTLINES: dict[tuple[str, ...], str] = {("kommun",): "kommun", ("region",): "region"}


def payload(view: View, room: View | None = None) -> str:
    """Return the drawing of a view as base64; with ``room``, the map is fitted to the rows of that view."""
    dataset, groups = view.dataset, list(view.dataset.theme_groups)[:MOST_GROUPS]
    status_code = {s: i for i, s in enumerate(STATUSES, start=1)}
    rows: dict[str, int] = {}
    places: dict[str, int] = {}
    newest: dict[str, int] = {}
    for row in view.rows:
        group = view.groups[row.id]
        code = (groups.index(group) + 1 if group in groups else 0) << 3
        rows[row.id] = status_code[row.status] | code
        # A place takes the group of its newest partnership.
        year = row.start_year or 0
        for place in row.ends:
            if year >= newest.get(place.id, 0):
                places[place.id] = 1 | code
                newest[place.id] = year
    drawing = {
        "language": view.state.language,
        "rows": _bytes(list(dataset.partnerships), rows),
        "places": _bytes(list(dataset.places), places),
        "selection": _selection(dataset, view.state.selection),
        "outlines": OUTLINES.get(view.state.kind, ""),
        "area": view.state.area,
    }
    if room:
        drawing["fit"] = _bytes(list(dataset.partnerships), {row.id: 1 for row in room.rows})
    return base64.b64encode(json.dumps(drawing, separators=(",", ":")).encode()).decode("ascii")


def _bytes(ids: Sequence[str], codes: Mapping[str, int]) -> str:
    return base64.b64encode(bytes(codes.get(i, 0) for i in ids)).decode("ascii")


def _selection(dataset: Dataset, selection: str) -> list[str | int] | None:
    kind, ident = parse_selection(selection)
    table: Mapping[str, object] = dataset.places if kind == "place" else dataset.partnerships
    return [kind, list(table).index(ident)] if ident in table else None
