"""What a brief can be about: a place, or a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from components.kit.links import place_state
from components.language import Language
from components.outputs.figure.fonts import letters
from components.parts.partnership_card.card import partner_end, title_of
from components.parts.place_page.circles import (
    begin,
    idle_circles,
    neighbours_heading,
    no_neighbours,
    possible_partners,
)
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
from components.state.state import TODAY, State
from components.view import Row, data_date, index, next_programme_end, programme_end
from components.view.answers import Answer, place_answers
from components.view.answers import answer as answer_of
from components.view.articles import article_view
from components.view.phrases import counted_partnerships
from data.records import STATUSES, SWEDEN, Article, Dataset, Place
from data.status import Period, usual_day

MOST_LINES = 3
"""Places under a heading in the brief of a place of which nothing is known; its page has all of them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A place or country and what is known of it on a day.

    ``page`` shows it in the application, ``reading`` its articles there, ``view``
    its partnerships on a map.
    ``ends`` are lists of names under their heading, ``partner`` names a row's
    other end, both ends for a ``country`` (its code, else empty); ``aside`` is shown
    where there are no projects.
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
    words = in_letters(words)
    if ident in dataset.places:
        return _place(dataset, words, dataset.places[ident], today)
    if ident in countries(dataset):
        return _country(dataset, words, ident, today)
    return None


def in_letters(words: Language) -> Language:
    """Return a language that writes places by names for which the brief's typeface has letters."""
    return replace(words, letters=letters())


def countries(dataset: Dataset) -> tuple[str, ...]:
    """Return the countries with a partner, by code."""
    abroad = {dataset.places[p].country for x in dataset.partnerships.values() for p in x.partner_places}
    unnamed = {c for x in dataset.partnerships.values() for c in x.partner_countries}
    return tuple(sorted((abroad | unnamed) - {SWEDEN}))


def _place(dataset: Dataset, words: Language, place: Place, today: date) -> Subject:
    answers = place_answers(dataset, today)
    answer = answers[place.id]
    first = answer.resting or answer.rows
    ends = [*(name_with_country(words, p) for p in partners(place, first)), *_unnamed(words, first)]
    view = State(
        language=words.code,
        swedish_place=(place.id,) if place.is_swedish else (),
        partner_place=() if place.is_swedish else (place.id,),
        status=(),
        funding=(),
        # A place is described as of today, also after the end of the programme.
        date=TODAY if programme_end(dataset, today) else "",
    )
    return Subject(
        place_state(words, place),
        place_state(words, place),
        view,
        words.place(place),
        facts(words, place),
        answer,
        answer_sentence(words, place, answer),
        further_sentences(words, answer),
        basis_sentence(words, answer),
        [
            *([(words("place_page.with"), ends)] if ends else []),
            *_ending(dataset, words, place, answer, today),
        ],
        lambda row: partner_end(words, words.short, partners(place, (row,)), row.partnership),
        "",
        articles_of(dataset, place, answer),
        () if answer.rows else _instead(dataset, words, place, today),
    )


def _ending(
    dataset: Dataset, words: Language, place: Place, answer: Answer, today: date
) -> list[tuple[str, Sequence[str]]]:
    """Return when each of the active partnerships ends, and the programme's funding; nothing where none is active."""
    active = [r for r in answer.resting if r.status == "active"]
    if not active:
        return []
    ends = [words.date(r.end) if r.end else words("table.unknown") for r in active]
    if len(active) > 1:
        whom = [partner_end(words, words.short, partners(place, (r,)), r.partnership) for r in active]
        ends = [words("brief.end_of", partner=p, end=end) for p, end in zip(whom, ends, strict=True)]
    if end := next_programme_end(dataset, today):
        ends.append(words("sentence.before_end", date=words.date(end)))
    return [(words("brief.ends"), ends)]


def _instead(dataset: Dataset, words: Language, place: Place, today: date) -> list[tuple[str, Sequence[str]]]:
    """Return what replaces the projects: what no data means, who near by is active, possible partners, how to begin."""
    answers, name = place_answers(dataset, today), words.place(place)
    means = [
        words("place_page.incomplete", place=name).rpartition(". ")[0] + ".",
        words("report.source", date=words.date(data_date(dataset, today))),
    ]
    sections: list[tuple[str, Sequence[str]]] = [(words("brief.means"), means)]
    if not place.is_swedish:
        near = neighbours(dataset, answers, words, place)
        active = [f"{words.place(n.place)} – {words.listing(n.partners)}" for n in near]
        heading = neighbours_heading(words, place, answers)
        return [*sections, (heading, active or [no_neighbours(words, place, answers)])]
    circles = idle_circles(dataset, words, place, answers)
    # The nearest are listed in full: these are whom to ask.
    sections += [
        (c.heading, _line_texts(words, c.lines, MOST_LINES if at else len(c.lines)) or [c.nothing])
        for at, c in enumerate(circles)
    ]
    if possible := possible_partners(dataset, words, place, answers):
        sections.append(
            (
                words("place_page.possible"),
                [words("place_page.possible_why"), *_line_texts(words, possible.lines, MOST_LINES)],
            )
        )
    return [*sections, (words("place_page.begin"), _beginning(dataset, words, place, answers))]


def _line_texts(words: Language, lines: Sequence[tuple[State, str, str]], most: int) -> list[str]:
    """Return at most ``most`` lines and one that counts the others."""
    texts = [f"{label} – {note}" for _, label, note in lines]
    if len(texts) <= most + 1:
        return texts
    return [*texts[:most], words("article.more", n=len(texts) - most)]


def _beginning(dataset: Dataset, words: Language, place: Place, answers: Mapping[str, Answer]) -> list[str]:
    """Return what the place's page says of how a partnership begins, without its links."""
    start = begin(dataset, words, place, answers)
    names = f" {words('place_page.begin_or')} ".join(label for _, label in start.talk)
    talk = [f"{words('place_page.begin_talk')} {names}."] if names else []
    return [start.how, start.ask, *talk, f"{start.funding} icld.se"]


def _country(dataset: Dataset, words: Language, code: str, today: date) -> Subject:
    day, end = usual_day(dataset, today), programme_end(dataset, today)
    rows = [r for r in index(dataset, Period.day(day)).rows if code in r.countries]
    answer = answer_of(rows, day)
    if end and answer.kind == "active":
        answer = replace(answer, kind="programme_end", until=end)
    view = State(language=words.code, country=(code,), status=(), funding=())
    listed = State(page="articles", language=words.code, country=(code,))
    first = answer.resting or answer.rows
    return Subject(
        State(page="table", language=words.code, country=(code,), status=(), funding=()),
        listed,
        view,
        words.country(code),
        _country_facts(dataset, words, code),
        answer,
        _country_sentence(words, code, answer),
        _country_further(words, answer, end),
        _country_basis(words, answer),
        [
            (words("brief.swedish"), [words.place(p) for r in first for p in r.swedish_places]),
            (
                words("brief.partners"),
                [
                    *(words.place(p) for r in first for p in r.partners if p.country == code),
                    *(
                        _capital(words("card.unnamed_partner"))
                        for r in first
                        if code in r.partnership.unnamed
                    ),
                ],
            ),
        ],
        lambda row: title_of(dataset, words, words.short, row.partnership),
        code,
        article_view(dataset, listed).articles,
        (),
    )


def _country_facts(dataset: Dataset, words: Language, code: str) -> tuple[str, ...]:
    country = dataset.countries.get(code)
    region = (words(f"world_region.{country.world_region}"),) if country else ()
    return (*region, words("brief.country_code", code=code))


def _country_sentence(words: Language, code: str, answer: Answer) -> str:
    kinds = Counter(r.status for r in answer.rows)
    ends = {p.id for r in answer.rows for p in r.partners if p.country == code}
    return words(
        "brief.country" if ends else "brief.country_unnamed",
        country=words.country(code),
        counts=words.listing(counted_partnerships(words, s, kinds[s]) for s in STATUSES if kinds[s]),
        swedish=words("sentence.swedish_both", n=len({p.id for r in answer.rows for p in r.swedish_places})),
        partners=words("sentence.partners", n=len(ends)),
    )


def _unnamed(words: Language, rows: Sequence[Row]) -> list[str]:
    """Partners that no source names, once for each country: a list's entries."""
    name = _capital(words("card.unnamed_partner"))
    countries = dict.fromkeys(c for r in rows for c in r.partnership.unnamed)
    return [
        words("answer.with_country", place=name, country=words.country(c)) if c else name for c in countries
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _country_further(words: Language, answer: Answer, end: date | None) -> tuple[str, ...]:
    """Return how many of the active ones ICLD funds, and that the page shows the ``end`` of the programme."""
    active = [r for r in answer.rows if r.status == "active"]
    funded = sum(r.partnership.icld_funded == "yes" for r in active)
    sentences = [words("brief.at_end", date=words.date(end))] if end else []
    if active and funded < len(active):
        sentences.append(words("brief.funded", n=funded))
    return tuple(sentences)


def _country_basis(words: Language, answer: Answer) -> str:
    if answer.until:
        return words("answer.basis", date=words.date(answer.evidence)) if answer.evidence else ""
    if answer.reckoned and answer.evidence:
        return words("brief.reckoned", n=answer.deciding, date=words.date(answer.evidence))
    return basis_sentence(words, answer)
