"""Everything that is proposed for one text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.records import Confidence, Dataset
from geo.link.find import mentions
from geo.link.partnerships import Proposal, partnerships
from geo.link.themes import themes
from geo.link.tokens import MAX_CHARACTERS, tokenize

ORDER: tuple[Confidence, ...] = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Proposals:
    """Proposed ids, and country codes, each with the words for it and how sure it is."""

    places: tuple[Proposal, ...]
    countries: tuple[Proposal, ...]
    partnerships: tuple[Proposal, ...]
    themes: tuple[Proposal, ...]


def propose(dataset: Dataset, title: str, teaser: str = "") -> Proposals:
    """Return what an article's title and teaser speak of. Any strings are fine; the work is bounded."""
    text = f"{title[: MAX_CHARACTERS // 2]}\n{teaser}"[:MAX_CHARACTERS]
    places: dict[str, tuple[list[str], Confidence]] = {}
    countries: dict[str, tuple[list[str], Confidence]] = {}
    tokens = tokenize(text)
    for mention in mentions(dataset, text, tokens):
        held = places if mention.place else countries
        said = text[mention.start : mention.end]
        ident = mention.place or mention.country
        words, sure = held.setdefault(ident, ([], mention.confidence))
        if said not in words:
            words.append(said)
        held[ident] = (words, min(sure, mention.confidence, key=ORDER.index))
    proposed = partnerships(
        dataset,
        {ident: words[0] for ident, (words, _) in places.items()},
        {code: words[0] for code, (words, _) in countries.items()},
    )
    return Proposals(
        _proposals(places),
        _proposals(countries),
        tuple(
            replace(
                p, confidence=_least(p.confidence, *(places[e][1] for e in _ends(dataset, p) if e in places))
            )
            for p in proposed
        ),
        tuple(themes(tokens, text)),
    )


def _ends(dataset: Dataset, proposal: Proposal) -> tuple[str, ...]:
    return dataset.partnerships[proposal.id].ends


def _least(*held: Confidence) -> Confidence:
    """No more sure than the least sure of what it rests on."""
    return max(held, key=ORDER.index)


def _proposals(held: dict[str, tuple[list[str], Confidence]]) -> tuple[Proposal, ...]:
    return tuple(Proposal(ident, tuple(words), sure) for ident, (words, sure) in held.items())
