"""The dataset as the browser reads it: one JSON document, the map's rows with what filters and lists need.

What is the same for every state is worked out here, once, by the functions that the application itself
uses: spans of status, orders of the alphabets, folded words to search in, links in summaries. What is left
for the browser is to choose, count and put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from components.kit.links import REGISTERS
from components.language import Language, language
from components.outputs.client.filters import filter_documents, state_document, value_positions
from components.parts.article_card.link_places import linked
from components.parts.article_card.render import SEARCH
from components.parts.map.rows import rows_json
from components.parts.partnership_card.card import grant, hosts_of
from components.parts.place_page.sentences import answer_sentence
from components.state.state import LANGUAGES
from components.view import data_date, known_years, programme_end, time_steps
from components.view.answers import Answer, place_answers
from components.view.search import names_of
from components.view.sentence import as_of
from components.view.source_links import link_of
from data.goals import goals_of
from data.records import BASES, STATUSES, Article, Dataset, PartialDate, Place
from data.status import AHEAD_MONTHS, Span, spans_of, usual_day

Json = dict[str, Any]


def document(dataset: Dataset, today: date, labels: Mapping[str, tuple[float, float, float]]) -> Json:
    """Return everything that the browser needs of a dataset; ``today`` is the day that an empty date means.

    Days are whole numbers (20240131), partial dates their own text, places and partnerships their position
    in the dataset. ``labels`` as for :func:`components.parts.map.rows.rows_json`.
    """
    rows = rows_json(dataset, labels)
    words = [language(code) for code in LANGUAGES]
    addresses, spans = _Addresses(dataset), spans_of(dataset)
    years, end = known_years(dataset, today), programme_end(dataset, today)
    position = {ident: i for i, ident in enumerate(dataset.places)}
    partnership = {ident: i for i, ident in enumerate(dataset.partnerships)}
    article = {ident: i for i, ident in enumerate(dataset.articles)}
    orders, answers = _Orders(dataset, words), place_answers(dataset, today)
    of_partnership, of_project = (value_positions(dataset, s) for s in ("partnership", "project"))
    for found, place in zip(rows["places"], dataset.places.values(), strict=True):
        found.update(_place(place, orders), **_filled({"answer": _answer(words, place, answers[place.id])}))
    for found, own in zip(rows["partnerships"], dataset.partnerships.values(), strict=True):
        found.update(
            programme=own.programme,
            funding=own.icld_funded,
            **_filled({"payers": list(own.other_payers)}),
            values=of_partnership[own.id],
            projects=[
                _project(dataset, span, addresses) | {"values": of_project[span.project.id]}
                for span in spans[own.id]
            ],
            articles=[article[a.id] for a in dataset.articles_of.get(own.id, ())],
        )
    for code in dataset.countries:
        rows["countries"].setdefault(code, {**{w.code: w.country(code) for w in words}, "at": None})
    for code, country in rows["countries"].items():
        region = dataset.countries[code].world_region if code in dataset.countries else ""
        order = [orders.countries[w.code].get(w.country(code), 0) for w in words]
        country.update(region=region, order=order)
    return rows | {
        "revision": dataset.revision,
        "state": state_document(),
        "filters": filter_documents(dataset, words),
        "today": number(today),
        "usual_day": number(usual_day(dataset, today)),
        "programme_end": end.isoformat() if end else "",
        "as_of": {w.code: as_of(dataset, w, data_date(dataset, today), today) for w in words},
        "years": list(years),
        "steps": time_steps(dataset, today),
        "bases": BASES,
        "themes": [
            {
                "id": t.id,
                "group": t.group,
                "label": {w.code: w.label(t) for w in words},
                "order": [orders.themes[w.code][w.label(t)] for w in words],
            }
            for t in dataset.themes.values()
        ],
        "articles": [
            {
                **_article(dataset, a, position, partnership),
                "order": [orders.titles[w.code][a.title] for w in words],
            }
            for a in dataset.articles.values()
        ],
        "languages": {
            code: {w.code: w.tongue(code) for w in words}
            for code in sorted({a.language for a in dataset.articles.values()})
        },
        "addresses": addresses.pairs,
        "ahead_months": AHEAD_MONTHS,
        "search": SEARCH,
    }


def number(day: date) -> int:
    """Return a day as a whole number that sorts as days do: 20240131."""
    return day.year * 10_000 + day.month * 100 + day.day


class _Addresses:
    """Every source's address and host, once; projects name them by their position.

    After them stand, where a link says something of itself, what that is and where it leads.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.pairs: list[tuple[str, ...]] = []
        self._dataset = dataset
        self._at: dict[str, int] = {}

    def of(self, urls: tuple[str, ...]) -> list[int]:
        found = []
        for url, host in hosts_of(urls):
            if url not in self._at:
                self._at[url] = len(self.pairs)
                href, note = link_of(self._dataset, url)
                self.pairs.append((url, host, note, href) if note else (url, host))
            found.append(self._at[url])
        return found


class _Orders:
    """Where each name stands in each language's alphabet; equals share a number."""

    def __init__(self, dataset: Dataset, words: list[Language]) -> None:
        places = dataset.places.values()
        abroad = {p.country for p in places} | set(dataset.countries)
        self.swedish = {w.code: alphabet(w, (p.short_name for p in places)) for w in words}
        self.partner = {w.code: alphabet(w, (w.short(p) for p in places)) for w in words}
        self.countries = {w.code: alphabet(w, (w.country(c) for c in abroad)) for w in words}
        self.titles = {w.code: alphabet(w, (a.title for a in dataset.articles.values())) for w in words}
        self.themes = {w.code: alphabet(w, (w.label(t) for t in dataset.themes.values())) for w in words}


def alphabet(words: Language, names: Iterable[str]) -> dict[str, int]:
    """Return where each name stands in a language's alphabet; equals share a number."""
    keys = {name: words.sort_key(name) for name in names}
    ranks = {key: i for i, key in enumerate(sorted(set(keys.values())))}
    return {name: ranks[key] for name, key in keys.items()}


def name_fields(place: Place) -> Json:
    """Return what a place is found by: its own names, other spellings, and the length by which equals stand."""
    names = names_of(place)
    return {"names": names.own, **_filled({"also": list(names.others)}), "length": len(place.short_name)}


def _place(place: Place, orders: _Orders) -> Json:
    words = [language(code) for code in LANGUAGES]
    return {
        **name_fields(place),
        "coordinate_source": place.coordinate_source,
        "registers": _filled({name: getattr(place, name) for name in REGISTERS}),
        "order": {
            "swedish": [orders.swedish[w.code][place.short_name] for w in words],
            "partner": [orders.partner[w.code][w.short(place)] for w in words],
        },
    }


def _answer(words: list[Language], place: Place, answer: Answer) -> dict[str, str] | None:
    """Return the kind of a place's answer and its sentence; of a place without any partnership that is in the words."""
    if answer.kind == "none":
        return None
    return {"kind": answer.kind, **{w.code: answer_sentence(w, place, answer) for w in words}}


def _project(dataset: Dataset, span: Span, addresses: _Addresses) -> Json:
    project = span.project
    by = dataset.places.get(project.confirmed_by)
    return _filled({
        "title": project.title,
        "topic": _own(project.topic_sv, project.topic_en),
        "themes": list(project.themes),
        "goals": list(goals_of(project, dataset.themes)),
        "start": _text(project.start),
        "end": _text(project.end),
        "evidence": _text(project.newest_evidence),
        "confirmed": _text(project.confirmed),
        "confirmed_by": _own(language("sv").place(by), language("en").place(by)) if by else None,
        "rests_on_confirmation": project.rests_on_confirmation,
        "low": project.confidence == "low",
        "preparation": project.grant_kind == "preparation",
        "grant": _own(grant(language("sv"), project), grant(language("en"), project)),
        "confidence": project.confidence,
        "sources": addresses.of(project.source_urls),
        "span": _span(span),
    })  # fmt: skip


def _span(span: Span) -> list[int]:
    """Return during, first, last, whole, after, announced (0: never), stated until, newest, over, why."""
    return [
        STATUSES.index(span.during),
        number(span.first),
        number(span.last),
        number(span.whole),
        STATUSES.index(span.after),
        number(span.announced) if span.announced else 0,
        number(span.stated_until),
        number(span.newest or date.min),
        number(span.over),
        BASES.index(span.why),
    ]


def _article(
    dataset: Dataset, article: Article, position: Mapping[str, int], partnership: Mapping[str, int]
) -> Json:
    parts = {
        code: [
            [text, position[target.id]] if target else [text]
            for target, text in linked(dataset, language(code).own(article, "summary"), code)
        ]
        for code in LANGUAGES
    }
    url, note = link_of(dataset, article.url)
    twin, twin_note = link_of(dataset, article.twin_url)
    return _filled({
        "id": article.id,
        "title": article.title,
        "language": article.language,
        "url": url,
        "note": note,
        "twin": twin,
        "twin_note": twin_note,
        "published": _text(article.published),
        "day": number(article.published.first) if article.published else 0,
        "about": article.is_about_dated,
        "kind": article.kind,
        "programme": article.programme,
        "places": [position[p] for p in article.places],
        "countries": list(article.countries),
        "other_places": list(article.other_places),
        "partnerships": [partnership[p] for p in article.partnerships],
        "themes": list(article.themes),
        "summary": parts,
        "publisher": article.publisher,
        "series": article.series,
        "publication_type": article.publication_type,
        "updated": _text(article.updated),
        "teaser": article.teaser,
    })  # fmt: skip


def _own(sv: str, en: str) -> dict[str, str] | None:
    return {"sv": sv, "en": en} if sv or en else None


def _text(value: PartialDate | None) -> str:
    return value.text if value else ""


def _filled(values: Json) -> Json:
    """Leave out what is empty: most cells are, and the browser reads a missing one as empty."""
    return {k: v for k, v in values.items() if v not in ("", None, False, [])}
