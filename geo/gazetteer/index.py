"""The gazetteer's index: an SQLite file in the user's cache, built once from the installed packages.

It is read-only once it is there, so any number of threads and processes may
read it. Its name carries a fingerprint of everything it was made from: new
data or rules make a new file, an old one is never read by mistake.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from data.files.atomic_write import unfinished_file
from data.files.cache_folder import cache_folder
from geo.gazetteer.candidate import GazetteerPlace
from geo.gazetteer.sources import FOLDER, IndexEntry, Town, areas, geonames_version, registers, towns
from geo.naming.spelling import digraphs, key_of, marked
from geo.result import GazetteerError

Progress = Callable[[Iterable[IndexEntry], int], Iterable[IndexEntry]]
"""Passes entries on and shows how far it has come; the number is how many to expect."""

_FORMAT = "14"
"""Change it whenever the code makes another index from the same data."""
_EXPECTED = 261_100
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, region TEXT, kind TEXT,
                    latitude REAL, longitude REAL, weight INTEGER, source TEXT, rule TEXT, standing TEXT);
CREATE TABLE name (key TEXT, place INTEGER, own INTEGER, marked TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

_FIND = """
SELECT n.key, n.own, coalesce(n.marked, ''), p.*, p.region FROM name n JOIN place p ON p.id = n.place
 WHERE n.key IN ({keys}) {country} ORDER BY p.weight * (n.own * n.own + 1) DESC LIMIT 200
"""
"""At most 200 places, the largest first: San José stands for hundreds."""


class Row(NamedTuple):
    """A place with a name of this key; ``own`` and ``marked`` as in ``Candidate``, ``id`` as in ``IndexEntry``."""

    key: str
    own: int
    marked: str
    id: int
    place: GazetteerPlace


def index_path(folder: Path | None = None) -> Path:
    """Return the path of the index that fits the installed data and rules, whether it is there or not."""
    parts = [_FORMAT, geonames_version(), *(path.read_bytes().hex() for path in sorted(FOLDER.glob("*.*ml")))]
    digest = hashlib.sha256("\n".join(parts).encode())
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.read_bytes())
    return (folder or cache_folder()) / f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the index to ``path``, unless another process just has. Takes some ten seconds.

    The file is written under another name and then renamed. Raises ``GazetteerError`` when there is nowhere to write.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A lock that the system gives back when its holder dies.
        lock = sqlite3.connect(path.parent / "gazetteer.lock", timeout=300, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            if not path.exists():
                _build_alone(path, progress)
        finally:
            lock.close()
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{path.parent}: {error}") from error


def _build_alone(path: Path, progress: Progress | None) -> None:
    with unfinished_file(path) as beside:
        database = sqlite3.connect(beside)
        database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA}")
        kept: dict[int, Town] = {}
        entries: Iterable[IndexEntry] = chain(towns(kept), _later(areas, kept), _later(registers, kept))
        for entry in progress(entries, _EXPECTED) if progress else entries:
            database.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", entry[:11])
            database.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", _name_rows(entry))
        database.commit()
        database.execute("PRAGMA journal_mode=DELETE")
        database.close()
    for old in path.parent.glob("gazetteer-*.sqlite"):
        if old != path:
            old.unlink(missing_ok=True)


def _later(
    source: Callable[[dict[int, Town]], Iterator[IndexEntry]], kept: dict[int, Town]
) -> Iterator[IndexEntry]:
    """Begin a source only when those before it have filled ``kept``."""
    yield from source(kept)


def _name_rows(entry: IndexEntry) -> Iterator[tuple[str, int, int, str | None]]:
    """Yield the key rows of a place, the best name of each key first: later ones are ignored."""
    forms = [(key_of(name), own, marked(name)) for name, own in entry.names]
    # Of two spellings with the same key, the one with Swedish letters tells more.
    for key, own, form in sorted(forms, key=lambda form: (form[1], form[2]), reverse=True):
        if (len(key) > 1 or form) and not key.isdigit():
            yield key, entry.id, own, form or None
    if entry.country == "SE":
        for name, own in entry.names:
            if other := digraphs(name):
                yield other, entry.id, own, None


class Index:
    """An open index. ``find`` may be called from several threads of one process, one at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``; raises ``GazetteerError`` when it is not there or no index."""
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._database.execute("SELECT 1 FROM name LIMIT 1").fetchone()
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(f"{path}: {error}") from error

    def find(self, keys: Sequence[str], country: str = "") -> list[Row]:
        """Return the places that have one of the keys, in ``country`` if given, the largest first."""
        if not keys:
            return []
        # Only question marks are put together; what is typed travels beside the statement.
        sql = _FIND.format(keys=",".join("?" * len(keys)), country="AND p.country = ?" if country else "")
        values = [*keys, country] if country else keys
        rows = self._database.execute(sql, values)
        return [
            Row(key, own, marked, ident, GazetteerPlace(*fields)) for key, own, marked, ident, *fields in rows
        ]

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def open_index(folder: Path | None = None, progress: Progress | None = None) -> Index:
    """Return the index that fits what is installed, built first if it is not there or damaged.

    Raises ``GazetteerError`` when it can neither be read nor built.
    """
    path = index_path(folder)
    if path.exists():
        try:
            return Index(path)
        except GazetteerError:  # what it was made of is still there
            path.unlink(missing_ok=True)
    build(path, progress)
    return Index(path)
