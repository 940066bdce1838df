"""The places of a draft whose position is missing, cannot be right, or rests on nothing yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.editing.row_edits import rows_by_key
from data.reading.load import Loaded
from data.records import Problem
from data.schema.cells import split_list
from data.schema.schema import TABLES
from data.store.revision import Files
from geo.outlines.points import with_points

Row = Mapping[str, str]
Why = Literal["no-position", "unreadable", "no-country", "misplaced", "no-source"]
_PLACES, _PARTNERSHIPS = TABLES["places"], TABLES["partnerships"]
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,12})?")


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A place to be settled; ``row`` is as it stands in the draft.

    ``why``: it has no position, one that is no latitude and longitude, no country of the tables, one outside its
    country or kommun (``problem`` says where), or it is new and nothing says where its position is from.
    ``is_new`` when it was never published; ``partnerships`` are the ids of those that it is in.
    """

    id: str
    row: Row
    why: Why
    is_new: bool
    partnerships: tuple[str, ...] = ()
    problem: Problem | None = None


def places_to_settle(published: Files, files: Files, loaded: Loaded) -> tuple[Unsettled, ...]:
    """Return the places of a draft that are to be settled, in its order.

    ``loaded`` is what :func:`data.store.revision.loaded_of` makes of ``files``; ``published`` are the tables that the
    draft builds on.
    """
    known = rows_by_key(_PLACES, published)
    countries = rows_by_key(TABLES["countries"], files)
    misplaced = dict(_misplaced(loaded))
    uses = _uses(files)
    result = []
    for key, row in rows_by_key(_PLACES, files).items():
        # A published place that nobody has touched was checked before.
        why = _why(row, key not in known, row["country"] in countries) or (
            "misplaced" if key in misplaced else None
        )
        if why and (row != known.get(key) or why == "misplaced"):
            problem = misplaced.get(key)
            result.append(Unsettled(key, row, why, key not in known, uses.get(key, ()), problem))
    return tuple(result)


def position(lat: str, lon: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees of what somebody wrote, a comma allowed; None if it is none."""
    texts = [text.strip().replace(",", ".").replace("\u2212", "-") for text in (lat, lon)]
    if not all(_NUMBER.fullmatch(text) for text in texts):
        return None
    north, east = map(float, texts)
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def _why(row: Row, is_new: bool, has_country: bool) -> Why | None:
    if not row["lat"] and not row["lon"]:
        return "no-position"
    if position(row["lat"], row["lon"]) is None:
        return "unreadable"
    if not has_country:
        return "no-country"
    return "no-source" if is_new and not row["coordinate_source"] else None


def _misplaced(loaded: Loaded) -> list[tuple[str, Problem]]:
    ids = {row: key for (table, key), row in loaded.rows.items() if table == "places"}
    problems = with_points(loaded).problems[len(loaded.problems) :]
    return [(ids[problem.row], problem) for problem in problems if problem.row in ids]


def _uses(files: Files) -> dict[str, tuple[str, ...]]:
    """The partnerships' ids by each place in them."""
    uses: dict[str, tuple[str, ...]] = {}
    for key, row in rows_by_key(_PARTNERSHIPS, files).items():
        named = (
            row["swedish_place"],
            *split_list(row["other_swedish_places"]),
            *split_list(row["partner_places"]),
        )
        for place in dict.fromkeys(named):
            uses[place] = (*uses.get(place, ()), key)
    return uses
