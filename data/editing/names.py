"""Labels and names for ids: what an editor writes where a table holds an id.

A name finds only what the tables themselves hold; of a place that they do not hold nothing is guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from data.editing.headings import plain
from data.records import SWEDEN
from data.schema.cells import split_list

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


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names: one id, or none and the names that come near; ``several`` when it may be each of them."""

    key: str = ""
    near: tuple[str, ...] = ()
    several: bool = False


class Names:
    """Looks names up in tables that may grow meanwhile; ``rows`` gives a table's rows by key."""

    def __init__(self, rows: Callable[[str], Rows]) -> None:
        self._rows = rows

    def find(self, table: str, text: str, country: str = "", swedish: bool | None = None) -> Found:
        """Return what ``text`` names in a table; a place may be narrowed to a country, to Sweden or to abroad."""
        rows = self._rows(table)
        if text in rows:
            return Found(text)
        if table == "countries":
            return _country(text, rows)
        if table == "places":
            return self._place(text, country, swedish)
        wanted = plain(text)
        keys = {key for key, name in self._named(table) if plain(name) == wanted}
        if len(keys) == 1:
            return Found(keys.pop())
        near = difflib.get_close_matches(text, list({name for _, name in self._named(table)}), n=3)
        return Found(near=tuple(sorted(keys) or near), several=bool(keys))

    def label(self, table: str, key: str, language: str) -> str:
        """Return a row's name in a language; its key where it has none."""
        row = self._rows(table).get(key, {})
        column = {
            "themes": f"label_{language}",
            "theme_groups": f"label_{language}",
            "programmes": f"name_{language}",
        }
        return row.get(column.get(table, "name"), "") or key

    def _named(self, table: str) -> Iterator[tuple[str, str]]:
        """Each key with each text that names it."""
        columns = ("label_sv", "label_en", "name_sv", "name_en", "title")
        for key, row in self._rows(table).items():
            yield key, key
            if table in ("themes", "theme_groups", "programmes", "articles"):
                yield from ((key, row[column]) for column in columns if row.get(column))
            if table == "partnerships":
                yield key, self._ends(row)

    def _ends(self, row: Mapping[str, str]) -> str:
        """The short names of a partnership's places: ``Växjö An Giang``."""
        places = self._rows("places")
        ends = [row.get("swedish_place", ""), *split_list(row.get("partner_places", ""))]
        return " ".join(places.get(end, {}).get("short_name") or end for end in ends)

    def _place(self, text: str, country: str, swedish: bool | None) -> Found:
        rows = {
            key: row
            for key, row in self._rows("places").items()
            if (not country or row["country"] == country)
            and (swedish is None or (row["country"] == SWEDEN) == swedish)
        }
        wanted, folded = text.casefold().strip(), plain(text)
        words = folded.split()
        bare = " ".join(word for word in words if word not in _KINDS and word not in _AROUND)
        kinds = [_KINDS[word] for word in words if word in _KINDS]

        def way(row: Mapping[str, str]) -> int | None:
            own, others, own_plain, others_plain = _names_of(
                row["name"], row["short_name"], row["name_sv"], row["aliases"]
            )
            fitting = bool(bare and kinds) and all(row["kind"] in allowed for allowed in kinds)
            ways = (wanted in own, wanted in others, folded in own_plain, folded in others_plain,
                    fitting and (bare in own_plain or bare in others_plain))  # fmt: skip
            return ways.index(True) if any(ways) else None

        # The surest way in which any row is alike decides; the ways after that are not looked at.
        ways = {key: found for key, row in rows.items() if (found := way(row)) is not None}
        keys = [key for key, found in ways.items() if found == min(ways.values())]
        bodies = {rows[key]["same_as"] or key for key in keys}
        if len(bodies) == 1:
            return Found(bodies.pop())
        if bodies:
            return Found(
                near=tuple(f"{rows[key]['name']} ({rows[key]['country']}): {key}" for key in keys),
                several=True,
            )
        names = {row["short_name"] or row["name"]: key for key, row in rows.items()}
        return Found(near=tuple(difflib.get_close_matches(text, list(names), n=3, cutoff=0.75)))


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


def slug(text: str, taken: Iterable[str], other: str = "") -> str:
    """Return an id that nobody has: the text in small letters a-z with hyphens, then with ``other``, then a number."""
    taken = set(taken)
    base = _letters(text)[:60].strip("-") or "plats"
    if base not in taken:
        return base
    base = f"{base}-{_letters(other)}".strip("-")
    return next(
        ident
        for number in range(1, len(taken) + 3)
        if (ident := base if number == 1 else f"{base}-{number}") not in taken
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


def _country(text: str, rows: Rows) -> Found:
    code = country_code(text)
    return Found(code if code in rows else "", (code,) if code else ())


@lru_cache(20_000)
def _names_of(*cells: str) -> tuple[frozenset[str], ...]:
    """What a place is called itself and otherwise, as written in small letters, and folded."""
    own, others = [name for name in cells[:-1] if name], split_list(cells[-1])
    written = (frozenset(name.casefold() for name in names) for names in (own, others))
    return (*written, *(frozenset(filter(None, map(plain, names))) for names in (own, others)))


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
