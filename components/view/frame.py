"""The rows of a view as one pandas frame: what is counted on a page is grouped and exploded from it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.state.state import State
from components.view.filter import option_bits
from components.view.index import Index, Row

COUNTED = ("theme", "country", "kind")
"""Filters whose choices are counted on the page of numbers."""


def rows_frame(index: Index, state: State, rows: Sequence[Row]) -> pd.DataFrame:
    """Return one line per row, in order: its ``id``, and lists to explode.

    ``swedish_place`` holds ids. ``theme``, ``country`` and ``kind`` hold the choices of that filter which find the
    row: of a theme, with a status chosen, only those of projects of that status.
    """
    return pd.DataFrame(
        {
            "id": [r.id for r in rows],
            "swedish_place": [[p.id for p in r.swedish_places] for r in rows],
            **{field: _choices(index, state, field, rows) for field in COUNTED},
        }
    )


def _choices(index: Index, state: State, field: str, rows: Sequence[Row]) -> list[list[str]]:
    bits = option_bits(index, state, field)
    return [[value for value, having in bits.items() if having >> r.position & 1] for r in rows]
