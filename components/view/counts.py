"""The key figures of some rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.view.index import Row
from data.records import STATUSES, Status


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each thing among some rows; ``unnamed`` counts those without any known partner."""

    partnerships: int
    swedish_places: int
    partner_places: int
    countries: int
    unnamed: int
    by_status: Mapping[Status, int]


def count(shown: Sequence[Row]) -> Counts:
    """Return the key figures of some rows."""
    by_status = Counter(r.status for r in shown)
    return Counts(
        len(shown),
        len({p.id for r in shown for p in r.swedish_places}),
        len({p.id for r in shown for p in r.partners}),
        len({c for r in shown for c in r.countries}),
        sum(not r.partners for r in shown),
        {s: by_status[s] for s in STATUSES},
    )
