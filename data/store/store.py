"""The store: numbered publications of the whole dataset that never change.

    store = open_store("store.sqlite")
    entry = store.publish(dataset, "Anna", "Nya beviljade projekt", parent=store.head_number(), created=now)
    store.get(entry.number).loaded.dataset == dataset

A publication is one transaction, and a publisher names the revision that it
builds on: when somebody else has published in between, nothing is written and
StaleParentError says who and what. To undo is to publish an older revision again.
Each call uses one connection of its own, so that a store may be used from any
number of threads and processes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Row, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from data.reading.load import Loaded
from data.records import Dataset
from data.store.contents import put_contents
from data.store.engine import (
    CONTENT,
    PART,
    REVISION,
    database_url,
    is_read_only,
    lock,
    make_tables,
    open_engine,
    writing,
)
from data.store.errors import DamagedRevisionError, StaleParentError, StoreError, StoreUnreachableError, say
from data.store.revision import (
    Files,
    Publication,
    Revision,
    checksum,
    digest,
    files_of,
    loaded_of,
    moment,
    stamp,
)

MOST_WORDS = 2_000
"""Characters of a note."""
MOST_NAME = 200
"""Characters of an author's name, or of a draft's title."""
_REASONS = {
    "busy": ("database is locked", "lock timeout"),
    "full": ("disk is full", "No space left"),
    "disk-error": ("disk I/O error",),
    "corrupt": ("not a database", "malformed"),
}
"""What databases say, by the kind of error that it is; anything else is that they are out of reach."""
FIRST_AUTHOR = "Partnerskapskartan"


class Store:
    """Revisions in one database. Every method may raise StoreUnreachableError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def publish(
        self,
        dataset: Dataset,
        author: str,
        note: str,
        parent: int,
        created: datetime,
        *,
        also: Callable[[Connection], None] = lambda _: None,
    ) -> Publication:
        """Make a dataset the newest revision and return its entry; when this returns it is on the disk.

        ``parent`` is the number of the revision that it builds on, 0 for the first; ``also`` is done in the same
        transaction. Raises StaleParentError when the parent is not the newest any more, StoreError when the dataset
        would not come back as it is.
        """
        author, note = one_line(author, MOST_NAME), one_line(note, MOST_WORDS)
        if not author or not note:
            raise StoreError("nothing-said")
        files = files_of(dataset)
        read = loaded_of(files)
        if read.problems or read.dataset != dataset:
            raise StoreError("not-whole")
        digests = {name: digest(content) for name, content in files.items()}
        entry = Publication(parent + 1, parent, moment(stamp(created)), author, note, dataset.revision, "")
        entry = replace(entry, checksum=checksum(entry, digests))
        with self.writing("uncertain", number=entry.number) as connection:
            _refuse_stale(connection, parent)
            _write(connection, entry, files, digests)
            also(connection)
        return entry

    def undo(self, number: int, author: str, note: str, parent: int, created: datetime) -> Publication:
        """Publish revision ``number`` again as the newest; raises as :meth:`publish` and :meth:`get` do."""
        return self.publish(self.get(number).loaded.dataset, author, note, parent, created)

    def begin(self, first: Callable[[], Loaded], created: datetime) -> Publication | None:
        """Make ``first`` revision 1 if there is none yet and it has no problems; return the newest entry.

        Of several that do so at once, one succeeds and the others find that it is there.
        """
        found = self.head()
        if found is not None:
            return found
        loaded = first()
        if loaded.problems or not loaded.dataset.partnerships:
            return None
        note = f"{say('line.first', 'sv')} {say('line.first', 'en')}"
        try:
            return self.publish(loaded.dataset, FIRST_AUTHOR, note, 0, created)
        except StaleParentError:
            return self.head()

    def history(self) -> tuple[Publication, ...]:
        """All entries, newest first."""
        with self.reading() as connection:
            rows = connection.execute(select(REVISION).order_by(REVISION.c.number.desc())).all()
        return tuple(_entry(row) for row in rows)

    def head(self) -> Publication | None:
        """The newest entry, without its tables: cheap enough to ask for every other second."""
        with self.reading() as connection:
            return _head(connection)

    def head_number(self) -> int:
        """The newest revision's number, 0 when there is none."""
        found = self.head()
        return found.number if found else 0

    def newest(self) -> Revision | None:
        """The newest revision, None when there is none; raises DamagedRevisionError."""
        found = self.head()
        return self.get(found.number) if found else None

    def get(self, number: int) -> Revision:
        """A revision, exactly as it was published; raises as :meth:`tables_of`."""
        entry, files = self.tables_of(number)
        return Revision(entry, files, loaded_of(files))

    def tables_of(self, number: int) -> tuple[Publication, Files]:
        """A revision's entry and tables, which are not read as records: that takes longer than everything else.

        Raises StoreError when there is none of that number, DamagedRevisionError when its bytes are others by now.
        """
        with self.reading() as connection:
            row = connection.execute(select(REVISION).where(REVISION.c.number == number)).one_or_none()
            if row is None:
                head = _head(connection)
                raise StoreError("no-revision", number=number, newest=head.number if head else 0)
            joined = PART.join(CONTENT, isouter=True)
            query = select(PART.c.file, CONTENT.c.bytes).select_from(joined).where(PART.c.revision == number)
            files = {str(name): bytes(content or b"") for name, content in connection.execute(query)}
        entry = _entry(row)
        if checksum(entry, {name: digest(content) for name, content in files.items()}) != entry.checksum:
            raise DamagedRevisionError("damaged", number=number)
        return entry, MappingProxyType(files)

    def close(self) -> None:
        """Close every connection; the store may be used again."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads."""
        with self._translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, uncertain: str, **details: object) -> Iterator[Connection]:
        """A transaction that writes, while nobody else does; ``uncertain`` is the kind of error when nobody knows.

        That is when the connection breaks during the commit: only the store knows the result.
        """
        is_sent = False
        try:
            with self._translated(), writing(self._engine) as connection, connection.begin():
                lock(connection)
                yield connection
                is_sent = True
        except StoreUnreachableError as error:
            if is_sent and error.kind == "unreachable":
                raise StoreUnreachableError(uncertain, **details, **error.details) from error
            raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Raise the store's errors for the database's."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise _store_error(error) from error


def open_store(address: str, *, make: bool = True) -> Store:
    """Return the store at a path or database URL; one of an older program gets the tables that it lacks.

    Where there is none it is made, unless ``make`` is False. Raises StoreError for an address that cannot be one,
    StoreUnreachableError.
    """
    engine = open_engine(database_url(address))
    store = Store(engine)
    with store._translated():
        make_tables(engine, make)
    return store


def _refuse_stale(connection: Connection, parent: int) -> None:
    query = select(REVISION).where(REVISION.c.number > parent).order_by(REVISION.c.number)
    between = connection.execute(query).all()
    if between:
        raise StaleParentError(parent, tuple(_entry(row) for row in between))
    head = _head(connection)
    newest = head.number if head else 0
    if newest != parent:
        raise StoreError("no-revision", number=parent, newest=newest)


def _write(connection: Connection, entry: Publication, files: Files, digests: dict[str, str]) -> None:
    put_contents(connection, {digests[name]: content for name, content in files.items()})
    row: dict[str, Any] = {name: getattr(entry, name) for name in Publication.__slots__}
    connection.execute(REVISION.insert(), row | {"created": stamp(entry.created)})
    parts = [{"revision": entry.number, "file": name, "digest": key} for name, key in digests.items()]
    connection.execute(PART.insert(), parts)


def _head(connection: Connection) -> Publication | None:
    row = connection.execute(select(REVISION).order_by(REVISION.c.number.desc()).limit(1)).one_or_none()
    return _entry(row) if row is not None else None


def _entry(row: Row[Any]) -> Publication:
    values = dict(row._mapping)
    return Publication(**(values | {"created": moment(values["created"])}))


def one_line(text: str, most: int) -> str:
    """Return a text on one line of at most ``most`` characters, without those that cannot be printed."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if letter.isprintable())[:most].strip()


def _store_error(error: SQLAlchemyError | sqlite3.Error) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    reason = (str(cause).strip() or type(cause).__name__).splitlines()[0]
    kinds = (kind for kind, texts in _REASONS.items() if any(text in reason for text in texts))
    kind = "read-only" if is_read_only(error) else next(kinds, "unreachable")
    return StoreUnreachableError(kind, reason=reason)
