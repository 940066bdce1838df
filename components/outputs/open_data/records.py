"""From dataset and state to the rows of a list: plain values, under the names of its columns.

What is unknown is ``None``, also an empty text; lists may be empty. Text is as
it stands in the tables: each form of file writes it in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from components.language import language
from components.outputs.open_data.resources import RESOURCES, Resource
from components.state.state import State
from components.view import Row, View, build_view
from components.view.answers import place_answers
from components.view.articles import article_view
from data.records import Dataset, PartialDate, Place
from geo.naming.fold import matches

Value = str | int | float | list[str] | list[int] | None
Item = dict[str, Value]


def items(dataset: Dataset, today: date, name: str, state: State) -> list[Item]:
    """Return the rows of the list ``name`` that a state asks for, in the order that it asks for."""
    return _MAKERS[name](dataset, today, state)


def _partnerships(dataset: Dataset, today: date, state: State) -> list[Item]:
    view = build_view(dataset, state, today)
    return [_partnership(view, row) for row in view.rows]


def _partnership(view: View, row: Row) -> Item:
    project = row.standing.project
    return _item(
        RESOURCES["partnerships"],
        row.partnership,
        swedish_place_name=row.swedish.name,
        swedish_place_code=row.swedish.code,
        partner_place_names=tuple(p.name for p in row.partners),
        countries=row.countries,
        status=row.status,
        status_basis="reckoned" if row.standing.reckoned else "stated",
        basis=row.standing.basis,
        evidence_date=row.evidence,
        start_year=row.start_year,
        end_year=row.end_year,
        start=row.start,
        end=row.end,
        themes=row.themes,
        topic_sv=project.topic_sv,
        topic_en=project.topic_en,
        confidence=project.confidence,
        projects=tuple(p.id for p in row.projects),
        source_urls=row.sources,
        goals=row.goals,
        other_swedish_place_names=tuple(p.name for p in row.others),
    )


def _places(dataset: Dataset, today: date, state: State) -> list[Item]:
    answers = place_answers(dataset, today)
    wanted = [
        p
        for p in dataset.places.values()
        if (not state.country or p.country in state.country)
        and (not state.kind or p.kind in state.kind)
        and (not state.answer or answers[p.id].kind == state.answer)
        and (not state.text or _named(p, state.text))
    ]
    return [
        _item(
            RESOURCES["places"],
            p,
            answer=answers[p.id].kind,
            partnerships=tuple(x.id for x in dataset.partnerships_of[p.id]),
        )
        for p in wanted
    ]


def _named(place: Place, text: str) -> bool:
    return matches(text, " ".join((place.name, place.short_name, place.name_sv, *place.aliases)))


def _articles(dataset: Dataset, today: date, state: State) -> list[Item]:
    return [_item(RESOURCES["articles"], a) for a in article_view(dataset, state).articles]


def _themes(dataset: Dataset, today: date, state: State) -> list[Item]:
    groups = dataset.theme_groups
    return [
        _item(
            RESOURCES["themes"],
            t,
            group_label_sv=groups[t.group].label_sv if t.group in groups else t.group,
            group_label_en=groups[t.group].label_en if t.group in groups else t.group,
        )
        for t in dataset.themes.values()
    ]


def _table(name: str) -> Callable[[Dataset, date, State], list[Item]]:
    """Return what makes the rows of a list that is a table as it stands."""

    def rows(dataset: Dataset, today: date, state: State) -> list[Item]:
        return [_item(RESOURCES[name], record) for record in getattr(dataset, name).values()]

    return rows


def _countries(dataset: Dataset, today: date, state: State) -> list[Item]:
    sv, en = language("sv"), language("en")
    return [
        _item(RESOURCES["countries"], c, name_sv=sv.country(c.id), name_en=en.country(c.id))
        for c in dataset.countries.values()
    ]


_MAKERS: Mapping[str, Callable[[Dataset, date, State], list[Item]]] = {
    "partnerships": _partnerships,
    "projects": _table("projects"),
    "programmes": _table("programmes"),
    "sources": _table("sources"),
    "places": _places,
    "articles": _articles,
    "themes": _themes,
    "countries": _countries,
}


def _item(resource: Resource, record: object, **worked_out: object) -> Item:
    """Return a row: what was worked out, and the rest as it stands in the record."""
    return {
        c.name: _value(worked_out[c.name] if c.name in worked_out else getattr(record, c.name))
        for c in resource.columns
    }


def _value(value: Any) -> Value:
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, str):
        return value or None
    if isinstance(value, Iterable):
        return list(value)
    found: int | float | None = value
    return found
