"""The HTML of the section for places: what is to be settled, and each suggestion in words."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.templates import render
from components.language import Language
from data.reading.problem_messages import remedy
from geo.settle.places import Unsettled
from geo.settle.suggest import Suggestion, names_of

_ANY = "town"
_PROBLEMS = 3


def places_intro(words: Language, number: int) -> str:
    """Return the section's heading, and how many places are to be settled. It brings the section's style."""
    key = "intro" if number else "nothing"
    return render(
        "parts/editing_places/intro.html",
        heading=words("editing_places.heading"),
        text=words(f"editing_places.{key}", n=number) if number else words("editing_places.nothing"),
        lines=(words("editing_places.nothing_how"),) if not number else (),
    )


def place_name(words: Language, place: Unsettled) -> str:
    """Return a place's name with its country, as text."""
    name = next(iter(names_of(place.row)), place.id)
    country = place.row["country"]
    return f"{name} ({words.country(country)})" if country else name


def place_html(words: Language, place: Unsettled, proposed: Sequence[Suggestion]) -> str:
    """Return a place: why it is here, which partnerships it is in, and without a suggestion what to try."""
    why = words(f"editing_places.why_{place.why.replace('-', '_')}")
    if place.problem:
        why = remedy(place.problem, "sv" if words.code == "sv" else "en")
    within = ", ".join(place.partnerships[:_PROBLEMS])
    tries = [words(f"editing_places.try_{n}") for n in (1, 2, 3)]
    return render(
        "parts/editing_places/place.html",
        name=place_name(words, place),
        why=why,
        within=words("editing_places.within", n=len(place.partnerships), ids=within) if within else "",
        lines=() if proposed else (words("editing_places.none"), *tries),
    )


def suggestion_html(words: Language, number: int, suggestion: Suggestion) -> str:
    """Return a suggestion: what and where it is, why it is one, and how sure that is; 0 for one without a marker."""
    kind = suggestion.kind if suggestion.kind != _ANY else "city"
    about = (words(f"kind.{kind}") if kind else "", suggestion.region, words.country(suggestion.country))
    sure = words(f"editing_places.sure_{suggestion.confidence}")
    return render(
        "parts/editing_places/suggestion.html",
        number=number,
        name=suggestion.name,
        where=", ".join(part for part in about if part),
        reason=words(
            "editing_places.reason",
            sure=sure,
            why=words(f"editing_places.reason_{suggestion.reason.replace('-', '_')}"),
        ),
        point=words(
            "editing_places.point",
            lat=f"{suggestion.lat:.4f}",
            lon=f"{suggestion.lon:.4f}",
            source=suggestion.source or "–",
        ),
    )
