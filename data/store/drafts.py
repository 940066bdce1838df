"""Drafts: tables that are not published yet, kept beside the revisions for every editor.

    drafts = Drafts(store)
    entry = drafts.create("Juni 2026", "Anna", parent=store.head_number(), files=files, at=now)
    entry = drafts.save(entry.number, entry.version, "Berit", changed, now)
    drafts.publish_draft(entry.number, entry.version, "Berit", "Nya beviljade projekt", now)

A draft may have problems; its bytes come back as they were. Whoever saves names
the version that was opened: when somebody else has saved since, nothing is
written and StaleDraftError says who and when. Each call is one transaction, on
the disk when it returns.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, func, inspect, select

from data.store.contents import put_contents, remove_unused
from data.store.engine import CONTENT, DRAFT, DRAFT_PART, REVISION
from data.store.errors import DamagedRevisionError, StoreError
from data.store.revision import Files, Publication, digest, loaded_of, moment, stamp
from data.store.store import MOST_NAME, Store, one_line

MOST_DRAFTS = 200
MOST_BYTES = 20_000_000
"""Bytes of a draft's tables together; the program's own are half a megabyte."""


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One line of the list of drafts.

    ``version`` counts the times it was saved, from 1. ``parent`` is the revision that it builds on (0 for none),
    ``author`` who began it, ``editor`` who saved it last; ``created`` and ``updated`` are in UTC, to the second.
    """

    number: int
    version: int
    parent: int
    title: str
    author: str
    editor: str
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was saved: its tables may be anything."""

    entry: DraftEntry
    files: Files


class StaleDraftError(StoreError):
    """Somebody saved a draft in between; ``entry`` is the draft as it is now."""

    code = 3

    def __init__(self, entry: DraftEntry) -> None:
        saved = f"{entry.updated:%Y-%m-%d %H:%M} UTC"
        super().__init__(
            "stale-draft", number=entry.number, title=entry.title, editor=entry.editor, saved=saved
        )
        self.entry = entry


class Drafts:
    """The drafts in a store. Every method may raise StoreUnreachableError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self) -> tuple[DraftEntry, ...]:
        """Return all entries, the one saved last first; none in an older store that may only be read."""
        with self._store.reading() as connection:
            if not inspect(connection).has_table(DRAFT.name):
                return ()
            query = select(DRAFT).order_by(DRAFT.c.updated.desc(), DRAFT.c.number.desc())
            return tuple(_entry(row) for row in connection.execute(query))

    def get(self, number: int) -> Draft:
        """Return a draft; raises StoreError when there is none, DamagedRevisionError when its bytes are others."""
        # One statement: of several, each may see another version.
        joined = DRAFT.join(DRAFT_PART, isouter=True).join(CONTENT, isouter=True)
        query = select(DRAFT, DRAFT_PART.c.file, CONTENT.c.bytes).select_from(joined)
        with self._store.reading() as connection:
            is_older = not inspect(connection).has_table(DRAFT.name)
            rows = [] if is_older else connection.execute(query.where(DRAFT.c.number == number)).all()
        if not rows:
            raise StoreError("no-draft", number=number)
        entry = _entry(rows[0])
        files = {str(row.file): bytes(row.bytes or b"") for row in rows if row.file is not None}
        if _checksum(entry, _digests(files)) != rows[0].checksum:
            raise DamagedRevisionError("damaged-draft", number=number)
        return Draft(entry, MappingProxyType(files))

    def create(self, title: str, author: str, parent: int, files: Files, at: datetime) -> DraftEntry:
        """Begin a draft and return its entry.

        Raises StoreError when it has no title, is too large or one too many, or its parent is no revision.
        """
        title, author, at = one_line(title, MOST_NAME), one_line(author, MOST_NAME), moment(stamp(at))
        _refuse_nameless(title, author)
        _refuse_large(files)
        entry = DraftEntry(0, 1, parent, title, author, author, at, at)
        with self._store.writing("uncertain-draft") as connection:
            if connection.execute(select(func.count()).select_from(DRAFT)).scalar_one() >= MOST_DRAFTS:
                raise StoreError("too-many-drafts", most=MOST_DRAFTS)
            _refuse_unknown(connection, parent)
            values = {key: value for key, value in _values(entry).items() if key != "number"}
            query = DRAFT.insert().values(values | {"checksum": ""}).returning(DRAFT.c.number)
            entry = replace(entry, number=connection.execute(query).scalar_one())
            _write(connection, entry, files)
        return entry

    def save(
        self, number: int, version: int, author: str, files: Files, at: datetime, *, parent: int | None = None
    ) -> DraftEntry:
        """Save a draft's tables and return its entry; ``parent`` is given when they build on another revision now.

        Raises StaleDraftError when version ``version`` is not the newest any more, StoreError when the draft is gone,
        or too large. To save again what one has just saved is no error.
        """
        author = one_line(author, MOST_NAME)
        _refuse_nameless("-", author)
        _refuse_large(files)
        with self._store.writing("uncertain-draft") as connection:
            entry, saved = _entry_now(connection, number), _digests_now(connection, number)
            is_done = (entry.version, entry.editor, saved) == (version + 1, author, _digests(files))
            if is_done and parent in (None, entry.parent):
                return entry  # somebody's second attempt after the answer to the first was lost
            _refuse_stale(entry, version)
            if parent is not None:
                _refuse_unknown(connection, parent)
                entry = replace(entry, parent=parent)
            entry = replace(entry, version=version + 1, editor=author, updated=moment(stamp(at)))
            connection.execute(DRAFT_PART.delete().where(DRAFT_PART.c.draft == number))
            _write(connection, entry, files)
            remove_unused(connection, saved.values())
        return entry

    def delete(self, number: int, version: int) -> None:
        """Remove a draft; raises StaleDraftError as :meth:`save`, StoreError when it is gone already."""
        with self._store.writing("uncertain-draft") as connection:
            _remove(connection, number, version)

    def publish_draft(
        self, number: int, version: int, author: str, note: str, created: datetime
    ) -> Publication:
        """Publish a draft's tables and remove the draft, in one transaction; return the revision's entry.

        Raises StoreError when the draft is gone, has problems or no partnerships, StaleDraftError when somebody has
        saved it since, StaleParentError when somebody has published since the revision that it builds on.
        """
        draft = self.get(number)
        _refuse_stale(draft.entry, version)
        loaded = loaded_of(draft.files)
        if loaded.problems:
            raise StoreError("draft-problems", number=number, problems=len(loaded.problems))
        if not loaded.dataset.partnerships:
            raise StoreError("empty-draft", number=number)
        return self._store.publish(
            loaded.dataset,
            author,
            note,
            draft.entry.parent,
            created,
            also=lambda connection: _remove(connection, number, version),
        )


def _write(connection: Connection, entry: DraftEntry, files: Files) -> None:
    """Write a version of a draft whose row is there and whose parts are not."""
    digests = _digests(files)
    put_contents(connection, {digests[name]: content for name, content in files.items()})
    values = _values(entry) | {"checksum": _checksum(entry, digests)}
    connection.execute(DRAFT.update().where(DRAFT.c.number == entry.number).values(values))
    parts = [{"draft": entry.number, "file": name, "digest": key} for name, key in digests.items()]
    if parts:
        connection.execute(DRAFT_PART.insert(), parts)


def _remove(connection: Connection, number: int, version: int) -> None:
    _refuse_stale(_entry_now(connection, number), version)
    digests = _digests_now(connection, number)
    connection.execute(DRAFT_PART.delete().where(DRAFT_PART.c.draft == number))
    connection.execute(DRAFT.delete().where(DRAFT.c.number == number))
    remove_unused(connection, digests.values())


def _entry_now(connection: Connection, number: int) -> DraftEntry:
    row = connection.execute(select(DRAFT).where(DRAFT.c.number == number)).one_or_none()
    if row is None:
        raise StoreError("no-draft", number=number)
    return _entry(row)


def _digests_now(connection: Connection, number: int) -> dict[str, str]:
    query = select(DRAFT_PART.c.file, DRAFT_PART.c.digest).where(DRAFT_PART.c.draft == number)
    return {str(file): str(key) for file, key in connection.execute(query)}


def _refuse_stale(entry: DraftEntry, version: int) -> None:
    if entry.version != version:
        raise StaleDraftError(entry)


def _refuse_nameless(title: str, author: str) -> None:
    if not title or not author:
        raise StoreError("unnamed-draft")


def _refuse_large(files: Files) -> None:
    size = sum(map(len, files.values()))
    if size > MOST_BYTES:
        raise StoreError("large-draft", size=f"{size / 1e6:.1f}", most=f"{MOST_BYTES / 1e6:.0f}")


def _refuse_unknown(connection: Connection, parent: int) -> None:
    newest = connection.scalar(select(func.max(REVISION.c.number))) or 0
    if not 0 <= parent <= newest:
        raise StoreError("no-revision", number=parent, newest=newest)


def _entry(row: Row[Any]) -> DraftEntry:
    values = {field.name: row._mapping[field.name] for field in fields(DraftEntry)}
    return DraftEntry(**(values | {name: moment(values[name]) for name in ("created", "updated")}))


def _values(entry: DraftEntry) -> dict[str, Any]:
    values = {field.name: getattr(entry, field.name) for field in fields(DraftEntry)}
    return values | {name: stamp(values[name]) for name in ("created", "updated")}


def _digests(files: Files) -> dict[str, str]:
    return {name: digest(content) for name, content in files.items()}


def _checksum(entry: DraftEntry, digests: Mapping[str, str]) -> str:
    """SHA-256 over an entry, and over each file's name and digest."""
    values = [*_values(entry).values(), sorted(digests.items())]
    return digest(json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode("ascii"))
