"""``numbers``: everything the page counts, from one view, each number with the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, get_args

from components.kit.colours import COLOURS
from components.parts.numbers.years import Year, active_in
from components.state.state import State
from components.view import Row, View, known_years, option_label
from components.view.filter import rows
from data.records import STATUSES, SwedishKind

"""The colour of bars that stand for no theme group."""


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
    themes = _bars(view, table, "theme")
    kinds = _bars(view, table, "kind")
    return Numbers(
        len(view.rows),
        _figures(view, table),
        tuple(_figure(view, s, replace(table, status=(s,))) for s in STATUSES),
        themes,
        _bars(view, table, "country"),
        kinds,
        tuple(
            active_in(view.dataset, view.state, year, ahead=year > view.today.year)
            for year in known_years(view.dataset, view.today)
        ),
        len(view.rows) - len({r.id for b in themes for r in rows(view.index, b.target)}),
        sum(b.partnerships for b in kinds) - len({r.id for b in kinds for r in rows(view.index, b.target)}),
    )


def _figures(view: View, table: State) -> tuple[Figure, ...]:
    counts = view.counts
    return (
        Figure("partnerships", counts.partnerships, table),
        Figure("swedish_places", counts.swedish_places, replace(table, sort="swedish")),
        Figure("partner_places", counts.partner_places, replace(table, sort="partner")),
        Figure("countries", counts.countries, replace(table, sort="country")),
    )


def _figure(view: View, name: str, target: State) -> Figure:
    return Figure(name, len(rows(view.index, target)), target)


def _bars(view: View, table: State, field: str) -> tuple[Bar, ...]:
    """One bar per value that some shown row has; where values are chosen, these alone."""
    words = view.language
    bars = []
    for value in (option.value for option in view.counted(field)):
        alone: dict[str, Any] = {field: (value,)}
        target = replace(table, **alone)
        bars.append(_bar(view, field, value, target, rows(view.index, target)))
    if field == "kind":
        order = get_args(SwedishKind)
        return tuple(sorted(bars, key=lambda b: order.index(b.id)))
    return tuple(sorted(bars, key=lambda b: (-b.partnerships, words.sort_key(b.label))))


def _bar(view: View, field: str, value: str, target: State, found: tuple[Row, ...]) -> Bar:
    label = option_label(view.dataset, view.language, field, value)
    group = view.dataset.themes[value].group if field == "theme" else ""
    known = view.dataset.theme_groups.get(group)
    places = {p.id for r in found for p in r.swedish_places}
    return Bar(
        value, label, len(found), len(places), target, group, known.colour if known else COLOURS["accent"]
    )
