"""Disambiguation: whether a name in a text is the place, with confidence.

Most names are nothing else. Some are ordinary words (Vara, Lund, Mark) or
people's names (Nora, Livingstone, Falkenberg): those count only when the
text gives a reason, and the rules, not the list, say what a reason is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.records import Confidence
from geo.link.context import (
    IN,
    KINDS,
    Context,
    MentionCandidate,
    after,
    before,
    beside,
    container,
    context_of,
    two_before,
)
from geo.link.lexicon import Lexicon
from geo.link.other_names import DOUBTFUL, NO_NAME, PERSONAL, is_elsewhere, is_in_a_name
from geo.link.tokens import Token
from geo.link.vocabulary import words

_CIVIC, _KIND_ENDINGS = tuple(words("civic")), tuple(words("kind_endings"))
_BEFORE = words("before")
_LOCATIVE, _DIRECTED, _JOINING = words("locative"), words("directed"), words("joining")
_RARE, _VERBS = words("rare"), words("verbs")
_SIGNS = frozenset({",", "&", "–", "-", "—", "/", "+"})


def disambiguate(
    tokens: Sequence[Token], candidates: Sequence[MentionCandidate], lex: Lexicon
) -> list[tuple[MentionCandidate, Confidence]]:
    """Return the candidates that are places or countries, each with how sure that is."""
    confidences: dict[int, Confidence] = {}
    doubtful: list[MentionCandidate] = []
    every = context_of(tokens, candidates, lex)
    for candidate in candidates:
        if candidate.place and (is_in_a_name(every, candidate) or is_elsewhere(every, candidate)):
            continue
        if candidate.name in DOUBTFUL:
            doubtful.append(candidate)
        else:
            confidences[candidate.at] = "medium" if candidate.part or candidate.adjective else "high"
    # Those that need a reason come last: the certain ones are among the reasons. Twice, since
    # "Lund, Vara och Falun" may be accepted from its far end.
    for _ in range(2):
        context = context_of(tokens, [c for c in candidates if c.at in confidences], lex)
        for candidate in doubtful:
            sure = _reason(context, candidate)
            if sure is not None:
                confidences.setdefault(candidate.at, sure)
    context = context_of(tokens, [c for c in candidates if c.at in confidences], lex)
    return [
        (replace(c, place=region), "medium")
        if (region := _region_meant(context, c))
        else (c, confidences[c.at])
        for c in context.begins.values()
        if not _is_qualifier(context, c)
    ]


def _region_meant(context: Context, candidate: MentionCandidate) -> str:
    """The region that bears a kommun's name, when the partner that is named is the region's alone."""
    region = context.lex.regions_named_as.get(candidate.place, "")
    own, others = (
        context.lex.partners_of.get(place, frozenset()) & context.places
        for place in (candidate.place, region)
    )
    is_kommun = {after(context, candidate), context.tokens[candidate.last].key} & KINDS
    return region if others and not own and not is_kommun else ""


def _reason(context: Context, candidate: MentionCandidate) -> Confidence | None:
    previous, following = before(context, candidate), after(context, candidate)
    if _is_governed(context, candidate):
        return "high"
    if _is_person(context, candidate):
        return None
    if _is_joined(context, candidate) or _is_at_home(context, candidate):
        return "high"
    if context.lex.partners_of.get(candidate.place, frozenset()) & context.places:
        return "medium"
    if candidate.name in _RARE:
        return None
    word = context.tokens[candidate.at]
    inside = word.capital and not word.first
    if candidate.name in PERSONAL:
        acts = (inside and previous in _DIRECTED) or following in _VERBS
        home = context.lex.country_of.get(candidate.place, "") in context.countries
        is_place = (word.capital and previous in _LOCATIVE) or (acts and home)
    else:
        is_place = inside or (
            word.capital and (previous in _LOCATIVE or following in _VERBS or candidate.inflected)
        )
    return "medium" if is_place else None


def _is_governed(context: Context, candidate: MentionCandidate) -> bool:
    """A kind of local government stands beside it, or something that one has: "Vara kommun", "Lunds ungdomsråd"."""
    previous, following = before(context, candidate), after(context, candidate)
    return (
        following in KINDS
        or previous.endswith(_KIND_ENDINGS)
        or bool({previous, two_before(context, candidate)} & _BEFORE)
        or (candidate.inflected and following.endswith(_CIVIC))
    )


def _is_at_home(context: Context, candidate: MentionCandidate) -> bool:
    """ "Livingstone in Zambia", "Livingstone, Zambia", "Berg i Jämtland"."""
    around = container(context, candidate)
    if around is None or around.adjective:
        return False
    if around.country:
        return around.country == context.lex.country_of.get(candidate.place)
    return around.place == context.lex.region_of.get(candidate.place)


def _is_qualifier(context: Context, candidate: MentionCandidate) -> bool:
    """A region that only says in which part of Sweden a kommun lies ("Berg i Jämtland")."""
    kommun = context.ends.get(candidate.at - 2)
    if kommun is None or context.tokens[candidate.at - 1].key not in IN:
        return False
    return bool(candidate.place) and context.lex.region_of.get(kommun.place) == candidate.place


def _is_person(context: Context, candidate: MentionCandidate) -> bool:
    """A surname after any capitalised word, also one that begins a sentence: "Säger Karin Lund", "Mark Sala"."""
    tokens, at = context.tokens, candidate.at
    if at == 0 or at - 1 in context.ends or not (beside(tokens[at]) and tokens[at - 1].capital):
        return False
    previous = tokens[at - 1].key
    return previous in PERSONAL or (candidate.name in PERSONAL and previous not in NO_NAME)


def _is_joined(context: Context, candidate: MentionCandidate) -> bool:
    """A place that is sure stands beside it: "Vara och Huangshan", "Falun, Lund", "Lund–Francistown"."""
    tokens, at, last = context.tokens, candidate.at, candidate.last
    for here, step, gap_at, accepted in (
        (last + 1, 1, last + 1, context.begins),
        (at - 1, -1, at, context.ends),
    ):
        if not 0 <= here < len(tokens):
            continue
        next_to, beyond = accepted.get(here), accepted.get(here + step)
        if next_to is not None and next_to.place and tokens[gap_at].gap.strip() in _SIGNS:
            return True
        if tokens[here].key in _JOINING and beyond is not None and beyond.place:
            return True
    return False
