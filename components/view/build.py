"""``build_view``: everything that a screen or a file shows for a state.

Page, table, figure, download, API and static site draw the same ``View``, so
they cannot disagree. It decides *what* is shown; parts and outputs decide how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from components.language import Language, language
from components.state.state import State, parse_selection
from components.view.counts import Counts, count
from components.view.filter import Loosening, Option, loosenings, options, rows
from components.view.frame import rows_frame
from components.view.index import Index, Row, index
from components.view.period import period_of
from components.view.sentence import as_of, describe
from components.view.sorting import sort_rows
from data.records import Article, Dataset, Place
from data.status import Period

SEVERAL = "several"
"""The kind of a selection of rows that a picture marks, whatever an address says."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected place, partnership or several rows: its rows among those shown, and those the filters hide."""

    kind: str
    id: str
    place: Place | None
    rows: tuple[Row, ...]
    hidden: tuple[Row, ...]


@dataclass(frozen=True)
class View:
    """Everything shown for a state.

    ``rows`` are sorted as the state asks. ``groups`` gives each row's theme
    group by row id: that of the first chosen theme it has, else of its main
    theme, empty without themes. ``sentence`` says in words what the map shows, ``as_of`` until when it is known;
    ``data_date`` is the newest evidence among all projects.
    """

    dataset: Dataset
    state: State
    language: Language
    today: date
    period: Period
    index: Index
    rows: tuple[Row, ...]
    groups: Mapping[str, str]
    counts: Counts
    options: Mapping[str, tuple[Option, ...]]
    selection: Selection | None
    articles: tuple[Article, ...]
    loosenings: tuple[Loosening, ...]
    sentence: str
    as_of: str
    data_date: date

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One line per row, for counting; see ``rows_frame``."""
        return rows_frame(self.index, self.state, self.rows)


def build_view(dataset: Dataset, state: State, today: date) -> View:
    """Return the view of a dataset for a state; ``today`` is the day that an empty date means."""
    words = language(state.language)
    period, newest = period_of(dataset, state, today), data_date(dataset, today)
    indexed = index(dataset, period)
    shown = rows(indexed, state)
    counts = count(shown)
    groups = {r.id: _group(dataset, state, r) for r in shown}
    return View(
        dataset,
        state,
        words,
        today,
        period,
        indexed,
        sort_rows(shown, state.sort, words, dataset),
        groups,
        counts,
        options(indexed, state),
        _selection(dataset, state, indexed, shown),
        _articles(dataset, shown),
        () if shown else loosenings(indexed, state),
        describe(dataset, state, words, period, today, counts, shown),
        as_of(dataset, words, newest, today),
        newest,
    )


def data_date(dataset: Dataset, today: date) -> date:
    """Return the day of the newest evidence that is not later than today (today without any)."""
    days = [p.newest_evidence.first for p in dataset.projects.values() if p.newest_evidence]
    return max((d for d in days if d <= today), default=today)


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return articles by date, the newest first, those without one last."""
    return tuple(sorted(articles, key=lambda a: a.published.first if a.published else date.min, reverse=True))


def _group(dataset: Dataset, state: State, row: Row) -> str:
    chosen = [t for t in state.theme if t in row.themes] or list(row.themes)
    return next((dataset.themes[t].group for t in chosen if t in dataset.themes), "")


def _selection(dataset: Dataset, state: State, indexed: Index, shown: tuple[Row, ...]) -> Selection | None:
    kind, ident = parse_selection(state.selection)
    if not kind:
        return None
    place = dataset.places[ident] if kind == "place" else None
    body = dataset.bodies[ident] if place else ()
    related = [r for r in indexed.rows if r.id == ident or any(p.id in body for p in r.ends)]
    visible = {r.position for r in shown}
    return Selection(
        kind,
        ident,
        place,
        tuple(r for r in related if r.position in visible),
        tuple(r for r in related if r.position not in visible),
    )


def _articles(dataset: Dataset, shown: tuple[Row, ...]) -> tuple[Article, ...]:
    return newest_first({a.id: a for r in shown for a in dataset.articles_of.get(r.id, ())}.values())
