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
from typing import get_args

from data.goals import goals_of
from data.records import (
    BASES,
    STATUSES,
    Dataset,
    Funding,
    InYears,
    PartialDate,
    Partnership,
    Place,
    Project,
    Status,
    SwedishKind,
)
from data.status import Period, Span, Standing, span_status, spans_of, standing


@dataclass(frozen=True, slots=True)
class Row(InYears):
    """One partnership as it stands on the date: what a line of the table, the list and the map show.

    ``swedish`` leads, ``others`` are the Swedish places beside it. ``partners`` are those that are known.
    ``projects`` are those known of on the date, newest first, ``statuses`` theirs;
    ``themes`` begins with the main theme (of the newest project), ``goals`` with the
    lowest. Dates are ``None`` when no source tells them. ``sources`` are addresses, best first.
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

    ``current`` counts a theme or a goal only where a project carries it that has
    the partnership's own status: "active on climate" means an active climate
    project, not an active partnership that once had one.
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
    goals = _goals(dataset)
    rows = tuple(_rows(dataset, spans(dataset), goals, period))
    bits = {
        name: defaultdict(int, dict.fromkeys(values, 0)) for name, values in _choices(dataset, goals).items()
    }
    current = {name: defaultdict(int, dict.fromkeys(bits[name], 0)) for name in ("theme", "goal")}
    for row in rows:
        bit = 1 << row.position
        for name, values in _values(dataset, goals, row).items():
            for value in values:
                bits[name][value] |= bit
        for project, status in zip(row.projects, row.statuses, strict=True):
            if status == row.status:
                for name, values in _carried(goals, project).items():
                    for value in values:
                        current[name][value] |= bit
    return Index(
        dataset,
        period,
        rows,
        (1 << len(rows)) - 1,
        {name: dict(found) for name, found in bits.items()},
        {name: dict(found) for name, found in current.items()},
    )


@lru_cache(maxsize=4)
def spans(dataset: Dataset) -> Mapping[str, tuple[Span, ...]]:
    """Return the spans of each partnership's projects, by partnership id; those of the newest datasets are cached."""
    return spans_of(dataset)


@lru_cache(maxsize=4)
def _goals(dataset: Dataset) -> Mapping[str, tuple[int, ...]]:
    themes, owned = dataset.themes, dataset.projects_of.values()
    return {p.id: goals_of(p, themes) for projects in owned for p in projects}


def _choices(dataset: Dataset, goals: Mapping[str, tuple[int, ...]]) -> dict[str, Iterable[str]]:
    """Return every filter's choices: what occurs in some partnership, at whatever time."""
    partners = dict.fromkeys(p for x in dataset.partnerships.values() for p in x.partner_places)
    countries = dict.fromkeys(dataset.places[p].country for p in partners)
    countries |= dict.fromkeys(c for x in dataset.partnerships.values() for c in x.partner_countries)
    return {
        "theme": dataset.themes,
        "goal": map(str, sorted({g for found in goals.values() for g in found})),
        "country": countries,
        "world_region": dict.fromkeys(
            dataset.countries[c].world_region for c in countries if c in dataset.countries
        ),
        "swedish_place": dict.fromkeys(p for x in dataset.partnerships.values() for p in x.swedish_places),
        "partner_place": partners,
        "kind": get_args(SwedishKind),
        "status": STATUSES,
        "basis": BASES,
        "programme": dataset.programmes,
        "funding": get_args(Funding),
    }


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


def _values(dataset: Dataset, goals: Mapping[str, tuple[int, ...]], row: Row) -> dict[str, Iterable[str]]:
    # Each row of a body finds its partnerships: the kommun's filter as well as the region's.
    swedish = dataset.with_twins(row.partnership.swedish_places)
    carried = [_carried(goals, p) for p in row.projects]
    return {
        **{name: {v for c in carried for v in c[name]} for name in ("theme", "goal")},
        "country": row.countries,
        "world_region": {dataset.countries[c].world_region for c in row.countries if c in dataset.countries},
        "swedish_place": [p.id for p in swedish],
        "partner_place": [p.id for p in row.partners],
        "kind": {p.kind for p in swedish},
        "status": (row.status,),
        "basis": (row.standing.basis,),
        "programme": (row.partnership.programme,),
        "funding": (row.partnership.icld_funded,),
    }


def _carried(goals: Mapping[str, tuple[int, ...]], project: Project) -> dict[str, tuple[str, ...]]:
    """Return a project's values of the filters that look at projects one by one."""
    return {"theme": project.themes, "goal": tuple(map(str, goals[project.id]))}
