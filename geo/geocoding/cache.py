"""SQLite cache of geocoding results, with the request rate that all processes on a machine share.

    cache = ResultCache(cache_folder() / "answers.sqlite")
    cache.put("Homa Bay", "KE", "nominatim", CachedResult(match, today))
    cache.get("Homa Bay", "KE", "nominatim", today)

Every call opens the file and is one ``BEGIN IMMEDIATE`` transaction: it is on disk when the call returns, and
serves several threads and processes. A file that is no database is moved aside and begun again. A request that
failed is not a result and is never cached. Why this is no library: ``docs/decisions/geocoding.md``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from geo.naming.typed_name import clean
from geo.result import Alternative, LocateError, Match

_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS answer (
        query TEXT, country TEXT, service TEXT, result TEXT, day TEXT,
        PRIMARY KEY (query, country, service)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS rate (
        service TEXT PRIMARY KEY, next_slot REAL NOT NULL, failures INTEGER NOT NULL) WITHOUT ROWID""",
)
_LOCK_TIMEOUT = 10.0
"""Seconds to wait for another process's transaction."""
MATCH_EXPIRY, NO_MATCH_EXPIRY = timedelta(days=365), timedelta(days=30)
"""Places seldom move, but maps fill up."""
_LATEST_SLOT = 3600.0
"""A slot further ahead than this (seconds) comes from a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class CachedResult:
    """The result of a request on ``day``; ``match`` is ``None`` where the service knew no such place."""

    match: Match | None
    day: date


class ResultCache:
    """The file at ``path``, made when first used. Every method raises ``LocateError`` when it cannot be used.

    Times are seconds since 1970.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str, country: str, service: str, today: date) -> CachedResult | None:
        """Return the result for a name, or ``None`` where there is none or it has expired."""
        with self._transaction() as database:
            row = database.execute(
                "SELECT result, day FROM answer WHERE query = ? AND country = ? AND service = ?",
                (_key(name), country, service),
            ).fetchone()
        if row is None:
            return None
        cached = CachedResult(_parsed(row[0]), date.fromisoformat(row[1]))
        expiry = MATCH_EXPIRY if cached.match else NO_MATCH_EXPIRY
        return cached if today - cached.day <= expiry else None

    def put(self, name: str, country: str, service: str, cached: CachedResult) -> None:
        """Store a result, in place of an older one."""
        result = json.dumps(asdict(cached.match), ensure_ascii=False) if cached.match else None
        with self._transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO answer (query, country, service, result, day) VALUES (?,?,?,?,?)",
                (_key(name), country, service, result, cached.day.isoformat()),
            )

    def reserve(self, service: str, now: float, interval: float, longest_wait: float) -> float:
        """Reserve the next free request slot and return it; the one after is ``interval`` seconds later.

        A slot more than ``longest_wait`` seconds away is returned without being reserved.
        """
        with self._transaction() as database:
            next_slot, failures = _rate(database, service)
            slot = max(now, next_slot) if next_slot - now <= _LATEST_SLOT else now
            if slot - now <= longest_wait:
                _set_rate(database, service, slot + interval, failures)
            return slot

    def postpone(self, service: str, until: float) -> None:
        """Leave no slot free before ``until``."""
        with self._transaction() as database:
            next_slot, failures = _rate(database, service)
            _set_rate(database, service, max(next_slot, until), failures)

    def count_failure(self, service: str, now: float, limit: int, rest: float) -> None:
        """Count a failed request; ``limit`` of them in a row postpone the next for ``rest`` seconds."""
        with self._transaction() as database:
            next_slot, failures = _rate(database, service)
            if failures + 1 >= limit:
                _set_rate(database, service, max(next_slot, now + rest), 0)
            else:
                _set_rate(database, service, next_slot, failures + 1)

    def reset_failures(self, service: str) -> None:
        """Begin to count failures again, after a request that succeeded."""
        with self._transaction() as database:
            _set_rate(database, service, _rate(database, service)[0], 0)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connection()) as database, database:
                yield database
        except (sqlite3.Error, OSError) as error:
            raise LocateError(f"{self._path}: {error}") from error

    def _connection(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._begin()
        except sqlite3.OperationalError:  # locked, full, not allowed: the file is sound
            raise
        except sqlite3.DatabaseError:
            self._path.replace(self._path.with_suffix(".broken"))
            for journal in self._path.parent.glob(f"{self._path.name}-*"):
                journal.unlink(missing_ok=True)
            return self._begin()

    def _begin(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_LOCK_TIMEOUT, isolation_level=None)
        try:
            # Not plain BEGIN: a reader that turns writer is refused at once instead of waiting.
            database.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA:
                database.execute(statement)
        except BaseException:
            database.close()
            raise
        return database


def _rate(database: sqlite3.Connection, service: str) -> tuple[float, int]:
    row = database.execute("SELECT next_slot, failures FROM rate WHERE service = ?", (service,)).fetchone()
    return row or (0.0, 0)


def _set_rate(database: sqlite3.Connection, service: str, next_slot: float, failures: int) -> None:
    database.execute("INSERT OR REPLACE INTO rate VALUES (?, ?, ?)", (service, next_slot, failures))


def _key(name: str) -> str:
    return clean(name).casefold()


def _parsed(result: str | None) -> Match | None:
    if result is None:
        return None
    fields = json.loads(result)
    alternatives = tuple(Alternative(**other) for other in fields.pop("alternatives"))
    return Match(**fields, alternatives=alternatives)
