"""Whether a name in a text is the place, and how sure that is.

Most names are nothing else. Some are ordinary words (Vara, Lund, Mark) or
people's names (Nora, Livingstone, Falkenberg): those are taken only when the
text gives a reason, and the rules, not the list, say what a reason is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.records import Confidence
from geo.link.lexicon import Lexicon
from geo.link.other_names import DOUBTFUL, NO_NAME, PERSONAL, is_elsewhere, is_in_a_name
from geo.link.scene import IN, KINDS, Candidate, Scene, after, before, beside, container, scene_of, two_before
from geo.link.tokens import Word
from geo.link.vocabulary import words

_CIVIC, _KIND_ENDINGS = tuple(words("civic")), tuple(words("kind_endings"))
_BEFORE = words("before")
_LOCATIVE, _DIRECTED, _JOINING = words("locative"), words("directed"), words("joining")
_RARE, _VERBS = words("rare"), words("verbs")
_SIGNS = frozenset({",", "&", "–", "-", "—", "/", "+"})


def weigh(
    found: Sequence[Word], candidates: Sequence[Candidate], lex: Lexicon
) -> list[tuple[Candidate, Confidence]]:
    """Return the candidates that are places or countries, each with how sure that is."""
    judged: dict[int, Confidence] = {}
    doubtful: list[Candidate] = []
    every = scene_of(found, candidates, lex)
    for candidate in candidates:
        if candidate.place and (is_in_a_name(every, candidate) or is_elsewhere(every, candidate)):
            continue
        if candidate.name in DOUBTFUL:
            doubtful.append(candidate)
        else:
            judged[candidate.at] = "medium" if candidate.part or candidate.adjective else "high"
    # Those that need a reason come last: the certain ones are among the reasons. Twice, since
    # "Lund, Vara och Falun" may be settled from its far end.
    for _ in range(2):
        scene = scene_of(found, [c for c in candidates if c.at in judged], lex)
        for candidate in doubtful:
            sure = _reason(scene, candidate)
            if sure is not None:
                judged.setdefault(candidate.at, sure)
    scene = scene_of(found, [c for c in candidates if c.at in judged], lex)
    return [
        (replace(c, place=region), "medium") if (region := _region_meant(scene, c)) else (c, judged[c.at])
        for c in scene.begins.values()
        if not _is_qualifier(scene, c)
    ]


def _region_meant(scene: Scene, candidate: Candidate) -> str:
    """The region that bears a kommun's name, when the partner that is named is the region's alone."""
    region = scene.lex.regions_named_as.get(candidate.place, "")
    own, others = (
        scene.lex.partners_of.get(place, frozenset()) & scene.places for place in (candidate.place, region)
    )
    is_kommun = {after(scene, candidate), scene.found[candidate.last].key} & KINDS
    return region if others and not own and not is_kommun else ""


def _reason(scene: Scene, candidate: Candidate) -> Confidence | None:
    previous, following = before(scene, candidate), after(scene, candidate)
    if _is_governed(scene, candidate):
        return "high"
    if _is_person(scene, candidate):
        return None
    if _is_joined(scene, candidate) or _is_at_home(scene, candidate):
        return "high"
    if scene.lex.partners_of.get(candidate.place, frozenset()) & scene.places:
        return "medium"
    if candidate.name in _RARE:
        return None
    word = scene.found[candidate.at]
    inside = word.capital and not word.first
    if candidate.name in PERSONAL:
        acts = (inside and previous in _DIRECTED) or following in _VERBS
        home = scene.lex.country_of.get(candidate.place, "") in scene.countries
        taken = (word.capital and previous in _LOCATIVE) or (acts and home)
    else:
        taken = inside or (
            word.capital and (previous in _LOCATIVE or following in _VERBS or candidate.inflected)
        )
    return "medium" if taken else None


def _is_governed(scene: Scene, candidate: Candidate) -> bool:
    """A kind of local government stands beside it, or something that one has: "Vara kommun", "Lunds ungdomsråd"."""
    previous, following = before(scene, candidate), after(scene, candidate)
    return (
        following in KINDS
        or previous.endswith(_KIND_ENDINGS)
        or bool({previous, two_before(scene, candidate)} & _BEFORE)
        or (candidate.inflected and following.endswith(_CIVIC))
    )


def _is_at_home(scene: Scene, candidate: Candidate) -> bool:
    """ "Livingstone in Zambia", "Livingstone, Zambia", "Berg i Jämtland"."""
    around = container(scene, candidate)
    if around is None or around.adjective:
        return False
    if around.country:
        return around.country == scene.lex.country_of.get(candidate.place)
    return around.place == scene.lex.region_of.get(candidate.place)


def _is_qualifier(scene: Scene, candidate: Candidate) -> bool:
    """A region that only says in which part of Sweden a kommun lies ("Berg i Jämtland")."""
    kommun = scene.ends.get(candidate.at - 2)
    if kommun is None or scene.found[candidate.at - 1].key not in IN:
        return False
    return bool(candidate.place) and scene.lex.region_of.get(kommun.place) == candidate.place


def _is_person(scene: Scene, candidate: Candidate) -> bool:
    """A surname after any capitalised word, also one that begins a sentence: "Säger Karin Lund", "Mark Sala"."""
    found, at = scene.found, candidate.at
    if at == 0 or at - 1 in scene.ends or not (beside(found[at]) and found[at - 1].capital):
        return False
    previous = found[at - 1].key
    return previous in PERSONAL or (candidate.name in PERSONAL and previous not in NO_NAME)


def _is_joined(scene: Scene, candidate: Candidate) -> bool:
    """A place that is sure stands beside it: "Vara och Huangshan", "Falun, Lund", "Lund–Francistown"."""
    found, at, last = scene.found, candidate.at, candidate.last
    for here, step, gap_at, settled in ((last + 1, 1, last + 1, scene.begins), (at - 1, -1, at, scene.ends)):
        if not 0 <= here < len(found):
            continue
        next_to, beyond = settled.get(here), settled.get(here + step)
        if next_to is not None and next_to.place and found[gap_at].gap.strip() in _SIGNS:
            return True
        if found[here].key in _JOINING and beyond is not None and beyond.place:
            return True
    return False
