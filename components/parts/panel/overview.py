"""The overview's lines, ready for their template: what is ahead of the rows that the map shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.kit.links import on_map
from components.parts.partnership_card.card import title_of
from components.state.state import DEFAULT, State
from components.view import View
from components.view.outlook import Dated, Outlook, outlook
from data.status import Period

SHOWN = 5
SHOWN_NEWS = 3

OverviewLine = tuple[State, str, str, bool]
"""Where it leads, what it names, its date or number, and whether that is a number."""
Way = tuple[State, str, bool]
"""Where it leads, its words, and whether it leads to the rest of the lines above it."""


@dataclass(frozen=True, slots=True)
class OverviewSection:
    """A heading with its lines; ``note`` may be empty."""

    heading: str
    note: str
    lines: tuple[OverviewLine, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The sections that have something to say, and the state of the page with figures and charts."""

    sections: tuple[OverviewSection, ...]
    numbers: State


def overview(view: View) -> Overview:
    """Return who ends soon, what is newest, and what is uncertain and why, each line with where it leads."""
    words, ahead = view.language, outlook(view)
    sections = [
        _ends(view, ahead) if ahead.active else None,
        OverviewSection(
            words("outlook.started"),
            "",
            _lines(view, ahead.started[:SHOWN]),
            _rest(view, ahead.started, "outlook.more_started", "-start"),
        )
        if ahead.started
        else None,
        OverviewSection(words("outlook.news"), "", _lines(view, ahead.news[:SHOWN_NEWS]), ())
        if ahead.news
        else None,
        _doubts(view, ahead) if ahead.doubts else None,
    ]
    return Overview(
        tuple(s for s in sections if s),
        replace(view.state, page="numbers", selection="", id="", start=0),
    )


def _ends(view: View, ahead: Outlook) -> OverviewSection:
    words, period = view.language, view.period
    usual = period == Period.day(view.today)
    heading = words("outlook.ends") if usual else words("outlook.ends_from", date=words.date(period.first))
    nothing = not ahead.ends and not ahead.with_programme
    ways = list(_rest(view, ahead.ends, "outlook.more", "end"))
    if ahead.programme_end:
        key = "outlook.with_programme_past" if period.last < view.today else "outlook.with_programme"
        label = words(key, n=len(ahead.with_programme), date=words.date(ahead.programme_end))
        ways.append((_table(view, basis=("reckoned",), sort="-start"), label, False))
    return OverviewSection(
        heading,
        words("outlook.ends_none") if nothing else _together(view, ahead.ends),
        _lines(view, ahead.ends[:SHOWN]),
        tuple(ways),
    )


def _together(view: View, ends: Sequence[Dated]) -> str:
    """Return how many end at the first known end, where more do than are shown: their order tells nothing then."""
    together = [x for x in ends if x.date == ends[0].date]
    if len(together) <= SHOWN:
        return ""
    day = together[0].date
    key = "outlook.ends_together" if day.first == day.last else "outlook.ends_together_vague"
    return view.language(key, n=len(together), date=view.language.date(day))


def _doubts(view: View, ahead: Outlook) -> OverviewSection:
    words = view.language
    lines = tuple(
        (_table(view, status=(), basis=(basis,)), words(f"basis.{basis}"), words.number(n), True)
        for basis, n in ahead.doubts
    )
    return OverviewSection(words("outlook.doubts"), words("outlook.doubts_note"), lines, ())


def _lines(view: View, dated: Sequence[Dated]) -> tuple[OverviewLine, ...]:
    words = view.language
    return tuple(
        (
            on_map(view.state, x.row.id),
            title_of(view.dataset, words, words.short, x.row.partnership),
            words.date(x.date),
            False,
        )
        for x in dated
    )


def _rest(view: View, dated: Sequence[Dated], key: str, sort: str) -> tuple[Way, ...]:
    more = len(dated) - SHOWN
    return ((_table(view, sort=sort), view.language(key, n=more), True),) if more > 0 else ()


def _table(view: View, **chosen: Any) -> State:
    """Return the state of the table with the view's filters and some others."""
    table = replace(view.state, page="table", selection="", id="", start=0, panel=DEFAULT.panel)
    return replace(table, **chosen)
