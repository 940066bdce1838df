"""From a reply, pasted or as a file, to what it proposes; the letter that it answers is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from components.outputs.letter.files import changed_since, sent_letters
from data.editing.replies.form import Reference
from data.editing.replies.mail import Reply, read_mail, text_of_message
from data.editing.replies.proposals import Result, result_of
from data.editing.replies.sheet import read_sheet
from data.records import Dataset
from data.store.store import Store

Past = Callable[[str], Dataset | None]
"""The dataset whose revision begins with some digits."""
SHEETS = (".xlsx", ".xlsm")
FILES = (".txt", ".eml", ".html", ".htm", *SHEETS)


def past_of(store: Store | None, *known: Dataset) -> Past:
    """Return what gives the dataset of a letter's revision: one that is known, else the newest such publication."""

    def past(digits: str) -> Dataset | None:
        for dataset in known:
            if dataset.revision.startswith(digits):
                return dataset
        entries = store.history() if store else ()
        number = next((entry.number for entry in entries if entry.content.startswith(digits)), 0)
        return store.get(number).loaded.dataset if store and number else None

    return past


def read_text(text: str, now: Dataset, past: Past, day: date, place: str = "") -> Result:
    """Return what a pasted mail proposes for a dataset; ``place`` is the one that the editor expects."""

    def letters(reference: Reference) -> Iterable[str]:
        then = past(reference.revision)
        return sent_letters(then, reference) if then else ()

    return _result(read_mail(text, letters), now, past, day, place)


def read_file(content: bytes, name: str, now: Dataset, past: Past, day: date, place: str = "") -> Result:
    """Return what a mail or a filled sheet proposes; raises ReplyError for a sheet that cannot be read."""
    ending = Path(name).suffix.casefold()
    if ending in SHEETS:
        return _result(read_sheet(content, name), now, past, day, place)
    text = text_of_message(content) if ending == ".eml" else content.decode("utf-8-sig", "replace")
    return read_text(text, now, past, day, place)


def files_in(source: Path) -> tuple[Path, ...]:
    """Return a file, or the replies in a folder and below it, in the order of their names."""
    if source.is_file():
        return (source,)
    return tuple(sorted(p for p in source.rglob("*") if p.is_file() and p.suffix.casefold() in FILES))


def _result(reply: Reply, now: Dataset, past: Past, day: date, place: str) -> Result:
    then = past(reply.reference.revision) if reply.reference else None
    if reply.reference and then is None and not reply.refused:
        reply.refused = ("unknown_revision", {})
    return result_of(reply, now, day, place=place, changed=changed_since(then, now) if then else ())
