"""What the page about the map says in numbers, computed from the tables each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

from components.parts.numbers.years import Year, active_projects, active_state, year_numbers
from components.state.state import State
from components.view import Row, build_view
from components.view.period import period_of
from data.dates import add_months, begin_of, parse_partial_date
from data.records import Basis, Coverage, Dataset, PartialDate
from data.status import RECKONED_MONTHS, funding_end

EXAMPLE_EVIDENCE = "2024-03"
"""The newest source of the project that explains the rule for unknown ends."""
THIN_YEAR = 2017
"""The year of which the organisation said how many projects ran at a time, and that the tables know least of."""

MEASURES = ("projects", "partnerships", "swedish_places", "partner_places", "countries")
"""What the organisation counted in a year, as fields of Coverage."""
BY_STATUS: tuple[Basis, ...] = (
    "stated", "reckoned", "planned", "no_news", "programme_end", "paused", "undated",
    "planned_end", "stated_end", "stopped",
)  # fmt: skip
"""What a status rests on, in the order of the statuses."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Our number of something in a year beside the organisation's own; ``what`` is a field of Coverage.

    ``without`` leaves preparations out, which the organisation counts apart.
    """

    what: str
    ours: int
    without: int
    theirs: int


@dataclass(frozen=True, slots=True)
class YearCompared:
    """A year of which the organisation gave totals; ``target`` shows our rows of that year."""

    coverage: Coverage
    compared: tuple[Compared, ...]
    target: State


@dataclass(frozen=True, slots=True)
class Ending:
    """The partnerships that are active on the last day of the programme's funding, and on the day after.

    ``reckoned`` of the ``active`` count only because no end is known; ``ends`` says how many of the others have
    which end, the first one first. On the day ``after`` some are ``over``, as their planned end
    is past, some ``unverified``, and some ``going_on``, as a source gives a later end.
    """

    day: date
    after: date
    past: bool
    active: int
    reckoned: int
    ends: tuple[tuple[PartialDate, int], ...]
    over: int
    unverified: int
    going_on: int

    @property
    def stated(self) -> int:
        """How many have an end that a source gives."""
        return sum(n for _, n in self.ends)


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers of the tables, and of the partnerships that count as active on the usual ``day`` (ICLD pays for them).

    ``reckoned`` of the ``active`` count only because no end is known, ``uncertain``
    rest on a project of low confidence. ``bases`` counts on each of the ``days`` what the partnerships' status rests
    on. ``undated_partnerships`` have no project with a start or a dated source. ``sources`` are distinct addresses.
    The example counts as active until ``example_until``, which without an end of the programme
    would be ``example_reckoned``.
    """

    partnerships: int
    projects: int
    articles: int
    sources: int
    undated_partnerships: int
    undated_projects: int
    day: date
    active: int
    reckoned: int
    uncertain: int
    ending: Ending | None
    days: tuple[date, ...]
    bases: tuple[tuple[Basis, tuple[int, ...]], ...]
    years: tuple[YearCompared, ...]
    thin: Year
    example_evidence: PartialDate
    example_until: date
    example_reckoned: date


@lru_cache(maxsize=8)
def facts(dataset: Dataset, language: str, today: date) -> Facts:
    """Return the facts of a dataset on a day; links lead to pages in ``language``."""
    usual = State(language=language)
    standings = [row.standing for row in build_view(dataset, usual, today).rows]
    end = funding_end(dataset)
    days = tuple(sorted({today, end, end + timedelta(days=1)})) if end else (today,)
    counted = [Counter(row.standing.basis for row in _on(dataset, day, today)) for day in days]
    evidence = parse_partial_date(EXAMPLE_EVIDENCE)
    reckoned = add_months(evidence.first, RECKONED_MONTHS)
    return Facts(
        len(dataset.partnerships),
        len(dataset.projects),
        len(dataset.articles),
        len({url for project in dataset.projects.values() for url in project.source_urls}),
        sum(all(begin_of(p) is None for p in dataset.projects_of[i]) for i in dataset.partnerships),
        sum(begin_of(p) is None for p in dataset.projects.values()),
        period_of(dataset, usual, today).last,
        len(standings),
        sum(standing.reckoned for standing in standings),
        sum(standing.project.confidence == "low" for standing in standings),
        _ending(dataset, end, today) if end else None,
        days,
        tuple((b, n) for b in BY_STATUS if any(n := tuple(by_basis[b] for by_basis in counted))),
        _compare(dataset, usual),
        year_numbers(dataset, usual, [THIN_YEAR], today.year)[0],
        evidence,
        min(reckoned, end) if end else reckoned,
        reckoned,
    )


def _on(dataset: Dataset, day: date, today: date) -> Sequence[Row]:
    """Return what ICLD pays for, with its status on a day."""
    return build_view(dataset, State(date=day.isoformat(), status=()), today).rows


def _ending(dataset: Dataset, end: date, today: date) -> Ending:
    after = end + timedelta(days=1)
    active = [row for row in _on(dataset, end, today) if row.status == "active"]
    later = {row.id: row.status for row in _on(dataset, after, today)}
    then = Counter(later[row.id] for row in active)
    stated = [row.standing.project.end for row in active]
    # By its text: 2024 and 2024-01 begin on the same day and end on different ones.
    ends = Counter(known.text for known in stated if known is not None)
    return Ending(
        end,
        after,
        today > end,
        len(active),
        sum(row.standing.reckoned for row in active),
        tuple(sorted(((parse_partial_date(d), n) for d, n in ends.items()), key=lambda x: x[0].last)),
        then["ended"],
        then["unverified"],
        then["active"],
    )


def _compare(dataset: Dataset, usual: State) -> tuple[YearCompared, ...]:
    """Return each year's totals of the organisation beside ours, with and without preparations."""
    years = [coverage.year for coverage in dataset.coverage]
    active = active_projects(dataset, usual, years)
    ours, without = (_totals(part, years) for part in (active, active[~active["preparation"]]))
    return tuple(
        YearCompared(
            coverage,
            tuple(
                Compared(what, int(ours[what][coverage.year]), int(without[what][coverage.year]), theirs)
                for what in MEASURES
                if (theirs := getattr(coverage, what)) is not None
            ),
            active_state(usual, coverage.year),
        )
        for coverage in dataset.coverage
    )


def _totals(active: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """Return how many of each of MEASURES some active projects have in each year."""
    distinct = {what: active.explode(what).groupby("year")[what].nunique() for what in MEASURES}
    return pd.DataFrame(distinct).reindex(years, fill_value=0)
