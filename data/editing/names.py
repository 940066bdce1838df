"""Labels and names for ids: what an editor writes where a table holds an id.

A name finds only what the tables themselves hold; of a place that they do not hold nothing is guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count

from data.editing.headings import plain
from data.editing.row_index import RowIndex
from data.records import SWEDEN
from data.schema.cells import split_list
from data.schema.schema import TABLES

Rows = Mapping[str, Mapping[str, str]]
_KINDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("kommun", "kommuns"), frozenset({"kommun", "municipality", "city"})),
    **dict.fromkeys(
        ("municipality", "city", "town", "stad", "stads"), frozenset({"kommun", "municipality", "city"})
    ),
    **dict.fromkeys(("county", "lan"), frozenset({"county", "region"})),
    **dict.fromkeys(("region", "regionen"), frozenset({"region"})),
    **dict.fromkeys(("district", "distrikt"), frozenset({"district"})),
    **dict.fromkeys(("province", "provins", "provinsen"), frozenset({"province"})),
    **dict.fromkeys(("kommunalforbund", "kommunalforbundet"), frozenset({"kommunalforbund"})),
}
"""Words for the kind of a place, and the kinds that they may be of."""
_AROUND = frozenset({"of", "the", "council", "government", "local", "authority", "municipal", "i"})
_NEW_KIND = {
    "county": "county",
    "lan": "county",
    "district": "district",
    "distrikt": "district",
    "province": "province",
    "provins": "province",
    "region": "region",
    "city": "city",
    "stad": "city",
    "town": "city",
    "municipality": "municipality",
    "kommun": "municipality",
}


_LABELS = ("label_sv", "label_en", "name_sv", "name_en")
MOST_SUGGESTIONS = 300
_LONGEST = 80
"""Characters of a text that names spelt alike are looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names: one id, or none and the names that come near; ``several`` when it may be each of them."""

    key: str = ""
    near: tuple[str, ...] = ()
    several: bool = False


class Names:
    """Looks names up in the rows of each table, by key, which may grow meanwhile."""

    def __init__(self, rows: Mapping[str, Rows]) -> None:
        self._rows = rows
        places = rows.get("places", {})
        self._places = [
            RowIndex(places, lambda row: map(str.casefold, _own(row))),
            RowIndex(places, lambda row: map(str.casefold, split_list(row["aliases"]))),
            RowIndex(places, lambda row: map(plain, _own(row))),
            RowIndex(places, lambda row: map(plain, split_list(row["aliases"]))),
        ]
        self._labels = {
            table: RowIndex(rows[table], self._terms(table)) for table in rows if table != "places"
        }
        self._suggestions = MOST_SUGGESTIONS

    def find(self, table: str, text: str, country: str = "", swedish: bool | None = None) -> Found:
        """Return what ``text`` names in a table; a place may be narrowed to a country, to Sweden or to abroad."""
        if text in self._rows[table]:
            return Found(text)
        if table == "countries":
            code = country_code(text)
            return Found(code if code in self._rows[table] else "", (code,) if code else ())
        if table == "places":
            return self._place(text, country, swedish)
        keys = self._labels[table].find(plain(text))
        if len(keys) == 1:
            return Found(keys[0])
        return Found(
            near=tuple(keys) or self._near(text, map(self._label(table), self._rows[table])),
            several=bool(keys),
        )

    def label(self, table: str, key: str, language: str) -> str:
        """Return a row's name in a language; its key where it has none."""
        row = self._rows[table].get(key, {})
        return row.get(f"label_{language}") or row.get(f"name_{language}") or row.get("name") or key

    def _label(self, table: str) -> Callable[[str], str]:
        return lambda key: self.label(table, key, "sv")

    def _terms(self, table: str) -> Callable[[Mapping[str, str]], Iterator[str]]:
        """What a row is called, folded: its key, its labels, a partnership's places (``vaxjo an giang``)."""
        key = TABLES[table].key

        def terms(row: Mapping[str, str]) -> Iterator[str]:
            names = [row[key], *(row.get(column, "") for column in _LABELS)]
            if table == "partnerships":
                ends = [row["swedish_place"], *split_list(row["partner_places"])]
                places = self._rows["places"]
                names.append(" ".join(places[end]["short_name"] if end in places else end for end in ends))
            return (folded for name in names if (folded := plain(name)))

        return terms

    def _place(self, text: str, country: str, swedish: bool | None) -> Found:
        rows = self._rows["places"]

        def fits(key: str) -> bool:
            there = rows[key]["country"]
            return (not country or there == country) and (swedish is None or (there == SWEDEN) == swedish)

        # The surest way in which any place is called so decides; the ways after that are not looked at.
        for keys in self._called(text):
            fitting = [key for key in dict.fromkeys(keys) if fits(key)]
            bodies = {rows[key]["same_as"] or key for key in fitting}
            if len(bodies) == 1:
                return Found(bodies.pop())
            if bodies:
                near = (f"{rows[key]['name']} ({rows[key]['country']}): {key}" for key in fitting)
                return Found(near=tuple(near), several=True)
        names = (row["short_name"] or row["name"] for key, row in rows.items() if fits(key))
        return Found(near=self._near(text, names))

    def _called(self, text: str) -> Iterator[Iterable[str]]:
        """Places that are called so, the surest first: as written, folded, and without the word for their kind."""
        own, others, own_folded, others_folded = self._places
        yield own.find(text.casefold().strip())
        yield others.find(text.casefold().strip())
        yield own_folded.find(plain(text))
        yield others_folded.find(plain(text))
        words = plain(text).split()
        bare = " ".join(word for word in words if word not in _KINDS and word not in _AROUND)
        kinds = [_KINDS[word] for word in words if word in _KINDS]
        if bare and kinds:
            alike = (*own_folded.find(bare), *others_folded.find(bare))
            yield [key for key in alike if all(self._rows["places"][key]["kind"] in kind for kind in kinds)]

    def _near(self, text: str, names: Iterable[str]) -> tuple[str, ...]:
        """The names that are spelt most alike; none once many have been asked for, since each takes milliseconds."""
        if self._suggestions <= 0 or len(text) > _LONGEST:
            return ()
        self._suggestions -= 1
        return tuple(difflib.get_close_matches(text, list(dict.fromkeys(names)), n=3, cutoff=0.75))


def _own(row: Mapping[str, str]) -> list[str]:
    return [name for name in (row["name"], row["short_name"], row["name_sv"]) if name]


def country_code(text: str) -> str:
    """Return the code of a country by its code or its name in Swedish or English, or nothing."""
    return text.upper() if text.upper() in _territories().values() else _territories().get(plain(text), "")


def country_name(code: str, language: str) -> str:
    """Return the name of a country in Swedish or English; its code where the name does not lead back to it."""
    from babel import Locale

    name = Locale(language).territories.get(code, code)
    return name if country_code(name) == code else code


def kind_of(name: str) -> str:
    """Return the kind of a place abroad by the word in its name."""
    return next((_NEW_KIND[word] for word in reversed(plain(name).split()) if word in _NEW_KIND), "other")


def without_kind(name: str) -> str:
    """Return a place's name without the words for its kind; the name where nothing else is left."""
    words = [word for word in name.split() if plain(word) not in _KINDS and plain(word) not in _AROUND]
    return " ".join(words) or name


def slug(text: str, taken: Container[str], other: str = "") -> str:
    """Return an id that nobody has: the text in small letters a-z with hyphens, then with ``other``, then a number."""
    base = _letters(text)[:60].strip("-") or "plats"
    if base not in taken:
        return base
    base = f"{base}-{_letters(other)}".strip("-")
    return next(
        ident for number in count(1) if (ident := base if number == 1 else f"{base}-{number}") not in taken
    )


def _letters(text: str) -> str:
    special = str.maketrans(
        {"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d", "œ": "oe"}
    )
    return (
        "-".join(
            "".join(c if c.isascii() else "" for c in word)
            for word in plain(text.casefold().translate(special)).split()
        )
        .replace("?", "")
        .replace("--", "-")
        .strip("-")
    )


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    names: dict[str, str] = {}
    for language in ("en", "sv"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names[plain(name)] = code
                # "Myanmar (Burma)" is called either.
                for part in name.replace(")", "").split("("):
                    names.setdefault(plain(part), code)
    return names
