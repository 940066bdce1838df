"""How a figure is drawn, as one frozen value, and its part of the address.

It stands beside ``State``: the state says *what* is shown, this says on which
sheet and how. Names of the query are those of the fields; defaults are left
out and unknown values are dropped, as everywhere in an address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace

from data import plain_text

SHEETS = ("a4-portrait", "a4-landscape", "a4-text", "half-column", "a5", "slide", "square", "link")
MAPS = ("shown", "world", "sweden", "regions", "close", "both")
"""What the rows show; the world; Sweden by kommun, by region; a country or part of the world; Sweden and the world."""
INKS = ("colour", "grey")
FORMS = ("png", "svg", "pdf")
EACH = ("theme", "country", "region")
"""What a batch can hold one figure of each of; a region is a Swedish one with its kommuner."""
TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Options:
    """What the maker of a figure chose.

    ``focus`` is the country or part of the world of a close-up, empty for what
    the rows span. ``title`` is empty for the one that follows from the filters,
    ``wording`` the figure's language, empty for the page's own.
    """

    preset: str = "a4-landscape"
    map: str = "shown"
    focus: str = ""
    title: str = ""
    labels: bool = True
    ink: str = "colour"
    transparent: bool = False
    header: bool = True
    footer: bool = True
    wording: str = ""


DEFAULT = Options()
NAMES = tuple(f.name for f in fields(Options))
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "preset": SHEETS,
    "map": MAPS,
    "ink": INKS,
    "wording": ("sv", "en"),
}
_WORDS = {"yes": True, "no": False}


def encode_options(options: Options) -> dict[str, str]:
    """Return the query of the options, in a fixed order, defaults left out."""
    query = {}
    for name in NAMES:
        value = getattr(options, name)
        if value != getattr(DEFAULT, name):
            query[name] = value if isinstance(value, str) else "yes" if value else "no"
    return query


def decode_options(query: Mapping[str, Iterable[str]], focuses: Collection[str]) -> Options:
    """Return the options that a query means; ``focuses`` are the countries and parts of the world there are."""
    chosen: dict[str, object] = {}
    for name in NAMES:
        text = ",".join(query.get(name, ()))
        if name == "title":
            chosen[name] = one_line(text)
        elif name == "focus":
            chosen[name] = text if text in focuses else ""
        elif name in _CHOICES:
            if text in _CHOICES[name]:
                chosen[name] = text
        elif text in _WORDS:
            chosen[name] = _WORDS[text]
    return replace(DEFAULT, **chosen)  # type: ignore[arg-type]  # names are fields


def allowed(name: str, focuses: Collection[str]) -> tuple[str, ...]:
    """Return the values that an option may have in a query, empty for a text of one's own."""
    if name == "focus":
        return tuple(sorted(focuses))
    return _CHOICES.get(name, () if name == "title" else tuple(_WORDS))


def one_line(text: str) -> str:
    """Return a title as the state holds it: one line, without what no text may hold, bounded."""
    return plain_text.one_line(text)[:TITLE_LIMIT].rstrip()
