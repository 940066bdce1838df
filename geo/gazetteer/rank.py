"""Ranks the candidates for a name: which place is meant, and how sure that is.

A candidate's score is its weight (inhabitants, or what it counts as) times one
factor for each liberty that had to be taken to make the name fit it. Confidence
comes from how far the best score lies above that of the next *other* place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.records import SWEDEN, Confidence
from geo.gazetteer.candidate import (
    AT_LARGEST_TOWN,
    AT_SEAT,
    Candidate,
    GazetteerPlace,
    PointRule,
    QueryContext,
    same_result,
)
from geo.gazetteer.sources import DERIVED, INSIDE, NEAR, OTHER, OWN, PART, SEAT, UNCOUNTED
from geo.naming.fold import fold
from geo.naming.wording import AREA_KINDS, Form

CLEAR, CLEAR_IN_THE_WORLD, BETTER = 6.0, 15.0, 1.8
"""How many times the next place's score is clear, with a country given and without one, or just better."""
CLEAR_OF_TOWN, CLEAR_OF_GOVERNMENT = 20.0, 1_000.0
"""The same where the next place bears the name as its own, and where it also has a local government: inhabitants
do not tell which of two municipalities of one name is meant, unless they differ as a capital and a village do."""

_LIBERTY = (1.0, 0.8, 0.35, 0.25, 0.1)
"""By a reading's cost: as written, without wording, inflection undone, translated, and more."""
_NAME_TYPE = {OWN: 1.0, OTHER: 0.3, NEAR: 0.3, DERIVED: 0.1}
_SWEDISH_LETTERS_MISSING = 0.4
_OTHER_ACCENTS = 0.3
_SAME_KIND, _OTHER_AREA, _TOWN_FOR_AREA, _AREA_FOR_TOWN, _AREA_UNASKED = 5.0, 1.5, 0.2, 0.2, 0.3
_IN_TABLES = 1.5
"""Places in the tables are likelier to be meant than others of the same size."""
_PART_OF_A_CITY, _GOVERNMENT = 0.01, 3.0
"""A quarter seldom has a local government, and the municipality of its name is meant, however small; of two places
the seat of a local government is likelier."""
_HINT_FITS = 1000.0
_UNSURE_BELOW = 15_000
"""A place smaller than this, found without a country, may have namesakes that the gazetteer lacks."""
_KNOWN = 50_000
"""A place larger than this is known by its other names, too, and governs itself."""
_SHORT = 4
_COMPARED = 10
"""Alternatives that are compared with each other; nobody reads more."""
_LEAST = {"city": 10_000, "area": 2_000}
"""Without a country, a town must be this large to pass for a city, or for the area named after it."""
_UNCHECKED = AT_LARGEST_TOWN | {PointRule.FIRST_SEAT, PointRule.REGISTER_HAND}
"""Rules whose points nobody has looked at."""
_STEPS: tuple[Confidence, ...] = ("low", "medium", "high")


def rank(
    candidates: Iterable[Candidate], context: QueryContext
) -> tuple[Confidence, Candidate, tuple[GazetteerPlace, ...]] | None:
    """Return the confidence, the best candidate and the other places that fit, best first and each once.

    Returns nothing when no place fits.
    """
    scored: dict[tuple[str, str, str, float, float], tuple[float, Candidate]] = {}
    for candidate in candidates:
        score = _score(candidate, context)
        place = candidate.place
        identity = (place.place_id or place.name, place.kind, place.country, place.latitude, place.longitude)
        if score > 0 and (identity not in scored or score > scored[identity][0]):
            scored[identity] = (score, candidate)
    if not scored:
        return None
    if any(candidate.own == OWN and candidate.place.standing == SEAT for _, candidate in scored.values()):
        scored = {
            identity: (score * (_PART_OF_A_CITY if candidate.place.standing == INSIDE else 1.0), candidate)
            for identity, (score, candidate) in scored.items()
        }
    ranked = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].place.name, pair[1].place.source))
    ranked = _same_body_first(ranked)
    best_score, best = ranked[0]
    rest = [(score, other) for score, other in ranked[1:] if not same_result(best.place, other.place)]
    others: list[tuple[float, GazetteerPlace]] = []
    for score, other in rest:
        if not any(same_result(other.place, before) for _, before in others[:_COMPARED]):
            others.append((score, other.place))
    # That a place governs itself makes it likelier, but not clearer, than one that does not.
    is_clear = all(
        best_score / _governing(best) >= score / _governing(other) * _clear(best, other, context)
        for score, other in rest
    )
    is_better = not others or best_score >= others[0][0] * BETTER
    confidence: Confidence = "high" if is_clear else "medium" if is_better else "low"
    most = _most(best, context)
    if any(_casts_doubt(other, best) for _, other in rest):
        most = min(most, "medium", key=_STEPS.index)
    if (
        best.marked
        and not best.form.marked
        and any(other.own == OWN and not other.marked for _, other in rest)
    ):
        most = min(most, "medium", key=_STEPS.index)  # typed without å, ä, ö; and another is written just so
    if others and not context.country and best.place.country != SWEDEN and len(best.form.key) < _SHORT:
        most = min(most, "medium", key=_STEPS.index)  # three letters that name a place elsewhere, too
    confidence = min(confidence, most, key=_STEPS.index)
    return confidence, best, tuple(other for _, other in others)


def _score(candidate: Candidate, context: QueryContext) -> float:
    place, own, letters, form = candidate
    if form.only and place.country not in form.only:
        return 0.0
    typed = form.marked
    if typed and typed != letters:
        return 0.0  # å, ä or ö was typed: Habo is not meant
    if form.cost and form.kinds and not context.country and _is_too_small(candidate):
        return 0.0
    if own != OWN and len(form.key) < _SHORT and not context.country and not typed:
        return 0.0  # an abbreviation that somebody once used
    score = place.weight * _NAME_TYPE[own] * _LIBERTY[form.cost if form.cost < len(_LIBERTY) else -1]
    if letters and not typed:
        score *= _SWEDISH_LETTERS_MISSING
    if place.place_id:
        score *= _IN_TABLES
    elif own == OWN and not form.is_ascii and place.name.casefold() != form.text.casefold():
        score *= _OTHER_ACCENTS
    if context.fits and context.fits(place):
        score *= _HINT_FITS
    if place.standing == PART:
        score *= _PART_OF_A_CITY
    return score * _agreement(place, form) * _governing(candidate)


def _governing(candidate: Candidate) -> float:
    place = candidate.place
    is_seat = (
        place.standing == SEAT and candidate.own == OWN and (place.place_id or place.kind not in AREA_KINDS)
    )
    return _GOVERNMENT if is_seat else 1.0


def _agreement(place: GazetteerPlace, form: Form) -> float:
    """Return how well the kind of place agrees with the wording around its name."""
    is_area = place.kind in AREA_KINDS
    if form.kinds and not form.cost and place.place_id:
        return _SAME_KIND  # our tables have the place under these very words
    if not form.kinds:
        return _AREA_UNASKED if is_area else 1.0
    kind = "municipality" if place.kind == "kommun" else place.kind
    if kind in form.kinds:
        return _SAME_KIND
    if form.kinds & AREA_KINDS:
        # A Swedish region is called county in English and was a landsting.
        swedish = _SAME_KIND if place.country == SWEDEN else _OTHER_AREA
        return swedish if is_area else _TOWN_FOR_AREA
    return _AREA_FOR_TOWN if is_area else 1.0


def _is_too_small(candidate: Candidate) -> bool:
    """Return whether a village has the name by chance: Gotham is no Gotham City."""
    place, kinds = candidate.place, candidate.form.kinds
    if place.place_id or place.rule:
        return False
    if kinds & AREA_KINDS:
        return place.weight < _LEAST["area"]
    return "city" in kinds and "municipality" not in kinds and place.weight < _LEAST["city"]


def _casts_doubt(other: Candidate, best: Candidate) -> bool:
    """Return whether most people mean another place, a city's quarter, or nobody can tell how many do."""
    if other.place.standing in {PART, INSIDE} and other.place.weight > best.place.weight:
        return True
    if other.place.standing == UNCOUNTED and not best.place.place_id:
        return True
    return best.own != OWN and other.own == OWN


def _clear(best: Candidate, other: Candidate, context: QueryContext) -> float:
    """Return how many times another place's score the best one's must be to be meant for sure."""
    clear = CLEAR if context.country else CLEAR_IN_THE_WORLD
    if context.fits and context.fits(best.place) and not context.fits(other.place):
        return clear
    if best.place.place_id or other.own != OWN or other.place.standing == PART:
        return clear
    is_government = other.place.standing == SEAT and other.place.kind not in AREA_KINDS
    return CLEAR_OF_GOVERNMENT if is_government else CLEAR_OF_TOWN


def _most(best: Candidate, context: QueryContext) -> Confidence:
    """Return the most confidence that such an answer may have, however alone it stands."""
    place, own, _, form = best
    if form.cost and form.kinds and form.kinds <= AREA_KINDS and place.kind not in AREA_KINDS:
        # A town for the area that bears its name, likely if it is no village; and Växjö län does not exist.
        is_likely = place.kind != "kommun" and place.weight >= _LEAST["area"]
        return "medium" if context.country and is_likely else "low"
    if context.fits and not context.fits(place):
        return "low"
    if place.place_id:
        if own in {DERIVED, NEAR}:
            return "medium"
        return "high" if own == OWN or context.country or form.cost < 2 else "medium"
    is_unsure = (
        _rests_on_a_rule(best) or _may_have_namesakes(best, context) or not _has_government(best, context)
    )
    return "medium" if is_unsure else "high"


def _rests_on_a_rule(best: Candidate) -> bool:
    """Return whether a rule made the name or the point, unchecked."""
    rule = best.place.rule
    is_point = rule in _UNCHECKED or (
        rule in AT_SEAT and not best.form.kinds
    )  # a name that may be a town's, too
    return is_point or best.own in {DERIVED, NEAR} or best.form.cost >= 2


def _has_government(best: Candidate, context: QueryContext) -> bool:
    """Return whether a place is known to have a local government of that name, or is too large to have none.

    A smaller one will do where a hint fits it.
    """
    place = best.place
    if place.standing == SEAT:
        # Castelló is not only Castelló de la Plana: others are called by their first word, too.
        is_short = fold(place.name).startswith(f"{fold(best.form.text)} ")
        return best.own == OWN or (place.weight >= _KNOWN and not is_short)
    has_hint = context.fits is not None and best.own == OWN
    return not place.standing and place.weight >= (_UNSURE_BELOW if has_hint else _KNOWN)


def _may_have_namesakes(best: Candidate, context: QueryContext) -> bool:
    if context.country:
        return False
    return best.place.weight < (_UNSURE_BELOW if best.own == OWN else _KNOWN)


def _same_body_first(ranked: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Where a kommun and a region are one body, put the kommun first if the name says so, else the region."""
    reordered = list(ranked)
    score, best = reordered[0]
    wanted = "kommun" if "municipality" in best.form.kinds else "region"
    if best.place.kind != wanted:
        for i, (_, other) in enumerate(reordered):
            if _is_body(best.place, other.place) or _is_body(other.place, best.place):
                reordered.insert(0, (score, reordered.pop(i)[1]))
                break
    return reordered


def _is_body(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    return bool(one.same_as) and one.same_as == other.place_id
