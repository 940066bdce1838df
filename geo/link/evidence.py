"""Whether a name in a text is the place, and how sure that is.

Most names are nothing else. Some are ordinary words (Vara, Lund, Mark) or
people's names (Nora, Livingstone, Falkenberg): those are taken only when the
text gives a reason, and the rules, not the list, say what a reason is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.records import SWEDEN, Confidence
from geo.link.lexicon import Lexicon
from geo.link.tokens import Word
from geo.link.vocabulary import words

_ORDINARY, _PERSONAL = words("ordinary"), words("personal")
_KINDS, _BEFORE = words("kinds"), words("before")
_LOCATIVE, _DIRECTED, _JOINING = words("locative"), words("directed"), words("joining")
_VERBS, _FUNCTIONS = words("verbs"), words("functions")
_OTHERS, _OTHERS_BEFORE = words("others"), words("others_before")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at words ``at`` to ``last``. ``inflected``: it has an ending; ``part``: it is part of a word."""

    at: int
    last: int
    place: str
    country: str
    name: str
    inflected: bool
    part: bool = False
    adjective: bool = False


def weigh(
    found: Sequence[Word], candidates: Sequence[Candidate], lex: Lexicon
) -> list[tuple[Candidate, Confidence]]:
    """Return the candidates that are places or countries, each with how sure that is."""
    judged: dict[int, Confidence] = {}
    doubtful: list[Candidate] = []
    for candidate in candidates:
        if _is_other(found, candidate) or _elsewhere(found, candidate, candidates, lex):
            continue
        if candidate.name in _ORDINARY or candidate.name in _PERSONAL:
            doubtful.append(candidate)
        else:
            judged[candidate.at] = "medium" if candidate.part or candidate.adjective else "high"
    # Those that need a reason come last: the certain ones are among the reasons. Twice, since
    # "Lund och Vara" may be settled from its far end.
    for _ in range(2):
        ends = {c.last for c in candidates if c.at in judged}
        named = {c.place for c in candidates if c.at in judged and c.place}
        countries = {c.country for c in candidates if c.at in judged and c.country}
        for candidate in doubtful:
            sure = _reason(found, candidate, set(judged), ends, named, countries, lex)
            if sure is not None:
                judged.setdefault(candidate.at, sure)
    return [(c, judged[c.at]) for c in candidates if c.at in judged]


def _reason(
    found: Sequence[Word],
    candidate: Candidate,
    starts: set[int],
    ends: set[int],
    named: set[str],
    countries: set[str],
    lex: Lexicon,
) -> Confidence | None:
    before, after = _before(found, candidate), _after(found, candidate)
    if after in _KINDS or {before, _two_before(found, candidate)} & _BEFORE:
        return "high"
    if _is_person(found, candidate, starts, ends):
        return None
    partner = lex.partners_of.get(candidate.place, frozenset()) & named
    if (
        partner
        or _joined(found, candidate, starts, ends)
        or _in_own_country(found, candidate, starts, lex, countries)
    ):
        return "high"
    word = found[candidate.at]
    inside = word.capital and not word.first
    if candidate.name in _PERSONAL:
        acts = (inside and before in _DIRECTED) or after in _VERBS
        taken = (word.capital and before in _LOCATIVE) or (
            acts and _own_country_named(candidate, countries, lex)
        )
    else:
        taken = inside or (word.capital and (before in _LOCATIVE or after in _VERBS or candidate.inflected))
    return "medium" if taken else None


def _is_other(found: Sequence[Word], candidate: Candidate) -> bool:
    """A university, a newspaper or a club that bears the place's name."""
    if candidate.country:
        return False
    return _after(found, candidate) in _OTHERS or _two_before(found, candidate) in _OTHERS_BEFORE


def _elsewhere(
    found: Sequence[Word], candidate: Candidate, candidates: Sequence[Candidate], lex: Lexicon
) -> bool:
    """The text says at once that it means a place of that name in another country ("Busia in Kenya")."""
    home = lex.country_of.get(candidate.place, SWEDEN)
    if home == SWEDEN:
        return False
    following = next((c for c in candidates if candidate.last < c.at <= candidate.last + 2), None)
    if following is None or not following.country or following.country == home or following.adjective:
        return False
    if following.at == candidate.last + 1:
        return found[following.at].gap.strip() in (",", "(")
    between = found[candidate.last + 1]
    return between.key in ("i", "in") and not between.gap.strip() and not found[following.at].gap.strip()


def _is_person(found: Sequence[Word], candidate: Candidate, starts: set[int], ends: set[int]) -> bool:
    """A capitalised word that is no place right before or after: "Karin Lund", "Mark Johnson"."""
    if candidate.name not in _PERSONAL:
        return False
    at, last = candidate.at, candidate.last
    if at > 0 and at - 1 not in ends and _beside(found[at]):
        before = found[at - 1]
        if before.capital and before.key not in _FUNCTIONS | _KINDS:
            return True
    if (
        last + 1 < len(found)
        and last + 1 not in starts
        and _beside(found[last + 1])
        and not candidate.inflected
    ):
        after = found[last + 1]
        return after.capital and after.key not in _FUNCTIONS | _KINDS and not after.first
    return False


def _joined(found: Sequence[Word], candidate: Candidate, starts: set[int], ends: set[int]) -> bool:
    """A place that is sure stands beside it: "Vara och Huangshan", "Falun, Lund", "Lund–Francistown"."""
    at, last = candidate.at, candidate.last
    for here, step, others in ((last + 1, 1, starts), (at - 1, -1, ends)):
        if not 0 <= here < len(found):
            continue
        gap = found[here if step > 0 else at].gap.strip()
        if here in others and gap in {",", "&", "–", "-", "—", "/", "+"}:
            return True
        if found[here].key in _JOINING and here + step in others:
            return True
    return False


def _in_own_country(
    found: Sequence[Word], candidate: Candidate, starts: set[int], lex: Lexicon, countries: set[str]
) -> bool:
    """ "Livingstone in Zambia", "Livingstone, Zambia"."""
    if not _own_country_named(candidate, countries, lex):
        return False
    last = candidate.last
    if last + 1 in starts and last + 1 < len(found):
        return found[last + 1].gap.strip() in (",", "(")
    return last + 2 in starts and found[last + 1].key in ("i", "in")


def _own_country_named(candidate: Candidate, countries: set[str], lex: Lexicon) -> bool:
    return lex.country_of.get(candidate.place, "") in countries


def _beside(word: Word) -> bool:
    return not word.gap.strip() and "\n" not in word.gap and not (word.first and word.gap.strip())


def _before(found: Sequence[Word], candidate: Candidate) -> str:
    return found[candidate.at - 1].key if candidate.at > 0 and not found[candidate.at].gap.strip() else ""


def _two_before(found: Sequence[Word], candidate: Candidate) -> str:
    return f"{found[candidate.at - 2].key} {_before(found, candidate)}" if candidate.at > 1 else ""


def _after(found: Sequence[Word], candidate: Candidate) -> str:
    here = candidate.last + 1
    return found[here].key if here < len(found) and not found[here].gap.strip(" -\u00a0") else ""
