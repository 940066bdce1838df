"""What a brief can be about: a place, or a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from components.kit.links import place_state
from components.language import Language
from components.parts.place_page.circles import neighbours_heading, no_neighbours
from components.parts.place_page.nearby import neighbours
from components.parts.place_page.render import articles as articles_of
from components.parts.place_page.render import facts
from components.parts.place_page.sentences import (
    answer_sentence,
    basis_sentence,
    further_sentences,
    name_with_country,
    partners,
)
from components.state.state import State
from components.view import Row, index
from components.view.answers import Answer, answer, place_answers
from components.view.articles import article_view
from data.records import STATUSES, SWEDEN, Article, Dataset, Place
from data.status import Period


@dataclass(frozen=True, slots=True)
class Subject:
    """A place or country and what is known of it on a day.

    ``page`` shows it in the application, ``reading`` its articles there, ``view``
    its partnerships on a map.
    ``ends`` are lists of names under their heading, ``partner`` names a row's
    other end, both ends for a ``country`` (its code, else empty); ``aside`` stands
    where there are no projects to tell of.
    """

    page: State
    reading: State
    view: State
    name: str
    about: Sequence[str]
    answer: Answer
    sentence: str
    further: Sequence[str]
    basis: str
    ends: Sequence[tuple[str, Sequence[str]]]
    partner: Callable[[Row], str]
    country: str
    articles: Sequence[Article]
    aside: Sequence[tuple[str, Sequence[str]]]


def subject(dataset: Dataset, words: Language, ident: str, today: date) -> Subject | None:
    """Return the place with an id, or the country with a code (``KE``) in which it has partners; else None."""
    if ident in dataset.places:
        return _place(dataset, words, dataset.places[ident], today)
    if ident in countries(dataset):
        return _country(dataset, words, ident, today)
    return None


def countries(dataset: Dataset) -> tuple[str, ...]:
    """Return the countries with a partner, by code."""
    abroad = {dataset.places[p].country for x in dataset.partnerships.values() for p in x.partner_places}
    return tuple(sorted(abroad - {SWEDEN}))


def _place(dataset: Dataset, words: Language, place: Place, today: date) -> Subject:
    answers = place_answers(dataset, today)
    told = answers[place.id]
    ends = [name_with_country(words, p) for p in partners(place, told.resting or told.rows)]
    view = State(
        language=words.code,
        swedish_place=(place.id,) if place.is_swedish else (),
        partner_place=() if place.is_swedish else (place.id,),
        status=(),
        funding=(),
    )
    return Subject(
        place_state(words, place),
        place_state(words, place),
        view,
        words.place(place),
        facts(words, place),
        told,
        answer_sentence(words, place, told),
        further_sentences(words, told),
        basis_sentence(words, told),
        [(words("place_page.with"), ends)] if ends else [],
        lambda row: words.listing(words.short(p) for p in partners(place, (row,))),
        "",
        articles_of(dataset, place, told),
        () if told.rows else _instead(dataset, words, place, today),
    )


def _instead(dataset: Dataset, words: Language, place: Place, today: date) -> list[tuple[str, Sequence[str]]]:
    """Nothing is known: say what that means, whom to ask, and who near by is active."""
    answers = place_answers(dataset, today)
    near = neighbours(dataset, answers, words, place)
    active = [f"{words.place(n.place)} – {words.listing(n.partners)}" for n in near]
    name = words.place(place)
    return [
        (
            words("brief.means"),
            [
                words("place_page.incomplete", place=name).rpartition(". ")[0] + ".",
                words("place_page.ask", place=name),
            ],
        ),
        (
            neighbours_heading(words, place, answers),
            active or [no_neighbours(words, place, answers)],
        ),
    ]


def _country(dataset: Dataset, words: Language, code: str, today: date) -> Subject:
    rows = [r for r in index(dataset, Period.day(today)).rows if code in r.countries]
    told = answer(rows, today)
    view = State(language=words.code, country=(code,), status=(), funding=())
    listed = State(page="articles", language=words.code, country=(code,))
    first = told.resting or told.rows
    return Subject(
        State(page="table", language=words.code, country=(code,), status=(), funding=()),
        listed,
        view,
        words.country(code),
        _country_facts(dataset, words, code),
        told,
        _country_sentence(words, code, told),
        _country_further(words, told),
        _country_basis(words, told),
        [
            (words("brief.swedish"), [words.place(r.swedish) for r in first]),
            (
                words("brief.partners"),
                [words.place(p) for r in first for p in r.partners if p.country == code],
            ),
        ],
        lambda row: f"{words.short(row.swedish)} – {words.listing(words.short(p) for p in row.partners)}",
        code,
        article_view(dataset, listed).articles,
        (),
    )


def _country_facts(dataset: Dataset, words: Language, code: str) -> tuple[str, ...]:
    country = dataset.countries.get(code)
    region = (words(f"world_region.{country.world_region}"),) if country else ()
    return (*region, words("brief.country_code", code=code))


def _country_sentence(words: Language, code: str, told: Answer) -> str:
    kinds = Counter(r.status for r in told.rows)
    ends = {p.id for r in told.rows for p in r.partners if p.country == code}
    return words(
        "brief.country",
        country=words.country(code),
        counts=words.listing(words(f"sentence.partnerships_{s}", n=kinds[s]) for s in STATUSES if kinds[s]),
        swedish=words("sentence.swedish", n=len({r.swedish.id for r in told.rows})),
        partners=words("sentence.partners", n=len(ends)),
    )


def _country_further(words: Language, told: Answer) -> tuple[str, ...]:
    active = [r for r in told.rows if r.status == "active"]
    funded = sum(r.partnership.icld_funded == "yes" for r in active)
    return (words("brief.funded", n=funded),) if active and funded < len(active) else ()


def _country_basis(words: Language, told: Answer) -> str:
    if told.reckoned and told.evidence:
        return words("brief.reckoned", n=told.deciding, date=words.date(told.evidence))
    return basis_sentence(words, told)
