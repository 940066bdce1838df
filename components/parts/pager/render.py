"""Which part of a long list is shown, and the links to the parts before and after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.kit.templates import render
from components.language import Language
from components.state.state import State


@dataclass(frozen=True, slots=True)
class PageRange:
    """The items from ``start`` up to but not including ``stop``, of ``total``."""

    start: int
    stop: int
    total: int


def part(state: State, total: int, size: int) -> PageRange:
    """Return the part that a state shows: always a whole page of ``size``, the last one when it asks for more."""
    last = max(0, total - 1) // size
    start = min(state.start // size, last) * size
    return PageRange(start, min(start + size, total), total)


def pager(words: Language, state: State, shown: PageRange, size: int) -> str:
    """Return the links to the parts before and after, nothing when one part holds all."""
    if shown.total <= size:
        return ""
    before = replace(state, start=shown.start - size) if shown.start else None
    after = replace(state, start=shown.stop) if shown.stop < shown.total else None
    return render("parts/pager/pager.html", words=words, before=before, after=after, shown=shown)
