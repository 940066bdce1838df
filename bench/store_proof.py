"""Proofs on the store: killed at random moments it loses nothing, and of many who publish at once nobody is lost.

``python -m bench.store`` runs them with large counts, the tests with small ones.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from data.dataset import assemble
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.errors import StaleParentError, StoreError
from data.store.poller import Follower
from data.store.store import open_store
from tests.services.postgres import Postgres

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "data" / "sample"
NOW = datetime.now(UTC).replace(microsecond=0)
WORLD = multiprocessing.get_context("forkserver")
WORLD.set_forkserver_preload(["bench.store_proof", "bench.draft_editor"])
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Race:
    """Many published at once: how many succeeded, how many were refused as out of date, and other errors."""

    published: int
    refused: int
    errors: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Kills:
    """Publishers killed: how many publications were acknowledged, and how many more the store holds."""

    kills: int
    servers: int
    acknowledged: int
    unheard: int


def variant(dataset: Dataset, text: str) -> Dataset:
    """Return the dataset with a text in one cell, so that every publication has a content of its own."""
    records = {name: list(getattr(dataset, name).values()) for name in TABLES if name != "coverage"}
    records["coverage"] = list(dataset.coverage)
    records["projects"][0] = replace(records["projects"][0], note_en=text)
    return assemble(records)


def race(address: str, processes: int, each: int) -> Race:
    """Let processes publish at once, each until it has succeeded ``each`` times; AssertionError when one is lost."""
    store = open_store(address)
    store.begin(lambda: read_folder(SAMPLE), NOW)
    before = store.head_number()
    start = time.monotonic()
    with notes_folder() as notes:
        runners = [
            WORLD.Process(target=_compete, args=(address, str(notes / f"{n}"), f"p{n}", each))
            for n in range(processes)
        ]
        for runner in runners:
            runner.start()
        for runner in runners:
            runner.join()
        lines = [line[1:] for path in notes.iterdir() for line in said(path)]
    seconds = time.monotonic() - start
    won = {int(line[1]): line[2] for line in lines if line[0] == "ack"}
    counted = Counter(line[0] for line in lines)
    history = [entry for entry in store.history() if entry.number > before]
    store.close()
    assert {entry.number: f"{entry.note} {entry.content}" for entry in history} == won
    assert [entry.number for entry in history] == list(range(before + counted["ack"], before, -1))
    assert len({entry.note for entry in history}) == len(history) == counted["ack"]
    return Race(
        counted["ack"], counted["refused"], tuple(line[2] for line in lines if line[0] == "error"), seconds
    )


def killed(
    address: str, times: int, seed: int, server: Postgres | None = None, say: Say = lambda _: None
) -> Kills:
    """Kill a publisher (every second time the server, if there is one) ``times`` times while it publishes.

    AssertionError when an acknowledged revision is missing or any revision is damaged.
    """
    chance = random.Random(seed)  # noqa: S311  # the same kills each time, no secrets
    store = open_store(address)
    store.begin(lambda: read_folder(SAMPLE), NOW)
    acknowledged: dict[int, str] = {}
    servers = 0
    with notes_folder() as notes:
        for turn in range(times):
            hit = server if turn % 2 else None
            path = notes / f"{turn}"
            path.touch()
            publisher = WORLD.Process(target=_compete, args=(address, str(path), f"k{turn}", 10_000))
            publisher.start()
            _wait(path, chance, publisher.is_alive)
            if hit:
                hit.kill()
            publisher.kill()
            publisher.join()
            if hit:
                servers += 1
                hit.start()
            acknowledged |= {int(number): author for _, word, number, author in said(path) if word == "ack"}
            _check(address, acknowledged)
            if (turn + 1) % 25 == 0:
                say(f"{turn + 1} of {times} killed, {len(acknowledged)} publications acknowledged")
    history = store.history()
    store.close()
    return Kills(times, servers, len(acknowledged), len(history) - 1 - len(acknowledged))


def _wait(path: Path, chance: random.Random, is_alive: Callable[[], bool]) -> None:
    """Wait until one to three publications were acknowledged, and a random part of one more.

    AssertionError when the publisher has ended before it was killed.
    """
    count = chance.randint(1, 3)
    while len(events := said(path)) < 2 * count:
        assert is_alive(), f"the publisher ended by itself; it wrote {path.read_text()!r}"
        time.sleep(0.002)
    interval = float(events[-1][0]) - float(events[-2][0])
    time.sleep(chance.uniform(0, 1.1) * interval)


def said(path: Path) -> list[list[str]]:
    """The events that a process has written so far: moment, word, number, the rest."""
    return [line.split(" ", 3) for line in path.read_text().splitlines(keepends=False) if line.count(" ") > 2]


def _check(address: str, acknowledged: dict[int, str]) -> None:
    """What a start after the crash finds: everything acknowledged, without a gap, the newest undamaged and served."""
    store = open_store(address)
    history = store.history()
    assert [entry.number for entry in history] == list(range(len(history), 0, -1))
    there = {entry.number: f"{entry.note} {entry.content}" for entry in history}
    assert {number: there.get(number) for number in acknowledged} == acknowledged
    for entry in history[:3]:
        revision = store.get(entry.number)  # raises when it is not
        assert revision.loaded.dataset.revision == entry.content
        assert not revision.loaded.problems
    store.close()
    follower = Follower(address)
    state = follower.poll()
    follower.stop()
    assert state.trouble == ""
    assert state.revision is not None
    assert state.revision.entry == history[0]


def _compete(address: str, notes: str, name: str, each: int) -> None:
    """Publish until it has worked ``each`` times; a line for each try, success, refusal and error."""
    handle = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    store = open_store(address)
    sample = read_folder(SAMPLE).dataset

    def say(word: str, number: int, rest: str) -> None:
        os.write(handle, f"{time.monotonic()} {word} {number} {rest}\n".encode())

    done = 0
    while done < each:
        parent = store.head_number()
        note = f"{name}-{done}"
        dataset = variant(sample, f"{note} on {parent}")
        say("try", parent, note)
        try:
            entry = store.publish(dataset, name, note, parent, NOW)
        except StaleParentError as stale:
            own = any(other.author == name for other in stale.between)
            say("error" if own else "refused", parent, str(stale).replace("\n", " "))
        except StoreError as stop:
            say("error", parent, str(stop))
            return
        else:
            say("ack", entry.number, f"{note} {entry.content}")
            done += 1


@contextmanager
def notes_folder() -> Iterator[Path]:
    """A folder for what the processes say, and the cache's place for as long: nobody's own is touched."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-store-") as folder:
        (Path(folder) / "said").mkdir()
        before = os.environ.get("PARTNERSKAPSKARTAN_CACHE")
        os.environ["PARTNERSKAPSKARTAN_CACHE"] = folder
        try:
            yield Path(folder) / "said"
        finally:
            if before is None:
                del os.environ["PARTNERSKAPSKARTAN_CACHE"]
            else:
                os.environ["PARTNERSKAPSKARTAN_CACHE"] = before
