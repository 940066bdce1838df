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

from components.language import language
from components.state.state import LANGUAGES
from data.records import (
    BASES,
    STATUSES,
    Dataset,
    Funding,
    PartialDate,
    Partnership,
    Place,
    Project,
    Status,
    SwedishKind,
    Theme,
)
from data.status import Period, Span, Standing, span_status, spans_of, standing
from geo.naming.fold import fold


@dataclass(frozen=True, slots=True)
class Row:
    """One partnership as it stands on the date: what a line of the table, the list and the map show.

    ``projects`` are those known of on the date, newest first, ``statuses`` theirs;
    ``themes`` begins with the main theme (of the newest project). Dates are
    ``None`` when no source tells them. ``sources`` are addresses, best first.
    """

    position: int
    partnership: Partnership
    swedish: Place
    partners: tuple[Place, ...]
    standing: Standing
    projects: tuple[Project, ...]
    statuses: tuple[Status, ...]
    themes: tuple[str, ...]
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
    def start_year(self) -> int | None:
        return self.start.first.year if self.start else None

    @property
    def end_year(self) -> int | None:
        return self.end.last.year if self.end else None

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.country for p in self.partners))


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of a dataset on a date, and for each filter its options' bits.

    ``current_themes`` counts a theme only where a project carries it that has
    the partnership's own status: "active on climate" means an active climate
    project, not an active partnership that once had one.
    """

    dataset: Dataset
    period: Period
    rows: tuple[Row, ...]
    everything: int
    bits: Mapping[str, Mapping[str, int]]
    current_themes: Mapping[str, int]
    haystacks: tuple[str, ...]


def index(dataset: Dataset, period: Period) -> Index:
    """Return the index of a dataset on a date; the newest few dozen are kept."""
    return _kept(_ByRevision(dataset), period)


def spans(dataset: Dataset) -> Mapping[str, tuple[Span, ...]]:
    """Return the spans of each partnership's projects, by partnership id; those of the newest datasets are kept."""
    return _spans(_ByRevision(dataset))


class _ByRevision:
    """A dataset that compares by its revision, so that it can be a cache key."""

    __slots__ = ("dataset",)

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByRevision) and other.dataset.revision == self.dataset.revision

    def __hash__(self) -> int:
        return hash(self.dataset.revision)


@lru_cache(maxsize=4)
def _spans(key: _ByRevision) -> Mapping[str, tuple[Span, ...]]:
    return spans_of(key.dataset)


@lru_cache(maxsize=32)
def _kept(key: _ByRevision, period: Period) -> Index:
    dataset = key.dataset
    rows = tuple(_rows(dataset, _spans(key), period))
    twins = {p.same_as: p for p in dataset.places.values() if p.same_as}
    bits = {name: defaultdict(int, dict.fromkeys(values, 0)) for name, values in _choices(dataset).items()}
    current: dict[str, int] = defaultdict(int)
    for row in rows:
        bit = 1 << row.position
        for name, values in _values(dataset, row, twins).items():
            for value in values:
                bits[name][value] |= bit
        for project, status in zip(row.projects, row.statuses, strict=True):
            if status == row.status:
                for theme in project.themes:
                    current[theme] |= bit
    return Index(
        dataset,
        period,
        rows,
        (1 << len(rows)) - 1,
        {name: dict(found) for name, found in bits.items()},
        dict(current),
        tuple(_haystack(dataset, row) for row in rows),
    )


def _choices(dataset: Dataset) -> dict[str, Iterable[str]]:
    """Return every filter's choices: what occurs in some partnership, at whatever time."""
    partners = dict.fromkeys(p for x in dataset.partnerships.values() for p in x.partner_places)
    countries = dict.fromkeys(dataset.places[p].country for p in partners)
    return {
        "theme": dataset.themes,
        "country": countries,
        "world_region": dict.fromkeys(
            dataset.countries[c].world_region for c in countries if c in dataset.countries
        ),
        "swedish_place": dict.fromkeys(x.swedish_place for x in dataset.partnerships.values()),
        "partner_place": partners,
        "kind": get_args(SwedishKind),
        "status": STATUSES,
        "basis": BASES,
        "programme": dataset.programmes,
        "funding": get_args(Funding),
    }


def _rows(dataset: Dataset, spans: Mapping[str, tuple[Span, ...]], period: Period) -> Iterable[Row]:
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
            tuple(dataset.places[p] for p in partnership.partner_places),
            stands,
            begun,
            tuple(status for _, status in known),
            tuple(dict.fromkeys(t for p in (stands.project, *begun) for t in p.themes)),
            min(starts, default=None),
            stands.project.end,
            stands.evidence,
            tuple(dict.fromkeys(u for p in (stands.project, *begun) for u in p.source_urls)),
        )
        position += 1


def _values(dataset: Dataset, row: Row, twins: Mapping[str, Place]) -> dict[str, Iterable[str]]:
    # Gotland is one body under two names: both the kommun's and the region's filter find it.
    bodies = [row.swedish, *([twins[row.swedish.id]] if row.swedish.id in twins else [])]
    return {
        "theme": {t for p in row.projects for t in p.themes},
        "country": row.countries,
        "world_region": {dataset.countries[c].world_region for c in row.countries if c in dataset.countries},
        "swedish_place": [b.id for b in bodies],
        "partner_place": [p.id for p in row.partners],
        "kind": {b.kind for b in bodies},
        "status": (row.status,),
        "basis": (row.standing.basis,),
        "programme": (row.partnership.programme,),
        "funding": (row.partnership.icld_funded,),
    }


def _haystack(dataset: Dataset, row: Row) -> str:
    places = (row.swedish, *row.partners)
    words = [w for p in places for w in (p.name, p.name_sv, *p.aliases)]
    words += [language(code).country(c) for code in LANGUAGES for c in row.countries]
    for project in row.projects:
        words += [project.title, project.topic_sv, project.topic_en]
    words += [t for i in row.themes if i in dataset.themes for t in _labels(dataset.themes[i])]
    return fold(" ".join(words))


def _labels(theme: Theme) -> tuple[str, str]:
    return theme.label_sv, theme.label_en
