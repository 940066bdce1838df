"""Which rows a state shows, and what each further choice would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_

from components.state.state import DEFAULT, FILTERS, State, put
from components.view.index import Index, Row
from components.view.search import search_bits, text_bits
from data.records import STATUSES


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter with the number of rows it gives under all the other filters."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Loosening:
    """A filter whose removal would give ``count`` rows where there are none now."""

    field: str
    count: int


def rows(index: Index, state: State) -> tuple[Row, ...]:
    """Return the rows that pass every filter, in table order."""
    return tuple(index.rows[i] for i in positions(bits(index, state)))


def bits(index: Index, state: State, without: str = "") -> int:
    """Return the bits of the rows that pass every filter, ``without`` one of them."""
    chosen = [_field_bits(index, state, n) for n in FILTERS if n != without and getattr(state, n)]
    if without != "text" and state.text:
        chosen.append(search_bits(index, state.text, state.language))
    return reduce(and_, chosen, index.everything)


def other_hits(index: Index, state: State) -> tuple[Row, ...]:
    """Return the rows with a search's words in their text beside those of the places that it names, in table order."""
    others = text_bits(index, state.text, state.language) & ~search_bits(index, state.text, state.language)
    return tuple(index.rows[i] for i in positions(bits(index, state, without="text") & others))


def options(index: Index, state: State) -> dict[str, tuple[Option, ...]]:
    """Return every filter's options; those that occur in no row of the dataset are left out."""
    return {name: field_options(index, state, name) for name in FILTERS}


def field_options(index: Index, state: State, name: str) -> tuple[Option, ...]:
    """Return one filter's options."""
    # Once a status is chosen, a theme or goal counts in projects of that status only: count it so already here.
    counted_state = replace(state, status=STATUSES) if name == "status" else state
    others = bits(index, counted_state, without=name)
    chosen = getattr(state, name)
    values = {**dict.fromkeys(chosen, 0), **option_bits(index, state, name)}
    return tuple(Option(v, (others & having).bit_count(), v in chosen) for v, having in values.items())


def loosenings(index: Index, state: State) -> tuple[Loosening, ...]:
    """Return the single filters whose removal would show something, the most rows first."""
    results = []
    for name in (*FILTERS, "text"):
        if not getattr(state, name):
            continue
        loosened = put(state, name, type(getattr(DEFAULT, name))())
        if count := bits(index, loosened).bit_count():
            results.append(Loosening(name, count))
    return tuple(sorted(results, key=lambda x: -x.count))


def positions(mask: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, lowest first."""
    text = bin(mask)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


def option_bits(index: Index, state: State, name: str) -> Mapping[str, int]:
    """Return the bits of the rows that each choice of a filter finds."""
    return index.current[name] if name in index.current and state.status else index.bits[name]


def _field_bits(index: Index, state: State, name: str) -> int:
    values = option_bits(index, state, name)
    return reduce(or_, (values.get(v, 0) for v in getattr(state, name)), 0)
