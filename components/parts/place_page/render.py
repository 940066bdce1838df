"""The place page's HTML, in three parts: the answer, its partnerships, and what is around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import name as character
from urllib.parse import quote

from components.kit.links import (
    REGISTERS,
    brief_address,
    place_link,
    place_state,
    register_address,
    selection_of,
)
from components.kit.reports import NOBODY, Reports
from components.kit.templates import render
from components.language import Language
from components.parts.article_card.render import SEARCH, article_cards
from components.parts.partnership_card.card import basis, payers, theme_marks, title, years
from components.parts.place_page.circles import begin, circle, earlier_circle, idle_circles, possible_partners
from components.parts.place_page.nearby import IDLE
from components.parts.place_page.sentences import answer_sentence, basis_sentence, further_sentences, partners
from components.parts.timeline.timeline import Timeline, timeline
from components.state.state import State
from components.view import Row
from components.view.answers import Answer
from components.view.build import newest_first
from data.records import Article, Dataset, Place

FEW_ARTICLES = 4
"""So many are in sight on a phone too; the rest stands behind a line."""
Link = tuple[State | None, str, str]
"""A place's page, its name, and its country (empty in Sweden); a partner that no source names has no page."""


@dataclass(frozen=True, slots=True)
class Block:
    """One partnership, as seen from one of its ends; every field is text to be escaped."""

    row: Row
    partners: tuple[Link, ...]
    years: str
    programme: str
    basis: str
    note: str
    payers: str
    on_map: State
    selected: bool
    timeline: Timeline
    title: str
    report: str


def answer_part(
    dataset: Dataset,
    words: Language,
    place: Place,
    answer: Answer,
    reports: Reports = NOBODY,
    *,
    serving: bool = True,
) -> str:
    """Return heading, facts and answer; ``reports`` say whom to ask and to tell of errors.

    ``serving``: there is a server, which makes briefs.
    """
    twin = _twin(dataset, place)
    current, earlier = themes_of(answer)
    return render(
        "parts/place_page/answer.html",
        words=words,
        name=words.place(place),
        index=State(page="place", language=words.code),
        own=place_state(words, place),
        facts=(*own_script(place), *facts(words, place)),
        briefs=_briefs(words, place) if serving else [],
        twin=(place_state(words, twin), words.place(twin)) if twin else None,
        answer=answer,
        sentence=answer_sentence(words, place, answer),
        further=further_sentences(words, answer),
        basis=basis_sentence(words, answer),
        partners=_links(words, place, answer.resting),
        themes=theme_marks(dataset, words, current),
        earlier=theme_marks(dataset, words, earlier),
        search=SEARCH + quote(place.short_name or place.name),
        contact=reports.contact,
        report_to=reports.link(words, words.place(place), place_state(words, place)),
        registers=registers(words, place),
        about=State(page="about", language=words.code),
    )


def partnerships_part(
    dataset: Dataset,
    words: Language,
    place: Place,
    answer: Answer,
    today: date,
    selected: str = "",
    reports: Reports = NOBODY,
) -> str:
    """Return every partnership of the place with its projects; ``selected`` is the id of one to mark and put first."""
    blocks = [
        Block(
            row,
            _links(words, place, (row,)),
            years(words, row.start, row.end),
            words.own(dataset.programmes[row.partnership.programme], "name"),
            basis(dataset, words, row.standing),
            words.own(row.partnership, "note"),
            payers(words, row.partnership),
            on_map(words, row),
            row.id == selected,
            timeline(dataset, words, row.projects, today),
            title(words, row),
            reports.link(
                words,
                title(words, row),
                replace(place_state(words, place), selection=selection_of("partnership", row.id)),
            ),
        )
        for row in sorted(answer.rows, key=lambda r: r.id != selected)
    ]
    return render("parts/place_page/partnerships.html", words=words, blocks=blocks, today=words.date(today))


def around_part(
    dataset: Dataset,
    words: Language,
    place: Place,
    answers: Mapping[str, Answer],
    reports: Reports = NOBODY,
) -> str:
    """Return who else is active; without a partner who had one, who could be one and how to begin; and articles."""
    related = articles(dataset, place, answers[place.id])
    idle = answers[place.id].kind in IDLE
    home = idle and place.is_swedish
    circles = [circle(dataset, words, place, answers)]
    if idle:
        circles = (
            idle_circles(dataset, words, place, answers)
            if home
            else [*circles, *earlier_circle(dataset, words, place, answers)]
        )
    around = render(
        "parts/place_page/around.html",
        words=words,
        circles=circles,
        begin=begin(dataset, words, place, answers) if home else None,
        possible=possible_partners(dataset, words, place, answers) if home else None,
        articles=len(related),
    )
    own = place_state(words, place)
    return around + (
        article_cards(dataset, words, own, related, (), few=FEW_ARTICLES, reports=reports) if related else ""
    )


def articles(dataset: Dataset, place: Place, answer: Answer) -> tuple[Article, ...]:
    """Return the articles that belong to its partnerships or name the place, newest first."""
    body = set(dataset.bodies[place.id])
    linked = {a.id for r in answer.rows for a in dataset.articles_of.get(r.id, ())}
    return newest_first(a for a in dataset.articles.values() if a.id in linked or body & set(a.places))


def themes_of(answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the themes of the projects that are under way, then the others; of who is not active all come first."""
    every = dict.fromkeys(t for r in answer.rows for t in r.themes)
    now = dict.fromkeys(
        t
        for r in answer.resting
        for p, status in zip(r.projects, r.statuses, strict=True)
        if status == "active"
        for t in p.themes
    )
    return (tuple(now), tuple(t for t in every if t not in now)) if now else (tuple(every), ())


def own_script(place: Place) -> tuple[str, ...]:
    """Return the names in other letters of a place that is headed by a Latin one: as it is written there."""
    return () if _foreign(place.name) else tuple(filter(_foreign, place.aliases))


def _foreign(name: str) -> bool:
    return any(c.isalpha() and "LATIN" not in character(c, "") for c in name)


def facts(words: Language, place: Place) -> tuple[str, ...]:
    """Return what the place is: kind, county, code, country."""
    texts = [words(f"kind.{place.kind}")]
    if place.county:
        texts.append(words(f"county.{place.county}"))
    if place.code:
        key = "kommun_code" if place.kind == "kommun" else "county_code"
        texts.append(words(f"place_page.{key}", code=place.code))
    texts.append(words.country(place.country))
    return tuple(texts)


def registers(words: Language, place: Place) -> tuple[tuple[str, str], ...]:
    """Return what other registers know the place by, each with its address there (empty: it has no page)."""
    known = ((name, getattr(place, name)) for name in REGISTERS)
    return tuple(
        (register_address(name, number), words(f"place_page.{name}", number=str(number)))
        for name, number in known
        if number
    )


def on_map(words: Language, row: Row) -> State:
    """Return a state of the map in which this partnership is drawn and selected."""
    return State(
        language=words.code,
        status=("active",) if row.status == "active" else (),
        funding=("yes",) if row.partnership.icld_funded == "yes" else (),
        selection=selection_of("partnership", row.id),
    )


def _links(words: Language, place: Place, rows: Sequence[Row]) -> tuple[Link, ...]:
    """Everyone but the place itself, each once; those that no source names come last, once for each country."""
    name = words("card.unnamed_partner")
    name = name[:1].upper() + name[1:]
    countries = dict.fromkeys(c for r in rows for c in r.partnership.unnamed)
    unnamed: list[Link] = [(None, name, words.country(c) if c else "") for c in countries]
    return (*(place_link(words, p) for p in partners(place, rows)), *unnamed)


def _briefs(words: Language, place: Place) -> list[tuple[str, str]]:
    """Return the files to take away: one page on the place, abroad also one on its country."""
    files = [(brief_address(words, place.id), words("brief.link"))]
    if not place.is_swedish:
        country = words("brief.link_of", name=words.country(place.country))
        files.append((brief_address(words, place.country), country))
    return files


def _twin(dataset: Dataset, place: Place) -> Place | None:
    return next((p for p in dataset.with_twins([place.id]) if p.id != place.id), None)
