"""Answers of online services kept on disk, and the pace that all sessions and processes ask them at.

SQLite with a write-ahead log, every change one ``BEGIN IMMEDIATE`` transaction
that is on disk before it is acknowledged: it survives crashes and serves several
processes. One connection per call, so threads need nothing more. A file that is
no database any more is put aside and begun anew: what is in it can be asked again.

Only answers are kept: a place, or that the service knows none. That a service
did not answer is never kept as an answer.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from data.files.sqlite_retry import once_unlocked
from geo.naming.typed_name import clean
from geo.result import Alternative, Found, LocateError

_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS answer (
        query TEXT, country TEXT, service TEXT, result TEXT, source TEXT, day TEXT,
        PRIMARY KEY (query, country, service)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS pace (
        service TEXT PRIMARY KEY, free REAL NOT NULL, failures INTEGER NOT NULL, rests REAL NOT NULL
    ) WITHOUT ROWID""",
)
_WAIT = 10.0
"""Seconds to wait for another process's transaction."""
KEEP_FOUND, KEEP_UNKNOWN = timedelta(days=365), timedelta(days=30)
"""How long an answer is good for: places seldom move, but maps fill up."""
_FARTHEST = 3600.0
"""A free moment further ahead than this is a clock that was wrong, not a queue."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered on a day; ``found`` is ``None`` when it knew no such place."""

    found: Found | None
    day: date


class AnswerCache:
    """The file at ``path``; made when first used. Raises ``LocateError`` when it cannot be."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str, country: str, service: str, today: date) -> Answer | None:
        """Return the answer to a name, or ``None`` when it has not been asked or is too old."""
        with self._open() as database:
            row = database.execute(
                "SELECT result, day FROM answer WHERE query = ? AND country = ? AND service = ?",
                (_question(name), country, service),
            ).fetchone()
        if row is None:
            return None
        answer = Answer(_read(row[0]), date.fromisoformat(row[1]))
        keep = KEEP_FOUND if answer.found else KEEP_UNKNOWN
        return answer if today - answer.day <= keep else None

    def put(self, name: str, country: str, service: str, answer: Answer) -> None:
        """Keep an answer; it is on disk when this returns."""
        found = answer.found
        result = json.dumps(dataclasses.asdict(found), ensure_ascii=False) if found else None
        row = (
            _question(name),
            country,
            service,
            result,
            found.source if found else "",
            answer.day.isoformat(),
        )
        with self._write() as database:
            database.execute("INSERT OR REPLACE INTO answer VALUES (?,?,?,?,?,?)", row)

    def reserve(self, service: str, now: float, gap: float, most: float) -> float:
        """Take the next free moment to ask and return it (in seconds since 1970); the next is ``gap`` later.

        When that moment is more than ``most`` seconds away it is returned without being taken.
        """
        with self._write() as database:
            free = self._pace(database, service)[0]
            moment = max(now, free) if free - now <= _FARTHEST else now
            if moment - now <= most:
                self._set(database, service, "free = ?", moment + gap)
            return moment

    def postpone(self, service: str, until: float) -> None:
        """Let nobody ask before ``until``: the service said so."""
        with self._write() as database:
            self._pace(database, service)
            self._set(database, service, "free = max(free, ?)", until)

    def failed(self, service: str, now: float, limit: int, rest: float) -> None:
        """Count a failure; after ``limit`` in a row the service rests for ``rest`` seconds."""
        with self._write() as database:
            failures = self._pace(database, service)[1] + 1
            over = failures >= limit
            self._set(
                database,
                service,
                "failures = ?, rests = ?",
                0 if over else failures,
                now + rest if over else 0,
            )

    def answered(self, service: str) -> None:
        """Forget the failures: the service works."""
        with self._write() as database:
            self._pace(database, service)
            self._set(database, service, "failures = 0, rests = ?", 0)

    def rests_until(self, service: str) -> float:
        """Return until when the service is left alone after failures (seconds since 1970), or 0."""
        with self._open() as database:
            row = database.execute("SELECT rests FROM pace WHERE service = ?", (service,)).fetchone()
        return float(row[0]) if row else 0.0

    def _pace(self, database: sqlite3.Connection, service: str) -> tuple[float, int]:
        database.execute("INSERT OR IGNORE INTO pace VALUES (?, 0, 0, 0)", (service,))
        free, failures = database.execute(
            "SELECT free, failures FROM pace WHERE service = ?", (service,)
        ).fetchone()
        return float(free), int(failures)

    def _set(self, database: sqlite3.Connection, service: str, change: str, *values: float) -> None:
        database.execute(f"UPDATE pace SET {change} WHERE service = ?", (*values, service))  # noqa: S608  # our words

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._open() as database:
            # Not plain BEGIN: a reader that turns writer is refused at once instead of waiting its turn.
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as database:
                yield database
        except (sqlite3.Error, OSError) as error:
            raise LocateError(f"{self._path}: {error}") from error

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return once_unlocked(self._connected, _WAIT)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # locked, full, not allowed: the file is sound
                raise
            self._path.replace(self._path.with_suffix(".broken"))
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            return once_unlocked(self._connected, _WAIT)

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=FULL")
            for statement in _SCHEMA:
                database.execute(statement)
        except BaseException:
            database.close()
            raise
        return database


def _question(name: str) -> str:
    return clean(name).casefold()


def _read(result: str | None) -> Found | None:
    if result is None:
        return None
    fields = json.loads(result)
    alternatives = tuple(Alternative(**other) for other in fields.pop("alternatives"))
    return Found(**fields, alternatives=alternatives)
