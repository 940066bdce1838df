"""The HTML of the list of publications, with its own style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.kit.templates import render
from components.language import Language
from components.state.editing import EditingAddress, editing_address
from data.store.revision import Publication

RowCounts = tuple[int, int, int]
"""Rows that a publication added, changed and removed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication, and how many rows it changed; None when it cannot be compared with the one before."""

    publication: Publication
    counts: RowCounts | None


def history_intro(words: Language) -> str:
    """Return what the section is for. It brings the list's style."""
    return render("parts/editing_history/intro.html", words=words)


def history_list(
    words: Language, entries: Sequence[Entry], address: EditingAddress, newest: int, opened: int
) -> str:
    """Return the publications, newest first, each with the address that opens it."""
    return render(
        "parts/editing_history/list.html",
        words=words,
        opened=opened,
        entries=[
            (
                entry.publication,
                _who(words, entry.publication),
                counts_words(words, entry),
                editing_address(replace(address, revision=entry.publication.number, against=0)),
                entry.publication.number == newest,
            )
            for entry in entries
        ],
    )


def opened_head(words: Language, opened: Publication, against: Publication | None) -> str:
    """Return the heading of a publication that is open, and what was said of it and of what it is compared with."""
    key = "opened" if against else "opened_first"
    number = against.number if against else 0
    return render(
        "parts/editing_history/opened.html",
        heading=words(f"editing_history.{key}", revision=opened.number, against=number),
        entries=[(entry, _who(words, entry)) for entry in (opened, against) if entry],
    )


def _who(words: Language, entry: Publication) -> str:
    moment = words.moment(entry.created)
    return words("editing_history.moment_author", moment=moment, author=entry.author)


def counts_words(words: Language, entry: Entry) -> str:
    """Return how many rows a publication changed, in words."""
    if entry.publication.parent == 0:
        return words("editing_history.first")
    if entry.counts is None:
        return words("editing_history.incomparable")
    named = zip(("added", "changed", "removed"), entry.counts, strict=True)
    parts = [words(f"editing_difference.rows_{name}", n=n) for name, n in named if n]
    if not parts:
        return words("editing_history.unchanged")
    return words("editing_history.counts", counts=words.listing(parts))
