"""The table's HTML: the rows of a view, in its order, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from components.kit.links import on_map, place_state
from components.kit.templates import render
from components.language import Language
from components.parts.pager.render import PageRange, pager, part
from components.parts.partnership_card.card import sources, theme_marks, title, topic
from components.state.state import COLUMNS, State
from components.view import Row, View, programme_end

PAGE_SIZE = 50
ALWAYS = ("swedish", "partner", "sources")
"""Columns that every table shows: between whom, and on what it rests."""
SORTED_BY = ("swedish", "partner", "country", "status", "start", "end", "theme")
NEWEST_FIRST = ("start",)
"""Columns whose first click puts the largest value on top."""
ORDER_WITHOUT_SORT = "swedish"

Link = tuple[State, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that can be left out: ``target`` is the state that hides it, or shows it again."""

    name: str
    label: str
    shown: bool
    target: State


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: ``aria`` is the value of aria-sort, ``target`` the state that orders by it, if any can."""

    name: str
    label: str
    aria: str
    target: State | None
    action: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row, ready for the template; every field is text to be escaped."""

    row: Row
    swedish: tuple[Link, ...]
    partners: tuple[Link, ...]
    unnamed: bool
    countries: str
    start: str
    end: str
    themes: tuple[tuple[str, str, str], ...]
    theme_names: str
    topic: str
    evidence: str
    doubts: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    on_map: State
    title: str


def table(view: View, page_size: int = PAGE_SIZE, choice: bool = False) -> str:
    """Return the table of a view with the links that order it and lead to its other pages.

    With ``choice`` there are also the links that choose its columns.
    """
    words, state = view.language, view.state
    columns = shown_columns(state)
    shown = part(state, len(view.rows), page_size)
    return render(
        "parts/table/table.html",
        words=words,
        caption=_caption(words, state, shown),
        columns=columns,
        choices=column_choices(words, state) if choice else (),
        everything=replace(state, columns=()) if len(columns) < len(COLUMNS) else None,
        heads=[_head(words, state, name) for name in columns],
        lines=[_line(view, r) for r in view.rows[shown.start : shown.stop]],
        pager=Markup(pager(words, state, shown, page_size)),
    )


def shown_columns(state: State) -> tuple[str, ...]:
    """Return the columns that a state's table shows, in the table's order."""
    return tuple(c for c in COLUMNS if not state.columns or c in state.columns or c in ALWAYS)


def column_choices(words: Language, state: State) -> tuple[Choice, ...]:
    """Return the columns that can be left out of a state's table."""
    return tuple(_choice(words, state, name) for name in COLUMNS if name not in ALWAYS)


def _choice(words: Language, state: State, name: str) -> Choice:
    shown = shown_columns(state)
    chosen = tuple(c for c in COLUMNS if (c in shown) != (c == name))
    target = replace(state, columns=() if chosen == COLUMNS else chosen)
    return Choice(name, words(f"table.{name}"), name in shown, target)


def next_sort(sort: str, column: str) -> str:
    """Return the order that a click on a column's head gives: the other way round if it is the one in use."""
    first, second = column, f"-{column}"
    if column in NEWEST_FIRST:
        first, second = second, first
    return second if (sort or ORDER_WITHOUT_SORT) == first else first


def _caption(words: Language, state: State, shown: PageRange) -> str:
    sort = state.sort or ORDER_WITHOUT_SORT
    column = words(f"table.{sort.removeprefix('-')}")
    order = words("table.order_down" if sort.startswith("-") else "table.order_up", column=column)
    return words("table.caption", first=shown.start + 1, last=shown.stop, n=shown.total, order=order)


def _head(words: Language, state: State, name: str) -> Head:
    label = words(f"table.{name}")
    if name not in SORTED_BY:
        return Head(name, label, "", None, "")
    used = state.sort or ORDER_WITHOUT_SORT
    aria = {name: "ascending", f"-{name}": "descending"}.get(used, "")
    following = next_sort(state.sort, name)
    action = words("table.sort_down" if following.startswith("-") else "table.sort_up")
    # The order without a name is by Swedish place: its address stays short.
    target = replace(state, start=0, sort="" if following == ORDER_WITHOUT_SORT else following)
    return Head(name, label, aria, target, action)


def _line(view: View, row: Row) -> TableLine:
    words, project = view.language, row.standing.project
    unknown = words("table.unknown")
    doubts = []
    if row.standing.reckoned:
        doubts.append(words("table.reckoned"))
    if project.confidence == "low":
        doubts.append(words("card.confidence_low").lower())
    marks = theme_marks(view.dataset, words, row.themes)
    return TableLine(
        row,
        tuple((place_state(words, p), words.place(p)) for p in row.swedish_places),
        tuple((place_state(words, p), words.place(p)) for p in row.partners),
        bool(row.partnership.unnamed),
        words.listing(words.country(c) for c in row.countries),
        words.date(row.start) if row.start else unknown,
        words.date(row.end) if row.end else unknown,
        marks,
        ", ".join(label for _, _, label in marks),
        topic(words, project),
        words.date(row.evidence) if row.evidence else words("table.unknown_date"),
        tuple(doubts),
        sources(view.dataset, words, row.sources, None),
        on_map(view.state, row.id),
        title(words, row),
    )


def head(view: View) -> str:
    """Return the page's heading: the view in a sentence, the date of the newest facts, and the way back to today."""
    words, state = view.language, view.state
    return render(
        "parts/table/head.html",
        words=words,
        sentence=view.sentence,
        as_of=view.as_of,
        ended=programme_end(view.dataset, view.today) is not None,
        back=replace(state, date="", start=0) if state.date else None,
    )
