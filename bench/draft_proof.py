"""Proofs on drafts: whoever saves and publishes them is killed, or does it with many others, and nothing is lost.

Each editor begins a draft, saves it, publishes it (bringing in what others have published meanwhile), and adds a line
to a draft that all share. ``python -m bench.store`` runs it with large counts, the tests with small ones.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from bench.draft_editor import ROWS, digest_of, edit
from bench.store_proof import NOW, SAMPLE, WORLD, Say, notes_folder, said
from data.editing.row_edits import RowEdit, with_edits
from data.reading.read_folder import read_folder
from data.store.drafts import Drafts
from data.store.store import Store, open_store
from tests.services.postgres import Postgres

_SHARED = "shared"
_ACTIONS = ("begin", "save", "publish", "line")
"""What an editor does, one after the other; the last is to add a line to the shared draft."""


@dataclass(frozen=True, slots=True)
class DraftRace:
    """Drafts published by many at once, saves of the shared one, and how many of both were refused as out of date.

    ``restarts`` is how often the database was restarted meanwhile.
    """

    published: int
    shared: int
    refused: int
    restarts: int
    seconds: float


@dataclass(frozen=True, slots=True)
class DraftKills:
    """Editors killed: actions acknowledged, and those that were done although nobody heard of it."""

    kills: int
    servers: int
    acknowledged: int
    unheard: int


def race_drafts(address: str, editors: int, each: int, server: Postgres | None = None) -> DraftRace:
    """Let editors save and publish drafts at once; restart ``server`` meanwhile; AssertionError when one is lost."""
    store = open_store(address)
    store.begin(lambda: read_folder(SAMPLE), NOW)
    shared = Drafts(store).create(_SHARED, "all", 1, {}, NOW).number
    store.close()
    start, restarts = time.monotonic(), 0
    with notes_folder() as notes:
        names = [f"e{n}" for n in range(editors)]
        runners = [
            WORLD.Process(target=edit, args=(address, str(notes / name), name, each, shared))
            for name in names
        ]
        for runner in runners:
            runner.start()
        while server and any(runner.is_alive() for runner in runners):
            time.sleep(1)
            server.stop()
            server.start()
            restarts += 1
        for runner in runners:
            runner.join()
        events = [line for path in notes.iterdir() for line in said(path)]
        assert all(runner.exitcode == 0 for runner in runners), "an editor ended with an error"
    seconds = time.monotonic() - start
    wanted = sorted(f"{name}-{turn}" for name in names for turn in range(each))
    store = open_store(address)
    assert [entry.title for entry in Drafts(store).entries()] == [_SHARED]
    draft = Drafts(store).get(shared)
    assert sorted(draft.files["articles.csv"].decode().split()) == wanted
    assert draft.entry.version == 1 + len(wanted)
    _check_history(store, wanted)
    _check_contents(store)
    store.close()
    counted = Counter(line[1] for line in events)
    return DraftRace(len(wanted), len(wanted), counted["refused"], restarts, seconds)


def killed_drafts(
    address: str, times: int, seed: int, server: Postgres | None = None, say: Say = lambda _: None
) -> DraftKills:
    """Kill an editor (every second time the server, if there is one) ``times`` times at random moments.

    AssertionError when anything acknowledged is missing, half, or still a draft although it is published.
    """
    chance = random.Random(seed)  # noqa: S311  # the same kills each time, no secrets
    store = open_store(address)
    store.begin(lambda: read_folder(SAMPLE), NOW)
    shared = Drafts(store).create(_SHARED, "all", 1, {}, NOW).number
    events: list[list[str]] = []
    unheard = servers = 0
    with notes_folder() as notes:
        for turn in range(times):
            hit = server if turn % 2 else None
            path = notes / f"{turn}"
            path.touch()
            editor = WORLD.Process(target=edit, args=(address, str(path), f"k{turn}", 10_000, shared))
            editor.start()
            _wait_in_the_midst(path, chance, editor.is_alive)
            if hit:
                hit.kill()
            editor.kill()
            editor.join()
            if hit:
                servers += 1
                hit.start()
            events += said(path)
            unheard += _check_killed(address, said(path), shared)
            if (turn + 1) % 25 == 0:
                say(
                    f"{turn + 1} of {times} killed, {sum(e[1] != 'try' for e in events)} actions acknowledged"
                )
    _check_all(address, events, shared)
    store.close()
    return DraftKills(times, servers, sum(event[1] == "ack" for event in events), unheard)


def _wait_in_the_midst(path: Path, chance: random.Random, is_alive: Callable[[], bool]) -> None:
    """Wait until one kind of action has been done, and for a random part of the time that it took the next time."""
    kind = chance.choice(_ACTIONS)
    last = took = 0.0
    seen = 0
    while True:
        events = said(path)
        for moment, word, _, rest in events[seen:]:
            if rest.startswith(kind) and word == "try":
                last = float(moment)
                if took:
                    time.sleep(chance.uniform(0, 1.1) * took)
                    return
            elif rest.startswith(kind):
                took = float(moment) - last
        seen = len(events)
        assert is_alive(), f"the editor ended by itself; it wrote {path.read_text()!r}"
        time.sleep(0.001)


def _check_killed(address: str, events: list[list[str]], shared: int) -> int:
    """What a start after the crash finds of the last draft; return how many actions were done unheard (0 or 1)."""
    store = open_store(address)
    drafts = Drafts(store)
    entries = drafts.entries()
    for entry in entries:
        drafts.get(entry.number)  # raises when it is not whole
    lines = drafts.get(shared).files.get("articles.csv", b"").decode().split()
    notes = [entry.note for entry in store.history()]
    _check_contents(store)
    store.close()
    _, word, _, rest = events[-1]
    what, title, *saved = rest.split(" ")
    if word != "try" or what == "line":
        return int(word == "try" and title in lines)
    there = [drafts.get(entry.number) for entry in entries if entry.title == title]
    if what == "begin":
        return len(there)
    if what == "publish":
        assert (title in notes) is not bool(there), "published and still a draft, or neither"
        return int(title in notes)
    (draft,) = there
    return int([str(draft.entry.version), digest_of(draft.files)] == saved)


def _check_all(address: str, events: Iterable[list[str]], shared: int) -> None:
    """Everything acknowledged is there once: published, or the draft as it was saved last."""
    state: dict[str, str] = {}
    lines: list[str] = []
    tried: dict[str, str] = {}
    for _, word, _, rest in events:
        what, title, *_ = rest.split(" ")
        if what == "line":
            lines += [title] if word == "ack" else []
        elif word == "ack":
            state[title] = rest
            tried.pop(title, None)
        else:
            tried[title] = rest
    store = open_store(address)
    drafts = Drafts(store)
    there = {entry.title: drafts.get(entry.number) for entry in drafts.entries() if entry.number != shared}
    notes = Counter(entry.note for entry in store.history())
    written = Counter(drafts.get(shared).files.get("articles.csv", b"").decode().split())
    assert max(written.values(), default=1) == 1
    assert set(lines) <= set(written)
    for title, rest in state.items():
        what, _, *saved = rest.split(" ")
        if title in there:
            now = [str(there[title].entry.version), digest_of(there[title].files)]
            assert notes[title] == 0
            assert what != "publish"
            assert now == saved or tried[title].split(" ")[2:] == now
        else:
            assert notes[title] == 1
            assert what == "publish" or tried[title].split(" ")[0] == "publish"
    _check_history(store, [title for title, rest in state.items() if rest.startswith("publish")])
    store.close()


def _check_history(store: Store, titles: Iterable[str]) -> None:
    """Every title was published once, and each revision is the one before with one cell changed."""
    history = store.history()[::-1]
    assert [entry.number for entry in history] == list(range(1, len(history) + 1))
    notes = Counter(entry.note for entry in history)
    assert {title: notes[title] for title in titles} == dict.fromkeys(titles, 1)
    before = store.get(1).files
    for entry in history[1:]:
        revision = store.get(entry.number)
        projects = revision.loaded.dataset.projects
        changed = [row for row in ROWS if projects[row].note_en == entry.note]
        edits = [RowEdit("projects", row, {"note_en": entry.note}) for row in changed]
        assert len(changed) == 1
        assert revision.files == with_edits(before, edits)
        before = revision.files


def _check_contents(store: Store) -> None:
    """No content is kept that nobody has, and none is missing that somebody has."""
    with store.reading() as connection:
        kept = set(connection.scalars(text("SELECT digest FROM map_content")))
        used = set(
            connection.scalars(text("SELECT digest FROM map_part UNION SELECT digest FROM map_draft_part"))
        )
    assert kept == used
