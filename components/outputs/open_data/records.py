"""From dataset and state to the rows of a list: plain values, under the names of its columns.

What is unknown is ``None``, also an empty text; lists may be empty. Text is as
in the tables: each form of file writes it in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from components.language import language
from components.outputs.open_data.resources import RESOURCES, Resource
from components.state.state import State
from components.view import build_view
from components.view.answers import place_answers
from components.view.articles import article_view
from data.records import Dataset, PartialDate, Place
from geo.naming.fold import matches

Value = str | int | float | list[str] | list[int] | None
Item = dict[str, Value]
_Records = Iterable[tuple[object, Mapping[str, object]]]
"""Records with their computed columns."""


def items(dataset: Dataset, today: date, name: str, state: State) -> list[Item]:
    """Return the rows of the list ``name`` that a state asks for, in the order that it asks for."""
    records = _LISTS[name](dataset, today, state) if name in _LISTS else _table(dataset, name)
    return [_item(RESOURCES[name], record, computed) for record, computed in records]


def _table(dataset: Dataset, name: str) -> _Records:
    """Yield the records of a table unchanged."""
    return ((record, {}) for record in getattr(dataset, name).values())


def _partnerships(dataset: Dataset, today: date, state: State) -> _Records:
    for row in build_view(dataset, state, today).rows:
        project = row.standing.project
        yield (
            row.partnership,
            {
                "swedish_place_name": row.swedish.name,
                "swedish_place_code": row.swedish.code,
                "partner_place_names": [p.name for p in row.partners],
                "countries": row.countries,
                "status": row.status,
                "status_basis": "reckoned" if row.standing.reckoned else "stated",
                "basis": row.standing.basis,
                "evidence_date": row.evidence,
                "start_year": row.start_year,
                "end_year": row.end_year,
                "start": row.start,
                "end": row.end,
                "themes": row.themes,
                "topic_sv": project.topic_sv,
                "topic_en": project.topic_en,
                "confidence": project.confidence,
                "projects": [p.id for p in row.projects],
                "source_urls": row.sources,
                "goals": row.goals,
                "confirmed": project.confirmed,
                "confirmed_by": project.confirmed_by,
                "other_swedish_place_names": [p.name for p in row.others],
            },
        )


def _places(dataset: Dataset, today: date, state: State) -> _Records:
    answers = place_answers(dataset, today)
    for place in dataset.places.values():
        answer = answers[place.id].kind
        if (
            (not state.country or place.country in state.country)
            and (not state.kind or place.kind in state.kind)
            and (not state.answer or answer == state.answer)
            and (not state.text or _named(place, state.text))
        ):
            partnerships = [x.id for x in dataset.partnerships_of[place.id]]
            yield place, {"answer": answer, "partnerships": partnerships}


def _named(place: Place, text: str) -> bool:
    return matches(text, " ".join((place.name, place.short_name, place.name_sv, *place.aliases)))


def _articles(dataset: Dataset, today: date, state: State) -> _Records:
    return ((article, {}) for article in article_view(dataset, state).articles)


def _themes(dataset: Dataset, today: date, state: State) -> _Records:
    for theme in dataset.themes.values():
        group = dataset.theme_groups.get(theme.group)
        sv, en = (group.label_sv, group.label_en) if group else (theme.group, theme.group)
        yield theme, {"group_label_sv": sv, "group_label_en": en}


def _countries(dataset: Dataset, today: date, state: State) -> _Records:
    sv, en = language("sv"), language("en")
    for country in dataset.countries.values():
        yield country, {"name_sv": sv.country(country.id), "name_en": en.country(country.id)}


_LISTS: Mapping[str, Callable[[Dataset, date, State], _Records]] = {
    "partnerships": _partnerships,
    "places": _places,
    "articles": _articles,
    "themes": _themes,
    "countries": _countries,
}
"""Lists that a state filters, or with columns that are computed; the others are tables unchanged."""


def _item(resource: Resource, record: object, computed: Mapping[str, object]) -> Item:
    """Return a row: what is computed, and the rest from the record."""
    return {
        c.name: _value(computed[c.name] if c.name in computed else getattr(record, c.name))
        for c in resource.columns
    }


def _value(value: Any) -> Value:
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, str):
        return value or None
    if isinstance(value, Iterable):
        return list(value)
    number: int | float | None = value
    return number
