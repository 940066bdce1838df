"""What the commands print of a place to be settled and of an article, in Swedish or English. Text in, lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from babel import Locale

from data.files.messages import Sentences
from data.importers.draft import quotation
from data.importers.errors import say as import_sentence
from data.plain_text import printable
from data.reading.problem_messages import remedy
from data.records import Dataset, Place
from data.schema.schema import Language
from geo.geocoding.messages import kind_text
from geo.link.partnerships import Proposal
from geo.settle.articles import GROUPS, Incoming
from geo.settle.places import Unsettled
from geo.settle.suggest import Suggestion, names_of

_LONGEST = 700
say = Sentences("geo.settle", _LONGEST)


def place_name(place: Unsettled) -> str:
    """Return a place's name with its id."""
    return printable(f"{next(iter(names_of(place.row)), place.id)} [{place.id}]", _LONGEST)


def place_lines(place: Unsettled, proposed: Sequence[Suggestion], language: Language) -> Iterator[str]:
    """Yield a place: why it is to be settled, its partnerships, and each suggestion with reason and confidence."""
    country = _country(place.row["country"], language)
    yield f"{place_name(place)}, {country}" if country else place_name(place)
    yield f"  {remedy(place.problem, language) if place.problem else say(f'why.{place.why}', language)}"
    if place.partnerships:
        yield say("place.within", language, ids=", ".join(place.partnerships))
    for n, one in enumerate(proposed, 1):
        kind = kind_text(one.kind, language) if one.kind else ""
        where = ", ".join(part for part in (kind, one.region, _country(one.country, language)) if part)
        why = say(f"reason.{one.reason}", language, id=one.place_id)
        sure = say(f"sure.{one.confidence}", language)
        yield say("place.suggestion", language, n=n, name=one.name, where=where, sure=sure, why=why)
        point = {"lat": f"{one.lat:.4f}", "lon": f"{one.lon:.4f}"}
        yield say("place.point", language, **point, source=one.source or "–")
    if not proposed:
        yield say("place.none", language)


def article_lines(dataset: Dataset, one: Incoming, language: Language) -> Iterator[str]:
    """Yield an article: what it is to the draft and, of a new one, what it may be about and the words that say so."""
    draft, verdict = one.match.draft, one.match.verdict
    form = "article.known" if one.match.known else "article.title"
    what = import_sentence(f"result.{verdict}", language)
    yield what + say(form, language, title=draft.title, id=one.match.known)
    for column, before, after in one.match.changes:
        yield import_sentence("result.field", language, column=column, old=before, new=after)
    if verdict != "new":
        return
    tongue = Locale(language).languages.get(draft.language, draft.language)
    date = draft.published or say("article.undated", language)
    yield say(
        "article.about", language, date=date, tongue=tongue or say("article.unknown-language", language)
    )
    if draft.url:
        yield say("article.address", language, url=draft.url)
    if draft.teaser:
        yield import_sentence("result.teaser", language, teaser=quotation(draft.teaser))
    if draft.tags:
        yield import_sentence("result.tags", language, tags=", ".join(draft.tags))
    for group in GROUPS:
        if proposals := one.proposals[group]:
            yield say(f"article.{group}", language)
        yield from (_proposal(dataset, group, proposal, language) for proposal in proposals)
    if not any(one.proposals.values()):
        yield say("article.nothing-named", language)


def _proposal(dataset: Dataset, group: str, proposal: Proposal, language: Language) -> str:
    return say(
        "article.proposal",
        language,
        name=_name(dataset, group, proposal.id, language),
        id=proposal.id,
        evidence=", ".join(say("article.quoted", language, text=words) for words in proposal.evidence),
        sure=say(f"sure.{proposal.confidence}", language),
    )


def _name(dataset: Dataset, group: str, key: str, language: Language) -> str:
    match group:
        case "places":
            return _swedish(dataset.places[key], language) or dataset.places[key].name
        case "partnerships":
            ends = (dataset.places[end] for end in dataset.partnerships[key].ends)
            return " – ".join(_swedish(end, language) or end.short_name or end.name for end in ends)
        case "themes":
            theme = dataset.themes[key]
            return theme.label_sv if language == "sv" else theme.label_en
    return _country(key, language)


def _swedish(place: Place, language: Language) -> str:
    return place.name_sv if language == "sv" and not place.is_swedish else ""


def _country(code: str, language: Language) -> str:
    return printable(Locale(language).territories.get(code, code), _LONGEST)
