"""Whether a name in a text is the place, and how sure that is.

Most names are nothing else. Some are ordinary words (Vara, Lund, Mark) or
people's names (Nora, Livingstone, Falkenberg): those are taken only when the
text gives a reason, and the rules, not the list, say what a reason is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.records import SWEDEN, Confidence
from geo.link.lexicon import Lexicon
from geo.link.tokens import Word
from geo.link.vocabulary import named, words

_ORDINARY, _PERSONAL = words("ordinary"), words("personal")
_CIVIC = tuple(words("civic"))
_KINDS, _BEFORE = words("kinds"), words("before")
_LOCATIVE, _DIRECTED, _JOINING = words("locative"), words("directed"), words("joining")
_RARE, _VERBS = words("rare"), words("verbs")
_NO_NAME = words("functions") | words("officials") | words("times") | _KINDS
_FIRST_NAMES = words("first_names") | _PERSONAL
_IN, _OF = frozenset({"i", "in", "en"}), frozenset({"of", "de", "for", "för"})
_SIGNS = frozenset({",", "&", "–", "-", "—", "/", "+"})
_DOUBTFUL = _ORDINARY | _PERSONAL | _RARE
_BODIES_IN_SMALL, _BODIES_BEFORE = words("bodies_in_small"), words("bodies_before")
_BODIES = words("bodies") | _BODIES_IN_SMALL
_BODY_ENDINGS = tuple(words("body_endings"))
_NAMESAKES = named("namesakes")
_BODY_WORDS = 5
"""So many words in a row with a capital are looked at for what kind of body they name."""


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


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text's words, and what is settled in it: which candidates begin and end where, and what they are."""

    found: Sequence[Word]
    lex: Lexicon
    begins: Mapping[int, Candidate]
    ends: Mapping[int, Candidate]
    places: frozenset[str]
    countries: frozenset[str]


def weigh(
    found: Sequence[Word], candidates: Sequence[Candidate], lex: Lexicon
) -> list[tuple[Candidate, Confidence]]:
    """Return the candidates that are places or countries, each with how sure that is."""
    judged: dict[int, Confidence] = {}
    doubtful: list[Candidate] = []
    every = _scene(found, candidates, lex)
    for candidate in candidates:
        if candidate.place and (_is_in_a_name(every, candidate) or _is_elsewhere(every, candidate)):
            continue
        if candidate.name in _DOUBTFUL:
            doubtful.append(candidate)
        else:
            judged[candidate.at] = "medium" if candidate.part or candidate.adjective else "high"
    # Those that need a reason come last: the certain ones are among the reasons. Twice, since
    # "Lund, Vara och Falun" may be settled from its far end.
    for _ in range(2):
        scene = _scene(found, [c for c in candidates if c.at in judged], lex)
        for candidate in doubtful:
            sure = _reason(scene, candidate)
            if sure is not None:
                judged.setdefault(candidate.at, sure)
    scene = _scene(found, [c for c in candidates if c.at in judged], lex)
    return [(c, judged[c.at]) for c in scene.begins.values() if not _is_qualifier(scene, c)]


def _scene(found: Sequence[Word], settled: Sequence[Candidate], lex: Lexicon) -> _Scene:
    return _Scene(
        found,
        lex,
        {c.at: c for c in settled},
        {c.last: c for c in settled},
        frozenset(c.place for c in settled if c.place),
        frozenset(c.country for c in settled if c.country),
    )


def _reason(scene: _Scene, candidate: Candidate) -> Confidence | None:
    before, after = _before(scene, candidate), _after(scene, candidate)
    if after in _KINDS or {before, _two_before(scene, candidate)} & _BEFORE:
        return "high"
    if candidate.inflected and after.endswith(_CIVIC):
        return "high"
    if _is_person(scene, candidate):
        return None
    partner = scene.lex.partners_of.get(candidate.place, frozenset()) & scene.places
    if partner or _is_joined(scene, candidate) or _is_at_home(scene, candidate):
        return "high"
    if candidate.name in _RARE:
        return None
    word = scene.found[candidate.at]
    inside = word.capital and not word.first
    if candidate.name in _PERSONAL:
        acts = (inside and before in _DIRECTED) or after in _VERBS
        home = scene.lex.country_of.get(candidate.place, "") in scene.countries
        taken = (word.capital and before in _LOCATIVE) or (acts and home)
    else:
        taken = inside or (word.capital and (before in _LOCATIVE or after in _VERBS or candidate.inflected))
    return "medium" if taken else None


def _is_in_a_name(scene: _Scene, candidate: Candidate) -> bool:
    """The name is part of a longer one: of a university, a newspaper, a club, a person, a street."""
    return _is_body(scene, candidate) or _is_borne(scene, candidate)


def _is_body(scene: _Scene, candidate: Candidate) -> bool:
    """What kind of body it is stands after the name or before it ("Lunds universitet", "Bank of Kigali")."""
    at, after = candidate.at, _after(scene, candidate)
    if after in _BODIES_IN_SMALL or any(after.endswith(end) and after != end for end in _BODY_ENDINGS):
        return after not in _KINDS
    before = _before(scene, candidate) if at > 1 else ""
    if before in _OF and scene.found[at - 2].key in _BODIES:
        return True
    if before in _LOCATIVE and _two_before(scene, candidate) in _BODIES_BEFORE:
        return True
    for word in scene.found[candidate.last + 1 : candidate.last + 1 + _BODY_WORDS]:
        if not (_beside(word) and word.capital) or word.key in _VERBS:
            return False
        if word.key in _BODIES:
            return True
    return False


def _is_borne(scene: _Scene, candidate: Candidate) -> bool:
    """A capitalised word that is no place stands beside it: "Kalix Andersson", "Ida Sala", "Lund Arena"."""
    found, at, last = scene.found, candidate.at, candidate.last
    if at > 0 and at - 1 not in scene.ends and _beside(found[at]) and found[at - 1].capital:
        stranger = found[at - 1]
        if stranger.key in _FIRST_NAMES or not (stranger.first or stranger.key in _NO_NAME):
            return True
    if candidate.inflected or last + 1 >= len(found) or last + 1 in scene.begins:
        return False
    after = found[last + 1]
    return _beside(after) and after.capital and not after.first and after.key not in _NO_NAME


def _is_elsewhere(scene: _Scene, candidate: Candidate) -> bool:
    """The text means a place of that name in another country: "Busia County in Kenya", "kenyanska Busia"."""
    home = scene.lex.country_of.get(candidate.place, SWEDEN)
    container = _container(scene, candidate)
    if container is not None and container.country and not container.adjective:
        # "Växjö in Kenya" is Växjö at work there; of a name that is a word, too, nobody knows.
        if home != SWEDEN or candidate.name in _DOUBTFUL:
            return container.country != home
        return False
    owner = scene.ends.get(candidate.at - 1)
    if owner is not None and owner.country and (owner.adjective or owner.inflected) and home != SWEDEN:
        return owner.country not in (home, SWEDEN)
    return _is_namesake(scene, candidate, home)


def _is_namesake(scene: _Scene, candidate: Candidate, home: str) -> bool:
    """The text names a country with another place of that name, and neither the place's own nor a partner."""
    if home in scene.countries or scene.lex.partners_of.get(candidate.place, frozenset()) & scene.places:
        return False
    return any(candidate.name in names for code, names in _NAMESAKES.items() if code in scene.countries)


def _is_at_home(scene: _Scene, candidate: Candidate) -> bool:
    """ "Livingstone in Zambia", "Livingstone, Zambia", "Berg i Jämtland"."""
    container = _container(scene, candidate)
    if container is None or container.adjective:
        return False
    if container.country:
        return container.country == scene.lex.country_of.get(candidate.place)
    return container.place == scene.lex.region_of.get(candidate.place)


def _is_qualifier(scene: _Scene, candidate: Candidate) -> bool:
    """A region that only says in which part of Sweden a kommun lies ("Berg i Jämtland")."""
    kommun = scene.ends.get(candidate.at - 2)
    if kommun is None or scene.found[candidate.at - 1].key not in _IN:
        return False
    return bool(candidate.place) and scene.lex.region_of.get(kommun.place) == candidate.place


def _container(scene: _Scene, candidate: Candidate) -> Candidate | None:
    """What is named after a place as that in which it lies: after "in", a comma or a bracket."""
    found, last = scene.found, candidate.last
    while last + 1 < len(found) and found[last + 1].key in _KINDS and _beside(found[last + 1]):
        last += 1  # "Busia County Council in Kenya"
    following = scene.begins.get(last + 1)
    if following is not None:
        return following if found[last + 1].gap.strip() in (",", "(") else None
    following = scene.begins.get(last + 2)
    beside = following is not None and _beside(found[last + 1]) and _beside(found[last + 2])
    return following if beside and found[last + 1].key in _IN else None


def _is_person(scene: _Scene, candidate: Candidate) -> bool:
    """A surname after any capitalised word, also one that begins a sentence: "Säger Karin Lund", "Mark Sala"."""
    found, at = scene.found, candidate.at
    if at == 0 or at - 1 in scene.ends or not (_beside(found[at]) and found[at - 1].capital):
        return False
    before = found[at - 1].key
    return before in _PERSONAL or (candidate.name in _PERSONAL and before not in _NO_NAME)


def _is_joined(scene: _Scene, candidate: Candidate) -> bool:
    """A place that is sure stands beside it: "Vara och Huangshan", "Falun, Lund", "Lund–Francistown"."""
    found, at, last = scene.found, candidate.at, candidate.last
    for here, step, gap_at, settled in ((last + 1, 1, last + 1, scene.begins), (at - 1, -1, at, scene.ends)):
        if not 0 <= here < len(found):
            continue
        beside, beyond = settled.get(here), settled.get(here + step)
        if beside is not None and beside.place and found[gap_at].gap.strip() in _SIGNS:
            return True
        if found[here].key in _JOINING and beyond is not None and beyond.place:
            return True
    return False


def _beside(word: Word) -> bool:
    return not word.gap.strip() and "\n" not in word.gap


def _before(scene: _Scene, candidate: Candidate) -> str:
    at = candidate.at
    return scene.found[at - 1].key if at > 0 and not scene.found[at].gap.strip() else ""


def _two_before(scene: _Scene, candidate: Candidate) -> str:
    return f"{scene.found[candidate.at - 2].key} {_before(scene, candidate)}" if candidate.at > 1 else ""


def _after(scene: _Scene, candidate: Candidate) -> str:
    here = candidate.last + 1
    return (
        scene.found[here].key
        if here < len(scene.found) and not scene.found[here].gap.strip(" -\u00a0")
        else ""
    )
