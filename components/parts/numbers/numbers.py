"""``numbers``: everything the page counts, from one view, each number with the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from components.kit.colours import COLOURS
from components.parts.numbers.years import Year, year_numbers
from components.state.state import State
from components.view import View, known_years, option_label
from data.records import STATUSES


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the name of what it counts; ``target`` shows the rows behind it."""

    name: str
    n: int
    target: State


@dataclass(frozen=True, slots=True)
class Bar:
    """The partnerships of one theme, country or kind among those shown, and their Swedish places.

    ``target`` shows exactly these ``partnerships``. ``group`` is the theme group, empty for others.
    """

    id: str
    label: str
    partnerships: int
    swedish_places: int
    target: State
    group: str
    colour: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a view.

    ``statuses`` count what the other filters give, whichever statuses are
    chosen. ``without_theme`` of the partnerships shown have no theme that the
    theme filter would find, ``in_both_kinds`` belong to a body that is kommun
    and region at once. Bars are sorted by number, longest first.
    """

    partnerships: int
    figures: tuple[Figure, ...]
    statuses: tuple[Figure, ...]
    themes: tuple[Bar, ...]
    countries: tuple[Bar, ...]
    kinds: tuple[Bar, ...]
    years: tuple[Year, ...]
    without_theme: int
    in_both_kinds: int


def numbers(view: View) -> Numbers:
    """Return the numbers of a view; a bar's number is that of the rows its link shows."""
    table = replace(view.state, page="table", selection="", id="", sort="", start=0)
    kinds = _bars(view, table, "kind")
    by_status = {option.value: option.count for option in view.options["status"]}
    return Numbers(
        len(view.rows),
        (
            Figure("partnerships", view.counts.partnerships, table),
            Figure("swedish_places", view.counts.swedish_places, replace(table, sort="swedish")),
            Figure("partner_places", view.counts.partner_places, replace(table, sort="partner")),
            Figure("countries", view.counts.countries, replace(table, sort="country")),
        ),
        tuple(Figure(s, by_status[s], replace(table, status=(s,))) for s in STATUSES),
        _longest_first(view, _bars(view, table, "theme")),
        _longest_first(view, _bars(view, table, "country")),
        kinds,
        year_numbers(view.dataset, view.state, known_years(view.dataset, view.today), view.today.year),
        int(view.frame.explode("theme")["theme"].isna().sum()),
        sum(bar.partnerships for bar in kinds) - len(view.rows),
    )


def _bars(view: View, table: State, field: str) -> tuple[Bar, ...]:
    """Return one bar per choice of a filter that some row has, in the filter's order; of chosen ones, these alone."""
    counted = (
        view.frame.explode(field)
        .explode("swedish_place")
        .groupby(field)[["id", "swedish_place"]]
        .nunique()
        .filter(items=getattr(view.state, field) or list(view.index.bits[field]), axis="index")
    )
    return tuple(_bar(view, table, field, *line) for line in counted.itertuples())


def _bar(view: View, table: State, field: str, value: str, partnerships: int, places: int) -> Bar:
    label = option_label(view.dataset, view.language, field, value)
    group = view.dataset.themes[value].group if field == "theme" else ""
    known = view.dataset.theme_groups.get(group)
    only: dict[str, Any] = {field: (value,)}
    return Bar(
        value,
        label,
        partnerships,
        places,
        replace(table, **only),
        group,
        known.colour if known else COLOURS["accent"],
    )


def _longest_first(view: View, bars: tuple[Bar, ...]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda b: (-b.partnerships, view.language.sort_key(b.label))))
