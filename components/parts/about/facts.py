"""What the page about the map says in numbers, computed from the tables each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from components.parts.numbers.years import Year, active_in
from components.state.state import State
from components.view import build_view
from data.dates import add_months, begin_of, parse_partial_date
from data.records import Coverage, Dataset, PartialDate
from data.status import RECKONED_MONTHS

EXAMPLE_EVIDENCE = "2024-03"
"""The newest source of the project that explains the 36-month rule."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Our number of something in a year beside the organisation's own; ``what`` is a field of Coverage."""

    what: str
    ours: int
    theirs: int

    @property
    def share(self) -> float:
        """Ours as a part of theirs (1 when equal); can be more than 1, as the two lists need not be the same."""
        return self.ours / self.theirs if self.theirs else 0.0


@dataclass(frozen=True, slots=True)
class YearCompared:
    """A year of which the organisation gave totals; ``target`` shows our rows of that year."""

    coverage: Coverage
    compared: tuple[Compared, ...]
    target: State


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers of the tables, and of the partnerships that count as active today (ICLD pays for them).

    ``reckoned`` of the ``active`` count by the 36-month rule alone, ``uncertain``
    rest on a project of low confidence. ``undated_partnerships`` have no project
    with a start or a dated source. ``sources`` are distinct addresses.
    """

    partnerships: int
    projects: int
    articles: int
    sources: int
    undated_partnerships: int
    undated_projects: int
    active: int
    reckoned: int
    uncertain: int
    years: tuple[YearCompared, ...]
    example_evidence: PartialDate
    example_until: date


def facts(dataset: Dataset, language: str, today: date) -> Facts:
    """Return the facts of a dataset on a day; links lead to pages in ``language``."""
    standings = [row.standing for row in build_view(dataset, State(language=language), today).rows]
    evidence = parse_partial_date(EXAMPLE_EVIDENCE)
    return Facts(
        len(dataset.partnerships),
        len(dataset.projects),
        len(dataset.articles),
        len({url for project in dataset.projects.values() for url in project.source_urls}),
        sum(all(begin_of(p) is None for p in dataset.projects_of[i]) for i in dataset.partnerships),
        sum(begin_of(p) is None for p in dataset.projects.values()),
        len(standings),
        sum(standing.reckoned for standing in standings),
        sum(standing.project.confidence == "low" for standing in standings),
        tuple(_compare(dataset, language, coverage) for coverage in dataset.coverage),
        evidence,
        add_months(evidence.first, RECKONED_MONTHS),
    )


def _compare(dataset: Dataset, language: str, coverage: Coverage) -> YearCompared:
    year = active_in(dataset, State(language=language), coverage.year)
    return YearCompared(coverage, tuple(_measures(coverage, year)), year.target)


def _measures(coverage: Coverage, year: Year) -> Iterator[Compared]:
    """Yield each number that the organisation gave for the year."""
    for what, ours, theirs in (
        ("projects", year.projects, coverage.projects),
        ("partnerships", year.partnerships, coverage.partnerships),
        ("swedish_places", year.counts.swedish_places, coverage.swedish_places),
        ("partner_places", year.counts.partner_places, coverage.partner_places),
        ("countries", year.counts.countries, coverage.countries),
    ):
        if theirs is not None:
            yield Compared(what, ours, theirs)
