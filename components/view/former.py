"""Who could be our partner? Local governments abroad that have worked with a Swedish one and have no active partner.

Who paid does not matter to anyone who looks for a partner: partnerships that ICLD is not known to have
funded are included. A place whose next partnership is planned already is not free, and is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.state.state import State
from components.view.answers import Answer, AnswerKind
from components.view.filter import Option
from components.view.index import Row
from data.records import Dataset, PartialDate, Place, Project

FREE: tuple[AnswerKind, ...] = ("programme_end", "unverified", "ended")
"""The answers of places that have had a partner and have none that is known to be active."""


@dataclass(frozen=True, slots=True)
class Former:
    """A place abroad without an active partner, and its partnerships, the newest first.

    ``swedish`` are the places it has worked with, ``themes`` on what. ``last`` is the last day of which it is known or
    planned that they worked together, as exact as its source: an end, else the newest evidence, else a start;
    ``None`` where no year is known. Of a place that was active until the programme ended, that end is given instead.
    """

    place: Place
    kind: AnswerKind
    rows: tuple[Row, ...]
    swedish: tuple[Place, ...]
    themes: tuple[str, ...]
    last: PartialDate | None
    until: date | None


def former(dataset: Dataset, answers: Mapping[str, Answer]) -> tuple[Former, ...]:
    """Return every place abroad that is free, those that worked together last first, in the order of the tables."""
    places = [
        _former(place, answers[place.id])
        for place in dataset.places.values()
        if not place.is_swedish and place.is_main and _free(answers[place.id])
    ]
    return tuple(sorted(places, key=lambda x: x.until or (x.last.last if x.last else date.min), reverse=True))


def asked(found: Iterable[Former], state: State) -> tuple[Former, ...]:
    """Return those of the countries and themes that a state asks for."""
    return tuple(x for x in found if _passes(x, state.country, state.theme))


def former_options(found: Sequence[Former], state: State) -> Mapping[str, tuple[Option, ...]]:
    """Return the countries and themes that occur, each with the places that it gives under the other filter."""
    countries = dict.fromkeys((*state.country, *(x.place.country for x in found)))
    themes = dict.fromkeys((*state.theme, *(t for x in found for t in x.themes)))
    return {
        "country": tuple(
            Option(c, sum(_passes(x, (c,), state.theme) for x in found), c in state.country)
            for c in countries
        ),
        "theme": tuple(
            Option(t, sum(_passes(x, state.country, (t,)) for x in found), t in state.theme) for t in themes
        ),
    }


def _free(answer: Answer) -> bool:
    # A place that was active until the programme ended may have a partner outside the programme.
    has_partner = any(row.status in ("active", "planned") for row in answer.rows)
    return answer.kind in FREE and not has_partner


def _former(place: Place, answer: Answer) -> Former:
    rows = answer.rows
    days = [day for row in rows for p in row.projects if (day := _last_known(p)) is not None]
    return Former(
        place,
        answer.kind,
        rows,
        tuple({row.swedish.id: row.swedish for row in rows}.values()),
        tuple(dict.fromkeys(t for row in rows for t in row.themes)),
        max(days, key=lambda day: day.last, default=None),
        answer.until,
    )


def _last_known(project: Project) -> PartialDate | None:
    if project.stated_status == "planned":
        return None
    return project.end or project.newest_evidence or project.start


def _passes(entry: Former, countries: Collection[str], themes: Collection[str]) -> bool:
    return (not countries or entry.place.country in countries) and (
        not themes or bool(set(themes) & set(entry.themes))
    )
