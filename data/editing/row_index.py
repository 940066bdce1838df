"""Rows by what is in them, while rows are added: each is looked at once, however often one asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

Row = Mapping[str, str]


class RowIndex:
    """The keys of rows by some of their texts, ``terms``; rows are added at the end and never taken away.

    A row whose cells change is found by what it held when it was first asked for: ask the row itself, too.
    """

    def __init__(self, rows: Mapping[str, Row], terms: Callable[[Row], Iterable[str]]) -> None:
        self._rows, self._terms = rows, terms
        self._keys: dict[str, list[str]] = {}
        self._seen = 0

    def find(self, term: str) -> Sequence[str]:
        """Return the keys of the rows that have a term, in the order of the rows."""
        new = islice(self._rows.items(), self._seen, None) if self._seen < len(self._rows) else ()
        for key, row in new:
            self._seen += 1
            for text in set(self._terms(row)):
                self._keys.setdefault(text, []).append(key)
        return self._keys.get(term, ())
