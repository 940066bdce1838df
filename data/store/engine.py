"""The database behind the store: an SQLite file, or PostgreSQL; which one, how it is opened, what is in it.

SQLite is written ahead and synchronised fully, so that what was acknowledged
survives a killed process and a power cut. A transaction that writes takes the
lock when it begins: a reader that turns writer would be refused at once
instead of waiting its turn.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    URL,
    CheckConstraint,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    NullPool,
    String,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError

from data.files.sqlite_retry import once_unlocked
from data.store.errors import StoreError

FILE_VARIABLE = "PARTNERSKAPSKARTAN_STORE"
URL_VARIABLE = "DATABASE_URL"
WAIT_S = 30
"""How long a publication waits for another to finish before it says so; each takes some milliseconds."""
REACH_S = 3
"""How long a server may take to answer at all."""
_LOCK = 7_270_215
"""PostgreSQL's lock for what only one may do at a time; any number that no other program uses."""

METADATA = MetaData()
REVISION = Table(
    "map_revision",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("parent", Integer, nullable=False),
    Column("created", String(20), nullable=False),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("content", String(12), nullable=False, index=True),
    Column("checksum", String(64), nullable=False),
    CheckConstraint("number = parent + 1", name="map_revision_follows_its_parent"),
)
CONTENT = Table(
    "map_content",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""A table as CSV, once for all revisions and drafts in which it is the same."""
PART = Table(
    "map_part",
    METADATA,
    Column("revision", ForeignKey("map_revision.number"), primary_key=True),
    Column("file", String(64), primary_key=True),
    Column("digest", ForeignKey("map_content.digest"), nullable=False),
)
DRAFT = Table(
    "map_draft",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("parent", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("created", String(20), nullable=False),
    Column("updated", String(20), nullable=False),
    Column("checksum", String(64), nullable=False),
    sqlite_autoincrement=True,  # the number of a removed draft stands in somebody's address, and is never used again
)
DRAFT_PART = Table(
    "map_draft_part",
    METADATA,
    Column("draft", ForeignKey("map_draft.number"), primary_key=True),
    Column("file", String(64), primary_key=True),
    Column("digest", ForeignKey("map_content.digest"), nullable=False, index=True),
)


def store_address(environment: Mapping[str, str]) -> str:
    """Return what names the store in the environment: a path or a database URL; empty when nothing does.

    Raises StoreError when both variables are set, since nobody could tell which store is meant, and when the
    database's is no URL.
    """
    path, url = (environment.get(name, "").strip() for name in (FILE_VARIABLE, URL_VARIABLE))
    if path and url:
        raise StoreError("two-stores", file=FILE_VARIABLE, url=URL_VARIABLE)
    if url and "://" not in url:
        raise StoreError("address")
    return path or url


def database_url(address: str) -> URL:
    """Return the URL of a store's address; raises StoreError when it is neither SQLite nor PostgreSQL."""
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).absolute()))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError("address") from error
    match url.get_backend_name():
        case "postgres" | "postgresql":
            return url.set(drivername="postgresql+psycopg")
        case "sqlite" if url.database:
            return URL.create("sqlite", database=str(Path(url.database).absolute()))
    raise StoreError("address")


def open_engine(url: URL) -> Engine:
    """Return an engine for the store; nothing is connected or made yet."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, poolclass=NullPool, creator=lambda: _sqlite(str(url.database), "rw"))
        event.listen(engine, "begin", _begin)
        return engine
    return create_engine(
        url,
        pool_size=1,
        max_overflow=4,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": REACH_S,
            "tcp_user_timeout": REACH_S * 1000,  # the server is gone without a word
            "application_name": "partnerskapskartan",
            "prepare_threshold": None,  # a pooler in between may hand each transaction another connection
        },
    )


def make_tables(engine: Engine, make: bool) -> None:
    """Make the tables that an older program's store lacks, or with ``make`` a whole store where there is none.

    Any number of processes may do so at once. A store of an older program that may only be read stays as it is: it
    has revisions, and no drafts.
    """
    missing = _missing(engine)
    if not missing or (REVISION.name in missing and not make):
        return
    try:
        if engine.dialect.name == "sqlite":
            _make_file(str(engine.url.database))
        with writing(engine) as connection, connection.begin():
            lock(connection)
            METADATA.create_all(connection)
    except (DBAPIError, sqlite3.Error) as error:
        if REVISION.name in missing or not is_read_only(error):
            raise


def is_read_only(error: Exception) -> bool:
    """Return whether a database refused because this program may only read it."""
    return any(
        text in str(error) for text in ("readonly database", "read-only transaction", "permission denied")
    )


def _missing(engine: Engine) -> set[str]:
    """Return the names of the store's tables that are not there."""
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).exists():
        return set(METADATA.tables)
    with engine.connect() as connection:
        present = inspect(connection)
        return {name for name in METADATA.tables if not present.has_table(name)}


def writing(engine: Engine) -> Connection:
    """Return a connection whose transactions are going to write."""
    return engine.connect().execution_options(begins="IMMEDIATE")


def lock(connection: Connection) -> None:
    """Wait until nobody else is publishing, and let nobody else until the transaction ends."""
    if connection.dialect.name == "postgresql":  # SQLite's transaction holds its lock already
        connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_S}s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begins', 'DEFERRED')}")


def _sqlite(path: str, mode: str) -> sqlite3.Connection:
    # A mode that makes no file: a store whose disk is not there must not come up as a new, empty one.
    options = f"mode={mode}&immutable=1" if _is_fixed(path) else f"mode={mode}"
    opened: sqlite3.Connection = sqlite3.connect(
        f"file:{quote(path)}?{options}", uri=True, timeout=WAIT_S, isolation_level=None
    )
    opened.execute("PRAGMA synchronous = FULL")
    opened.execute("PRAGMA foreign_keys = ON")
    return opened


def _is_fixed(path: str) -> bool:
    """Return whether the file is on a disk that is mounted to be read, and nothing is written ahead of it.

    SQLite cannot read a file there that is written ahead, unless it is told that nobody will change it.
    """
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY) and not Path(f"{path}-wal").exists()
    except OSError:
        return False


def _make_file(path: str) -> None:
    """Make the file, written ahead."""

    def make() -> None:
        with closing(_sqlite(path, "rwc")) as made:
            made.execute("PRAGMA journal_mode = WAL")

    once_unlocked(make, WAIT_S)
