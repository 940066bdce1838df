"""Which of several places a name means, and how sure that is. Values in, values out.

A candidate's score is its weight (inhabitants, or what it counts as) times one
factor for each liberty that had to be taken to make the name fit it. Confidence
comes from how far the best score lies above that of the next *other* place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.records import SWEDEN, Confidence
from geo.gazetteer.candidate import Asked, Claim, Spot, same_answer
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
_CLAIM = {OWN: 1.0, OTHER: 0.3, NEAR: 0.3, DERIVED: 0.1}
_SWEDISH_LETTERS_MISSING = 0.4
_OTHER_ACCENTS = 0.3
_SAME_KIND, _OTHER_AREA, _TOWN_FOR_AREA, _AREA_FOR_TOWN, _AREA_UNASKED = 5.0, 1.5, 0.2, 0.2, 0.3
_OURS = 1.5
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
_TOLD_APART = 10
"""Alternatives that are compared with each other; nobody reads more."""
_LEAST = {"city": 10_000, "area": 2_000}
"""Without a country, a town must be this large to pass for a city, or for the area named after it."""


_STEPS: tuple[Confidence, ...] = ("low", "medium", "high")


def rank(claims: Iterable[Claim], asked: Asked) -> tuple[Confidence, Claim, tuple[Spot, ...]] | None:
    """Return the confidence, the best claim and the other places that fit, best first and each once.

    Returns nothing when no place fits.
    """
    scored: dict[tuple[str, str, str, float, float], tuple[float, Claim]] = {}
    for claim in claims:
        score = _score(claim, asked)
        spot = claim.spot
        place = (spot.place_id or spot.name, spot.kind, spot.country, spot.latitude, spot.longitude)
        if score > 0 and (place not in scored or score > scored[place][0]):
            scored[place] = (score, claim)
    if not scored:
        return None
    if any(claim.own == OWN and claim.spot.standing == SEAT for _, claim in scored.values()):
        scored = {
            place: (score * (_PART_OF_A_CITY if claim.spot.standing == INSIDE else 1.0), claim)
            for place, (score, claim) in scored.items()
        }
    ranked = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].spot.name, pair[1].spot.source))
    ranked = _one_body(ranked)
    best_score, best = ranked[0]
    rest = [(score, other) for score, other in ranked[1:] if not same_answer(best.spot, other.spot)]
    others: list[tuple[float, Spot]] = []
    for score, other in rest:
        if not any(same_answer(other.spot, before) for _, before in others[:_TOLD_APART]):
            others.append((score, other.spot))
    # That a place governs itself makes it likelier, but not clearer, than one that does not.
    is_clear = all(
        best_score / _governing(best) >= score / _governing(other) * _clear(best, other, asked)
        for score, other in rest
    )
    is_better = not others or best_score >= others[0][0] * BETTER
    confidence: Confidence = "high" if is_clear else "medium" if is_better else "low"
    most = _most(best, asked)
    if any(_casts_doubt(other, best) for _, other in rest):
        most = min(most, "medium", key=_STEPS.index)
    if (
        best.marked
        and not best.form.marked
        and any(other.own == OWN and not other.marked for _, other in rest)
    ):
        most = min(most, "medium", key=_STEPS.index)  # typed without å, ä, ö; and another is written just so
    if others and not asked.country and best.spot.country != SWEDEN and len(best.form.key) < _SHORT:
        most = min(most, "medium", key=_STEPS.index)  # three letters that name a place elsewhere, too
    confidence = min(confidence, most, key=_STEPS.index)
    return confidence, best, tuple(other for _, other in others)


def _score(claim: Claim, asked: Asked) -> float:
    spot, own, letters, form = claim
    if form.only and spot.country not in form.only:
        return 0.0
    typed = form.marked
    if typed and typed != letters:
        return 0.0  # å, ä or ö was typed: Habo is not meant
    if form.cost and form.kinds and not asked.country and _is_too_small(claim):
        return 0.0
    if own != OWN and len(form.key) < _SHORT and not asked.country and not typed:
        return 0.0  # an abbreviation that somebody once used
    score = spot.weight * _CLAIM[own] * _LIBERTY[form.cost if form.cost < len(_LIBERTY) else -1]
    if letters and not typed:
        score *= _SWEDISH_LETTERS_MISSING
    if spot.place_id:
        score *= _OURS
    elif own == OWN and not form.is_ascii and spot.name.casefold() != form.text.casefold():
        score *= _OTHER_ACCENTS
    if asked.fits and asked.fits(spot):
        score *= _HINT_FITS
    if spot.standing == PART:
        score *= _PART_OF_A_CITY
    return score * _agreement(spot, form) * _governing(claim)


def _governing(claim: Claim) -> float:
    spot = claim.spot
    is_seat = spot.standing == SEAT and claim.own == OWN and (spot.place_id or spot.kind not in AREA_KINDS)
    return _GOVERNMENT if is_seat else 1.0


def _agreement(spot: Spot, form: Form) -> float:
    """Return how well the kind of place agrees with the wording around its name."""
    is_area = spot.kind in AREA_KINDS
    if form.kinds and not form.cost and spot.place_id:
        return _SAME_KIND  # our tables have the place under these very words
    if not form.kinds:
        return _AREA_UNASKED if is_area else 1.0
    kind = "municipality" if spot.kind == "kommun" else spot.kind
    if kind in form.kinds:
        return _SAME_KIND
    if form.kinds & AREA_KINDS:
        # A Swedish region is called county in English and was a landsting.
        swedish = _SAME_KIND if spot.country == SWEDEN else _OTHER_AREA
        return swedish if is_area else _TOWN_FOR_AREA
    return _AREA_FOR_TOWN if is_area else 1.0


def _is_too_small(claim: Claim) -> bool:
    """Tell a village that bears the name by chance: Gotham is no Gotham City."""
    spot, kinds = claim.spot, claim.form.kinds
    if spot.place_id or spot.rule:
        return False
    if kinds & AREA_KINDS:
        return spot.weight < _LEAST["area"]
    return "city" in kinds and "municipality" not in kinds and spot.weight < _LEAST["city"]


def _casts_doubt(other: Claim, best: Claim) -> bool:
    """Tell whether most people mean another place, a city's quarter, or nobody can tell how many do."""
    if other.spot.standing in {PART, INSIDE} and other.spot.weight > best.spot.weight:
        return True
    if other.spot.standing == UNCOUNTED and not best.spot.place_id:
        return True
    return best.own != OWN and other.own == OWN


def _clear(best: Claim, other: Claim, asked: Asked) -> float:
    """Return how many times another place's score the best one's must be to be meant for sure."""
    clear = CLEAR if asked.country else CLEAR_IN_THE_WORLD
    if asked.fits and asked.fits(best.spot) and not asked.fits(other.spot):
        return clear
    if best.spot.place_id or other.own != OWN or other.spot.standing == PART:
        return clear
    is_government = other.spot.standing == SEAT and other.spot.kind not in AREA_KINDS
    return CLEAR_OF_GOVERNMENT if is_government else CLEAR_OF_TOWN


def _most(best: Claim, asked: Asked) -> Confidence:
    """Return the most confidence that such an answer may have, however alone it stands."""
    spot, own, _, form = best
    if form.cost and form.kinds and form.kinds <= AREA_KINDS and spot.kind not in AREA_KINDS:
        # A town for the area that bears its name, likely if it is no village; and Växjö län does not exist.
        is_likely = spot.kind != "kommun" and spot.weight >= _LEAST["area"]
        return "medium" if asked.country and is_likely else "low"
    if asked.fits and not asked.fits(spot):
        return "low"
    if spot.place_id:
        if own in {DERIVED, NEAR}:
            return "medium"
        return "high" if own == OWN or asked.country or form.cost < 2 else "medium"
    is_unsure = _is_a_rules(best) or _may_have_namesakes(best, asked) or not _has_government(best, asked)
    return "medium" if is_unsure else "high"


def _is_a_rules(best: Claim) -> bool:
    """Tell whether a rule made the name or the point, which nobody has looked at."""
    rule = best.spot.rule
    is_point = rule.endswith("largest") or rule in {"first-seat", "register-hand"}
    is_point |= rule.endswith("seat") and not best.form.kinds  # a name that may be a town's, too
    return is_point or best.own in {DERIVED, NEAR} or best.form.cost >= 2


def _has_government(best: Claim, asked: Asked) -> bool:
    """Tell whether a place is known to have a local government of that name, or is too large to have none.

    A smaller one will do where a hint fits it.
    """
    spot = best.spot
    if spot.standing == SEAT:
        # Castelló is not only Castelló de la Plana: others are called by their first word, too.
        is_short = fold(spot.name).startswith(f"{fold(best.form.text)} ")
        return best.own == OWN or (spot.weight >= _KNOWN and not is_short)
    is_told = asked.fits is not None and best.own == OWN
    return not spot.standing and spot.weight >= (_UNSURE_BELOW if is_told else _KNOWN)


def _may_have_namesakes(best: Claim, asked: Asked) -> bool:
    if asked.country:
        return False
    return best.spot.weight < (_UNSURE_BELOW if best.own == OWN else _KNOWN)


def _one_body(ranked: Sequence[tuple[float, Claim]]) -> list[tuple[float, Claim]]:
    """Where a kommun and a region are one body, put the kommun first if it was asked for, else the region."""
    found = list(ranked)
    score, best = found[0]
    wanted = "kommun" if "municipality" in best.form.kinds else "region"
    if best.spot.kind != wanted:
        for i, (_, other) in enumerate(found):
            if _is_body(best.spot, other.spot) or _is_body(other.spot, best.spot):
                found.insert(0, (score, found.pop(i)[1]))
                break
    return found


def _is_body(one: Spot, other: Spot) -> bool:
    return bool(one.same_as) and one.same_as == other.place_id
