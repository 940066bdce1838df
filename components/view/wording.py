"""What the filters choose, as part of a sentence: "om klimat och miljö i Afrika", "of Växjö Municipality".

It follows "partnerskap" in a title or heading. A filter of more than a few values is counted;
``rest`` names its values, and what does not fit into the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from components.language import Language
from components.state.state import FILTERS, State
from components.view.phrases import option_label, phrases
from data.records import Dataset

MOST = 3
"""The most values of a filter that a sentence names; more are only counted."""
_WORDED = frozenset(
    {
        "theme",
        "goal",
        "country",
        "world_region",
        "swedish_place",
        "partner_place",
        "kind",
        "programme",
        "status",
    }
)
"""The filters that have words of their own here, or in a title; of any other ``rest`` has the phrase."""


def subject(dataset: Dataset, state: State, words: Language) -> str:
    """Return what the partnerships are about and between whom, in words; empty when the filters leave it open."""
    parts = (
        _whose(dataset, state, words),
        about(dataset, state, words),
        toward(state, words),
        _listed(dataset, state, words, "partner_place"),
        where(state, words),
        words("wording.text", values=state.text) if state.text else "",
    )
    return " ".join(part for part in parts if part)


def rest(dataset: Dataset, state: State, words: Language) -> tuple[str, ...]:
    """Return what ``subject`` leaves unsaid, each a sentence's part: long lists, the basis, the funders."""
    lists = [
        words(f"wording.all_{field}", values=listed(words, _names(dataset, state, words, field)))
        for field in ("theme", "country", "swedish_place", "partner_place", "programme")
        if len(getattr(state, field)) > (0 if field == "programme" else MOST)
    ]
    further = phrases(dataset, state, words, FILTERS.keys() - _WORDED)
    return (*lists, *further, *([words("wording.icld")] if state.funding == ("yes",) else ()))


def lower(text: str) -> str:
    """Return a label as it is written within a sentence: its first letter small, unless it is an abbreviation's."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(words: Language, items: Sequence[str]) -> str:
    """Return ``a, b och c``; where an item has an "och" of its own, ``a, b samt c``."""
    inner = words("wording.and")
    if len(items) < 2 or not any(f" {inner} " in item for item in items):
        return words.listing(items)
    return words("wording.and_also", first=", ".join(items[:-1]), last=items[-1])


def about(dataset: Dataset, state: State, words: Language) -> str:
    """Return the chosen themes as "om hälsa och vård samt jämställdhet", empty without any."""
    if not state.theme:
        return ""
    if len(state.theme) > MOST:
        return words("wording.themes", n=len(state.theme))
    values = listed(words, [lower(label) for label in _names(dataset, state, words, "theme")])
    return words("wording.theme", values=values)


def toward(state: State, words: Language) -> str:
    """Return the chosen UN goals as "för de globala målen 3 och 11", empty without any."""
    if not state.goal:
        return ""
    if len(state.goal) == 1:
        return words("wording.goal", n=state.goal[0], name=words(f"goal.{state.goal[0]}"))
    return words("wording.goals", values=words.listing(state.goal))


def _whose(dataset: Dataset, state: State, words: Language) -> str:
    """Return whose the partnerships are: the Swedish places' that are chosen, else their kinds'."""
    if state.swedish_place or not state.kind:
        return _listed(dataset, state, words, "swedish_place")
    return words("wording.kind", values=words.listing(words(f"kind_many.{k}") for k in state.kind))


def where(state: State, words: Language) -> str:
    """Return the countries that are chosen, else the parts of the world, as "i Kenya"; empty without any."""
    if len(state.country) > MOST:
        return words("wording.countries", n=len(state.country))
    return inside(state.country, words) if state.country else inside(state.world_region, words)


def inside(places: Sequence[str], words: Language) -> str:
    """Return "på Filippinerna och i Vietnam" for countries (two capitals) or parts of the world; empty without any."""
    prefixes = [_preposition(place, words) for place in places]
    names = [words.country(p) if p.isupper() else words(f"world_region.{p}") for p in places]
    if len(set(prefixes)) == 1:
        return f"{prefixes[0]} {words.listing(names)}"
    return words.listing(f"{prefix} {name}" for prefix, name in zip(prefixes, names, strict=True))


def _preposition(place: str, words: Language) -> str:
    """Return the preposition for a country or part of the world: "i", on some islands "på"; "in", "in the"."""
    special = place in words("wording.in_special_of").split()
    return words("wording.in_special" if special else "wording.in")


def _listed(dataset: Dataset, state: State, words: Language, field: str) -> str:
    values = getattr(state, field)
    if not values:
        return ""
    if len(values) > MOST:
        return words(f"wording.{field}s", n=len(values))
    return words(f"wording.{field}", values=words.listing(_names(dataset, state, words, field)))


def _names(dataset: Dataset, state: State, words: Language, field: str) -> list[str]:
    return [option_label(dataset, words, field, value) for value in getattr(state, field)]
