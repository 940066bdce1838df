"""Several files, or a pasted table, read one after the other: each on the tables as those before it leave them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from data.editing.check_incoming import WithPoints
from data.editing.incoming import Incoming, UploadError
from data.editing.read_incoming import read_pasted, read_upload
from data.editing.row_edits import RowEdit, with_edits
from data.store.revision import Files, digest

PASTED = ""
"""The name of what was pasted."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent; pasted text has no name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a file, or why it was not read: a refusal, or the same content twice."""

    sent: Sent
    incoming: Incoming | None = None
    refusal: UploadError | None = None

    @property
    def is_twice(self) -> bool:
        return self.incoming is None and self.refusal is None


def readings(
    files: Sequence[Sent],
    base: Files,
    today: date,
    with_points: WithPoints = lambda loaded: loaded,
    begin: Callable[[int], None] = lambda number: None,
) -> tuple[Reading, ...]:
    """Return what each file brings; ``begin`` is told the number of each, from 0, before it is read."""
    results: list[Reading] = []
    known: set[str] = set()
    for number, sent in enumerate(files):
        begin(number)
        mark = digest(sent.content)
        result = Reading(sent) if mark in known else _reading(sent, base, today, with_points)
        known.add(mark)
        results.append(result)
        if result.incoming:
            base = with_edits(base, result.incoming.edits)
    return tuple(results)


def edits_of(read: Sequence[Reading]) -> tuple[RowEdit, ...]:
    """Return the changes of all files, in their order."""
    return tuple(edit for reading in read if reading.incoming for edit in reading.incoming.edits)


def _reading(sent: Sent, base: Files, today: date, with_points: WithPoints) -> Reading:
    try:
        if sent.name == PASTED:
            return Reading(sent, read_pasted(sent.content.decode("utf-8"), base, today, with_points))
        return Reading(sent, read_upload(sent.content, sent.name, base, today, with_points))
    except UploadError as error:
        return Reading(sent, refusal=error)
