"""The dataset that is served now: the newest publication, or the tables in a folder where there is no store.

Tables are read again when a file has changed, which is looked at once a second at most; a publication is seen within
seconds (``data/store/poller.py``). While a store cannot be reached, what it last
gave is served; if it never gave anything, the tables are.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from data.dates import swedish_day
from data.reading.read_folder import Loaded, read_folder

if TYPE_CHECKING:
    from data.store.poller import Follower
    from data.store.revision import Publication, Revision
    from data.store.store import Store

_reading = Lock()
_following = Lock()
_kept: dict[Path, tuple[tuple[date | None, tuple[tuple[str, int, int], ...]], Loaded]] = {}
LOOK_S = 1.0
"""For so many seconds the files of a folder are taken to be as they were: busy servers ask a hundred times in one."""
_looks: dict[Path, tuple[float, tuple[tuple[str, int, int], ...]]] = {}
_clocks: list[Callable[[], datetime]] = []
"""The program's clock, once it has been given one."""
_followers: dict[str, Follower] = {}


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, and where it comes from.

    ``entry`` is its publication, None when it is the tables in the folder.
    ``store`` is ``none`` (no store), ``ok``, ``empty`` (nothing published yet), or what is wrong with the
    store (the kind of a StoreError, as ``unreachable``), and then what is served may not be the newest.
    """

    loaded: Loaded
    entry: Publication | None
    store: str

    @property
    def is_late(self) -> bool:
        """Whether there may be a newer revision that cannot be read now."""
        return self.store not in ("none", "ok", "empty")


def current(folder: Path) -> Loaded:
    """Return dataset and problems of the newest publication, else of the tables in a folder as they are now."""
    return served(folder).loaded


def served(folder: Path) -> Served:
    """Return what :func:`current` does, and where it comes from; raises StoreError for an impossible store."""
    follower = _follower()
    if follower is None:
        return Served(_tables(folder), None, "none")
    state = follower.state
    if state.revision is None:
        return Served(_tables(folder), None, state.trouble)
    return Served(state.revision.loaded, state.revision.entry, state.trouble or "ok")


def check_store() -> None:
    """Raise StoreError when the environment names a store that cannot be one; whether it answers is not asked."""
    if _is_chosen():
        from data.store.engine import database_url, store_address

        if address := store_address(os.environ):
            database_url(address)


def has_store() -> bool:
    """Return whether the environment names a store."""
    return _is_chosen()


def start(folder: Path, clock: Callable[[], datetime]) -> None:
    """Begin to serve; where the store is empty, the tables in a folder become revision 1 (at ``clock()``, UTC)."""
    set_clock(clock)
    _follower((lambda: _tables(folder), clock))


def set_clock(clock: Callable[[], datetime]) -> None:
    """Set the clock (UTC): later evidence in a folder's tables is a problem; without a clock, none is."""
    _clocks[:] = [clock]


def with_content(folder: Path, content: str) -> Loaded | None:
    """Return what is, or a moment ago was, served under a content's revision (12 hexadecimal digits)."""
    now = current(folder)
    if now.dataset.revision == content:
        return now
    follower = _follower()
    return follower.with_content(content) if follower else None


def at_revision(number: int) -> Revision:
    """Return a publication by its number, which never changes; raises StoreError when it cannot be had."""
    return _following_one().get(number)


def store_here() -> Store:
    """Return the store that the environment names, for whoever changes it; raises StoreError.

    A store that has been read before is not made anew when its file is missing.
    """
    return _following_one().opened()


def _following_one() -> Follower:
    from data.store.errors import StoreError

    follower = _follower()
    if follower is None:
        raise StoreError("no-store")
    return follower


def forget() -> None:
    """Stop following every store."""
    with _following:
        while _followers:
            _followers.popitem()[1].stop()


def _follower(begin: tuple[Callable[[], Loaded], Callable[[], datetime]] | None = None) -> Follower | None:
    """Return the poller of the store that the environment names, if any; the first call starts it."""
    if not _is_chosen():
        return None
    # Imported late: SQLAlchemy takes a second.
    from data.store.engine import store_address
    from data.store.poller import Follower

    address = store_address(os.environ)
    if not address:
        return None
    with _following:
        found = _followers.get(address)
        if found is None:
            found = _followers[address] = Follower(address)
            found.begin = begin
            found.start()
        return found


def _is_chosen() -> bool:
    return bool(os.environ.get("PARTNERSKAPSKARTAN_STORE") or os.environ.get("DATABASE_URL"))


def _tables(folder: Path) -> Loaded:
    with _reading:
        today = swedish_day(_clocks[-1]()) if _clocks else None
        looked, files = _looks.get(folder, (-LOOK_S, ()))
        if monotonic() - looked >= LOOK_S:
            files = _stamp(folder)
            _looks[folder] = (monotonic(), files)
        stamp = (today, files)
        if folder not in _kept or _kept[folder][0] != stamp:
            _kept[folder] = (stamp, read_folder(folder, today))
        return _kept[folder][1]


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found = []
    for path in sorted(folder.glob("*.csv")):
        try:
            status = path.stat()
        except OSError:  # gone between the listing and the look: the reader will say so
            continue
        found.append((path.name, status.st_mtime_ns, status.st_size))
    return tuple(found)
