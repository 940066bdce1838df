"""Proposals for one text."""

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
    """Proposed ids and country codes, each with evidence and confidence."""

    places: tuple[Proposal, ...]
    countries: tuple[Proposal, ...]
    partnerships: tuple[Proposal, ...]
    themes: tuple[Proposal, ...]


def propose(dataset: Dataset, title: str, teaser: str = "") -> Proposals:
    """Return the entities that an article's title and teaser name. Any strings are fine; the work is bounded."""
    text = f"{title[: MAX_CHARACTERS // 2]}\n{teaser}"[:MAX_CHARACTERS]
    places: dict[str, tuple[list[str], Confidence]] = {}
    countries: dict[str, tuple[list[str], Confidence]] = {}
    tokens = tokenize(text)
    for mention in mentions(dataset, text, tokens):
        by_id = places if mention.place else countries
        surface = text[mention.start : mention.end]
        ident = mention.place or mention.country
        words, sure = by_id.setdefault(ident, ([], mention.confidence))
        if surface not in words:
            words.append(surface)
        by_id[ident] = (words, min(sure, mention.confidence, key=ORDER.index))
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


def _least(*confidences: Confidence) -> Confidence:
    """Return the lowest confidence."""
    return max(confidences, key=ORDER.index)


def _proposals(by_id: dict[str, tuple[list[str], Confidence]]) -> tuple[Proposal, ...]:
    return tuple(Proposal(ident, tuple(words), sure) for ident, (words, sure) in by_id.items())
