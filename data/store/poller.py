"""Polls a store: the newest revision is served, or the last one that could be read while the store is unreachable.

A thread queries the newest number every other second and reads the tables when it has changed; pages take what is
in memory and never wait. The served revision changes in one step.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock, Thread

from data.reading.load import Loaded
from data.store.errors import StoreError
from data.store.fallback_copy import copy_path, read_copy, write_copy
from data.store.revision import Revision
from data.store.store import Store, open_store

POLL_S = 2.0
_REMEMBERED = 4
"""Revisions in memory, of those served lately (their pages still request rows) and of those read by number, each."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PollState:
    """A revision, None while there is none to show; ``trouble`` says why it may not be the newest.

    ``trouble`` is empty, ``empty`` (nothing published yet) or the kind of a StoreError.
    """

    revision: Revision | None
    trouble: str


class Follower:
    """Polls the store at one address; ``begin`` (tables, clock) makes its first revision where there is none."""

    def __init__(self, address: str) -> None:
        self.begin: tuple[Callable[[], Loaded], Callable[[], datetime]] | None = None
        self.state = PollState(None, "empty")
        self._address = address
        self._copy = copy_path(address)
        self._store: Store | None = None
        self._recent: deque[Revision] = deque(maxlen=_REMEMBERED)
        self._asked: deque[Revision] = deque(maxlen=_REMEMBERED)
        self._polling = Lock()
        self._stopped = Event()

    def poll(self) -> PollState:
        """Poll once, and return what is served from now on."""
        with self._polling:
            try:
                self._show(self._newest(), "")
            except StoreError as error:
                self._show(self.state.revision or read_copy(self._copy), error.kind, str(error))
            return self.state

    def get(self, number: int) -> Revision:
        """A revision by its number, from memory or the store; raises StoreError."""
        for revision in (*self._recent, *self._asked):
            if revision.entry.number == number:
                return revision
        found = self.opened().get(number)
        self._asked.append(found)
        return found

    def with_content(self, content: str) -> Loaded | None:
        """The dataset of a recent revision by its content; one that another replica serves already is read."""
        found = self._remembered(content)
        if found is None:
            self.poll()
            found = self._remembered(content)
        return found

    def opened(self) -> Store:
        """Return the store itself, for whoever changes it; raises StoreError."""
        if self._store is None:
            # A store that has been read before is never created again: its disk may be missing.
            make = self.state.revision is None and not self._copy.exists()
            self._store = open_store(self._address, make=make)
        return self._store

    def start(self) -> None:
        """Poll now, and then every other second in a daemon thread."""
        self.poll()
        Thread(target=self._follow, name="follows the store", daemon=True).start()

    def stop(self) -> None:
        """End the thread and close the store."""
        self._stopped.set()
        with self._polling:
            if self._store:
                self._store.close()

    def _remembered(self, content: str) -> Loaded | None:
        known = (r.loaded for r in tuple(self._recent) if r.loaded.dataset.revision == content)
        return next(known, None)

    def _follow(self) -> None:
        while not self._stopped.wait(POLL_S):
            try:
                self.poll()
            except Exception:  # noqa: BLE001  # the next poll may succeed, and pages keep the revision they have
                _log.exception("The store could not be looked at.")

    def _newest(self) -> Revision | None:
        store = self.opened()
        head = store.head()
        if head is None and self.begin:
            first, clock = self.begin
            head = store.begin(first, clock())
        served = self.state.revision
        if head is None or (served and served.entry == head):
            return served if head else None
        return store.get(head.number)

    def _show(self, revision: Revision | None, trouble: str, why: str = "") -> None:
        if revision is None and not trouble:
            trouble = "empty"
        before, self.state = self.state, PollState(revision, trouble)
        if trouble not in ("", "empty", before.trouble):
            _log.warning("%s", why)
        if revision is None or (before.revision and before.revision.entry == revision.entry):
            return
        self._recent.append(revision)
        if not trouble:
            try:
                write_copy(self._copy, revision)
            except OSError as error:
                _log.warning("No copy for a start without the store: %s", error)
