"""One dataset seen on one date, laid out so that any filter is a few operations on bits.

Each possible choice (theme climate, country KE ...) is one whole number whose
bit *i* says whether row *i* has it. Filtering is ``&``, counting is
``int.bit_count``: ten thousand partnerships take microseconds, and the count
beside every option costs no loop over the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from components.state.filters import Chosen, Scope
from components.state.state import FILTERS, LISTS
from data.goals import goals_of
from data.records import Basis, Dataset, InYears, PartialDate, Partnership, Place, Project, Status
from data.status import Period, Span, Standing, span_status, spans_of, standing

Values = Mapping[str, Mapping[str, Chosen]]
"""By the id of a record, the values that each filter sees in it."""


@dataclass(frozen=True, slots=True)
class Row(InYears):
    """One partnership as of the date: what a line of the table, the list and the map show.

    ``swedish`` leads, ``others`` are the Swedish places beside it. ``partners`` are those that are known.
    ``projects`` are those known of on the date, newest first, ``statuses`` theirs;
    ``themes`` begins with the main theme (of the newest project), ``goals`` with the
    lowest. Dates are ``None`` when no source gives them. ``sources`` are addresses, best first.
    """

    position: int
    partnership: Partnership
    swedish: Place
    others: tuple[Place, ...]
    partners: tuple[Place, ...]
    standing: Standing
    projects: tuple[Project, ...]
    statuses: tuple[Status, ...]
    themes: tuple[str, ...]
    goals: tuple[int, ...]
    start: PartialDate | None
    end: PartialDate | None
    evidence: PartialDate | None
    sources: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.partnership.id

    @property
    def status(self) -> Status:
        return self.standing.status

    @property
    def basis(self) -> Basis:
        return self.standing.basis

    @property
    def swedish_places(self) -> tuple[Place, ...]:
        """All Swedish places, the lead first."""
        return (self.swedish, *self.others)

    @property
    def ends(self) -> tuple[Place, ...]:
        """All places that are known, the Swedish ones first."""
        return (*self.swedish_places, *self.partners)

    @property
    def countries(self) -> tuple[str, ...]:
        """The partners' countries, those of partners that no source names last."""
        known = (p.country for p in self.partners)
        return tuple(dict.fromkeys((*known, *self.partnership.partner_countries)))


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of a dataset on a date, and for each filter its options' bits.

    ``current`` has those of the filters that look at projects, counting only projects of
    the partnership's own status, see :class:`components.state.filters.Filter`.
    """

    dataset: Dataset
    period: Period
    rows: tuple[Row, ...]
    everything: int
    bits: Mapping[str, Mapping[str, int]]
    current: Mapping[str, Mapping[str, int]]


@lru_cache(maxsize=32)
def index(dataset: Dataset, period: Period) -> Index:
    """Return the index of a dataset on a date; the newest few dozen are cached."""
    rows = tuple(_rows(dataset, spans(dataset), _goals(dataset), period))
    of_partnership, of_project = filter_values(dataset, "partnership"), filter_values(dataset, "project")
    bits = {name: dict.fromkeys(values, 0) for name, values in choices(dataset).items()}
    current = {n: dict.fromkeys(bits[n], 0) for n, entry in FILTERS.items() if entry.scope == "project"}
    standings = [name for name, entry in FILTERS.items() if entry.scope == "standing"]
    for row in rows:
        bit = 1 << row.position
        for name in standings:
            bits[name][getattr(row, name)] |= bit
        _set(bits, of_partnership[row.id], bit)
        for project, status in zip(row.projects, row.statuses, strict=True):
            _set(bits, of_project[project.id], bit)
            if status == row.status:
                _set(current, of_project[project.id], bit)
    return Index(dataset, period, rows, (1 << len(rows)) - 1, bits, current)


@lru_cache(maxsize=4)
def spans(dataset: Dataset) -> Mapping[str, tuple[Span, ...]]:
    """Return the spans of each partnership's projects, by partnership id; those of the newest datasets are cached."""
    return spans_of(dataset)


@lru_cache(maxsize=12)
def filter_values(dataset: Dataset, scope: Scope) -> Values:
    """Return, by the id of each partnership, project or article, its values by filter; cached.

    Those of the scope ``standing`` depend on the day, so only a :class:`Row` has them.
    """
    records: Mapping[Scope, Iterable[Any]] = {
        "partnership": dataset.partnerships.values(),
        "project": (p for projects in dataset.projects_of.values() for p in projects),
        "article": dataset.articles.values(),
    }
    filters = [
        (name, entry.values(dataset), frozenset(entry.ids(dataset)))
        for name, entry in LISTS.items()
        if entry.scope == scope and entry.values
    ]
    return {
        record.id: {
            name: tuple(dict.fromkeys(v for v in values(record) if v in ids)) for name, values, ids in filters
        }
        for record in records[scope]
    }


@lru_cache(maxsize=4)
def choices(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that each filter of the partnerships offers, in their own order; cached."""
    used: dict[str, set[str]] = defaultdict(set)
    for scope in ("partnership", "project"):
        for record in filter_values(dataset, scope).values():
            for name, values in record.items():
                used[name].update(values)
    return MappingProxyType({
        name: tuple(i for i in entry.ids(dataset) if not entry.only_used or i in used[name])
        for name, entry in FILTERS.items()
    })  # fmt: skip


@lru_cache(maxsize=4)
def _goals(dataset: Dataset) -> Mapping[str, tuple[int, ...]]:
    themes, owned = dataset.themes, dataset.projects_of.values()
    return {p.id: goals_of(p, themes) for projects in owned for p in projects}


def _set(bits: Mapping[str, dict[str, int]], values: Mapping[str, Chosen], bit: int) -> None:
    for name, chosen in values.items():
        for value in chosen:
            bits[name][value] |= bit


def _rows(
    dataset: Dataset,
    spans: Mapping[str, tuple[Span, ...]],
    goals: Mapping[str, tuple[int, ...]],
    period: Period,
) -> Iterable[Row]:
    position = 0
    for partnership in dataset.partnerships.values():
        stands = standing(spans[partnership.id], period)
        if stands is None:
            continue
        known = [(s.project, status) for s in spans[partnership.id] if (status := span_status(s, period))]
        begun = tuple(project for project, _ in known)
        starts = [p.start for p in begun if p.start is not None]
        yield Row(
            position,
            partnership,
            dataset.places[partnership.swedish_place],
            tuple(dataset.places[p] for p in partnership.other_swedish_places),
            tuple(dataset.places[p] for p in partnership.partner_places),
            stands,
            begun,
            tuple(status for _, status in known),
            tuple(dict.fromkeys(t for p in (stands.project, *begun) for t in p.themes)),
            tuple(sorted({g for p in (stands.project, *begun) for g in goals[p.id]})),
            min(starts, default=None),
            stands.project.end,
            stands.evidence,
            tuple(dict.fromkeys(u for p in (stands.project, *begun) for u in p.source_urls)),
        )
        position += 1
