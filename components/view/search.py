"""What a typed search means: the places that it names, and the partnerships whose text has its words.

A search that names a place, in whatever spelling, selects that place's partnerships and nothing else: who
types "åre" asks about Åre, not about every text with "areas" in it. Any other search selects the
partnerships that have all of its words, as whole words or beginnings of words, in a name of one of their
places or countries, or in what the page says of them in its own language. In quotation marks a search is one of texts
always. Mirrored by ``03_names.js`` and ``05_index.js`` of the site's program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from unicodedata import normalize

from components.language import Language, language
from components.state.state import LANGUAGES
from components.view.index import Index, Row, index
from data.records import Dataset, Place
from data.status import Period
from geo.naming.fold import fold
from geo.naming.spelling import digraphs, searched_as

QUOTES = '"“”„»«″'
NAMED = 2
"""Up to this degree of likeness a name is what was typed; above it only begins so, or holds its words."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names by which a search finds a place, unfolded: its ``own``, and aliases and other spellings of them."""

    own: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.own, *self.others)


def names_of(place: Place) -> Names:
    """Return the names of a place, each once: also as written without å, ä, ö, and by other languages' letters."""
    own = dict.fromkeys(n for n in (place.name, place.short_name, place.name_sv) if n)
    written = [*own, *place.aliases]
    others = dict.fromkeys(place.aliases)
    others |= dict.fromkeys(d for name in written if (d := digraphs(name)))
    others |= dict.fromkeys(s for name in written for s in searched_as(name, place.country))
    return Names(tuple(own), tuple(name for name in others if name not in own))


def is_text(text: str) -> bool:
    """Whether a search is in quotation marks: of texts only."""
    return len(text) > 1 and text[0] in QUOTES and text[-1] in QUOTES


def in_text(text: str) -> str:
    """Return the same search, of texts only."""
    return text if is_text(text) else f'"{text.strip(QUOTES)}"'


def like(dataset: Dataset, text: str, words: Language) -> tuple[tuple[int, Place], ...]:
    """Return the places whose names are like a search, the most alike first, each with its degree.

    0: an own name, as it is spelt; 1: an own name but for accents, case and spaces; 2: another name; 3: the
    beginning of a name; 4: beginnings of a name's words. Equals are ordered by length and alphabet.
    """
    if not fold(text):
        return ()
    degrees = ((degree, place) for place, degree in _degrees(dataset, text).items())
    return tuple(
        sorted(
            degrees, key=lambda x: (x[0], len(x[1].short_name), words.sort_key(words.short(x[1])), x[1].id)
        )
    )


def named(dataset: Dataset, text: str) -> tuple[Place, ...]:
    """Return the places that a search names: those most alike, where they are what was typed."""
    if not text or is_text(text) or not fold(text):
        return ()
    degrees = _degrees(dataset, text)
    best = min(degrees.values(), default=NAMED + 1)
    return tuple(place for place, degree in degrees.items() if degree == best) if best <= NAMED else ()


def search_bits(seen: Index, text: str, code: str) -> int:
    """Return the bits of the rows that a search selects on the page in a language."""
    places = named(seen.dataset, text)
    if not places:
        return text_bits(seen, text, code)
    mask = 0
    for place in places:
        mask |= seen.bits["swedish_place" if place.is_swedish else "partner_place"].get(place.id, 0)
    return mask


def text_bits(seen: Index, text: str, code: str) -> int:
    """Return the bits of the rows that have every word of a search in their text in a language."""
    mask = 0
    for i, text_of_row in enumerate(row_texts(seen, code)):
        if in_words(text, text_of_row):
            mask |= 1 << i
    return mask


def in_words(text: str, folded: str) -> bool:
    """Whether every word of a search is a word of a folded text or begins one."""
    padded = f" {folded}"
    return all(word in padded for word in _query_words(text))


def row_texts(seen: Index, code: str) -> tuple[str, ...]:
    """Return what a search looks in for each row, folded; the newest few dozen are cached."""
    return _texts(seen.dataset, seen.period, code)


def search_words(dataset: Dataset, words: Language, text: str) -> str:
    """Return a search in words: the places that it names, else the words that it looks for."""
    if places := named(dataset, text):
        return words("filter.said_named", values=words.listing(dict.fromkeys(words.place(p) for p in places)))
    if is_text(text):
        return words("filter.said_in_text", values=text.strip(QUOTES))
    return words("filter.said_text", values=text)


@lru_cache(maxsize=64)
def _query_words(text: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in fold(text).split())


@lru_cache(maxsize=4)
def _names(dataset: Dataset) -> Mapping[str, Names]:
    return {place.id: names_of(place) for place in dataset.places.values()}


@dataclass(frozen=True, slots=True)
class _Known:
    """A place with its names made ready to compare: own ones as spelt, all without spaces, all in a line."""

    place: Place
    spelt: frozenset[str]
    own: frozenset[str]
    all: frozenset[str]
    line: str
    starts: tuple[int, ...]


@lru_cache(maxsize=4)
def _known(dataset: Dataset) -> tuple[_Known, ...]:
    return tuple(_ready(dataset.places[ident], names) for ident, names in _names(dataset).items())


def _ready(place: Place, names: Names) -> _Known:
    words = fold(" ".join(names.all)).split()
    return _Known(
        place,
        frozenset(map(_spelt, names.own)),
        frozenset(map(_joined, names.own)),
        frozenset(map(_joined, names.all)),
        "".join(words),
        tuple(accumulate(map(len, words), initial=0)),
    )


@lru_cache(maxsize=64)
def _degrees(dataset: Dataset, text: str) -> Mapping[Place, int]:
    spelt, words = _spelt(text), fold(text).split()
    joined = "".join(words)
    return {x.place: d for x in _known(dataset) if (d := _degree(x, spelt, joined, words)) is not None}


def _degree(x: _Known, spelt: str, joined: str, words: Sequence[str]) -> int | None:
    if spelt in x.spelt:
        return 0
    if joined in x.own:
        return 1
    if joined in x.all:
        return 2
    if any(name.startswith(joined) for name in x.all):
        return 3
    # As geo.naming.fold.matches: a word may begin at a word of the names and run on over the spaces.
    is_match = all(any(x.line.startswith(word, start) for start in x.starts) for word in words)
    return 4 if is_match else None


def _spelt(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())


def _joined(name: str) -> str:
    return fold(name).replace(" ", "")


@lru_cache(maxsize=32)
def _texts(dataset: Dataset, period: Period, code: str) -> tuple[str, ...]:
    words, names = language(code), _names(dataset)
    labels = {t.id: words.label(t) for t in dataset.themes.values()}
    return tuple(fold(" ".join(_text(row, words, names, labels))) for row in index(dataset, period).rows)


def _text(row: Row, words: Language, names: Mapping[str, Names], labels: Mapping[str, str]) -> Iterator[str]:
    for place in row.ends:
        yield from names[place.id].all
    yield from _countries(row.countries)
    for project in row.projects:
        yield words.own(project, "topic") or project.title
    yield from (labels[theme] for theme in row.themes if theme in labels)


def _countries(codes: Iterable[str]) -> Iterator[str]:
    yield from (language(each).country(code) for each in LANGUAGES for code in codes)
