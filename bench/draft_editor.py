"""Somebody who edits drafts without pause, as a process: begins, saves, publishes, adds to what all share.

A line in a file tells each try and each success, so that ``bench.draft_proof`` knows what was acknowledged.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from bench.store_proof import NOW, SAMPLE
from data.editing.row_edits import RowEdit, with_edits
from data.reading.read_folder import read_folder
from data.store.drafts import DraftEntry, Drafts, StaleDraftError
from data.store.errors import StaleParentError, StoreUnreachableError
from data.store.revision import Files, digest
from data.store.store import Store, open_store

Result = TypeVar("Result")
ROWS = tuple(read_folder(SAMPLE).dataset.projects)


def edit(address: str, notes: str, name: str, each: int, shared: int) -> None:
    """Edit ``each`` drafts one after the other; a line for each try and success, whatever happens to the store."""
    handle = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    store = _surely(lambda: open_store(address))
    drafts = Drafts(store)
    chance = random.Random(name)  # noqa: S311  # no secrets

    def say(word: str, number: int, rest: str) -> None:
        os.write(handle, f"{time.monotonic()} {word} {number} {rest}\n".encode())

    for turn in range(each):
        title = f"{name}-{turn}"
        row = chance.choice(ROWS)
        say("try", 0, f"begin {title}")
        newest = _surely(store.newest)
        assert newest
        files = newest.files
        parent = newest.entry.number
        entry = _surely(
            partial(drafts.create, title, name, parent, files, NOW), partial(_titled, drafts, title)
        )
        say("ack", entry.number, f"begin {title} {entry.version} {digest_of(files)}")
        files = with_edits(files, [RowEdit("projects", row, {"note_en": title})])
        entry = _save(drafts, entry, name, files, None, say)
        _publish(store, drafts, entry, name, row, say)
        _add_line(drafts, shared, name, title, say)


def _save(
    drafts: Drafts, entry: DraftEntry, name: str, files: Files, parent: int | None, say: Callable[..., None]
) -> DraftEntry:
    say("try", entry.number, f"save {entry.title} {entry.version + 1} {digest_of(files)}")
    saved = _surely(partial(drafts.save, entry.number, entry.version, name, files, NOW, parent=parent))
    say("ack", entry.number, f"save {entry.title} {saved.version} {digest_of(files)}")
    return saved


def _publish(
    store: Store, drafts: Drafts, entry: DraftEntry, name: str, row: str, say: Callable[..., None]
) -> None:
    title = entry.title
    while True:
        say("try", entry.number, f"publish {title}")
        try:
            done = _surely(
                partial(drafts.publish_draft, entry.number, entry.version, name, title, NOW),
                lambda: next((p for p in store.history() if p.note == title), None),
            )
        except StaleParentError:
            say("refused", entry.number, f"publish {title}")
            newest = _surely(store.newest)
            assert newest
            files = with_edits(newest.files, [RowEdit("projects", row, {"note_en": title})])
            entry = _save(drafts, entry, name, files, newest.entry.number, say)
        else:
            say("ack", done.number, f"publish {title}")
            return


def _add_line(drafts: Drafts, shared: int, name: str, title: str, say: Callable[..., None]) -> None:
    """Add a line to the draft that all share: what somebody else has added meanwhile must not be lost."""
    while True:
        draft = _surely(lambda: drafts.get(shared))
        files = {"articles.csv": draft.files.get("articles.csv", b"") + f"{title}\n".encode()}
        time.sleep(0.01)  # somebody types
        say("try", shared, f"line {title}")
        try:
            _surely(partial(drafts.save, shared, draft.entry.version, name, files, NOW))
        except StaleDraftError:
            say("refused", shared, f"line {title}")
        else:
            say("ack", shared, f"line {title}")
            return


def _surely(action: Callable[[], Result], done: Callable[[], Result | None] = lambda: None) -> Result:
    """Do something although the store is away at times; ``done`` finds what was done when nobody could say so."""
    while True:
        try:
            return action()
        except StoreUnreachableError:
            time.sleep(0.05)
        result = None
        while result is None:
            with suppress(StoreUnreachableError):
                result = (done(),)
        if result[0] is not None:
            return result[0]


def _titled(drafts: Drafts, title: str) -> DraftEntry | None:
    return next((entry for entry in drafts.entries() if entry.title == title), None)


def digest_of(files: Files) -> str:
    """Return what tells tables apart in the file."""
    return digest(b"".join(files[name] for name in sorted(files)))[:16]
