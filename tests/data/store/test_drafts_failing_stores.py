"""Drafts in a store that an older program made, and in one whose disk fails."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, event, text

from bench.store_proof import variant
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.errors import StoreError, StoreUnreachableError
from data.store.poller import Follower
from data.store.revision import files_of
from data.store.store import open_store
from tests.conftest import ROOT
from tests.services.postgres import Postgres

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


# A store that an older program made


def older(path: Path, sample: Dataset) -> None:
    """A store as it was before there were drafts."""
    open_store(str(path)).publish(sample, "Anna", "Först", 0, NOW)
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE map_draft_part; DROP TABLE map_draft")
    connection.close()


def test_an_older_store_gets_what_it_lacks(tmp_path: Path, sample: Dataset) -> None:
    path = tmp_path / "store.sqlite"
    older(path, sample)
    store = open_store(str(path), make=False)  # as a server does that has read it before
    entry = Drafts(store).create("Juni", "Anna", 1, files_of(sample), NOW)
    assert Drafts(store).entries() == (entry,)
    assert store.newest() == store.get(1)


def test_several_upgrade_an_older_store_at_once(tmp_path: Path, sample: Dataset) -> None:
    path = tmp_path / "store.sqlite"
    older(path, sample)
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(open_store, [str(path)] * 8))
    for number, store in enumerate(opened):
        Drafts(store).create(f"Nr {number}", "Anna", 1, {}, NOW)
    assert len(Drafts(opened[0]).entries()) == 8


def test_an_older_database_gets_what_it_lacks_and_a_reader_leaves_it_as_it_is(
    postgres: Postgres, sample: Dataset
) -> None:
    address = postgres.database()
    store = open_store(address)
    store.publish(sample, "Anna", "Först", 0, NOW)
    with store._engine.begin() as connection:
        connection.execute(text("DROP TABLE map_draft_part, map_draft"))
        connection.execute(
            text("DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN END $$")
        )
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    reader = open_store(address.replace("//map@", "//reader@"))
    assert reader.head_number() == 1
    assert Drafts(reader).entries() == ()
    with pytest.raises(StoreError, match="no draft 1"):
        Drafts(reader).get(1)
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(open_store, [address] * 4))
    entry = Drafts(opened[0]).create("Juni", "Anna", 1, {}, NOW)
    with store._engine.begin() as connection:
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    assert Drafts(reader).get(entry.number).entry == entry
    with pytest.raises(StoreUnreachableError) as refused:
        Drafts(reader).create("Juni", "Anna", 1, {}, NOW)
    assert refused.value.kind == "read-only"
    for one in (store, reader, *opened):
        one.close()


# A disk that fails

_FULL = """
import os, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from data.reading.read_folder import read_folder
from data.store.drafts import Drafts
from data.store.errors import StoreError
from data.store.revision import files_of
from data.store.store import open_store

path = sys.argv[1]
now = datetime(2026, 11, 22, tzinfo=UTC)
sample = read_folder(Path(sys.argv[2])).dataset
store = open_store(path)
drafts = Drafts(store)
entry = drafts.create("Juni", "Anna", 1, files_of(sample), now)
resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(path) + 20_000, resource.RLIM_INFINITY))
try:
    drafts.save(entry.number, 1, "Anna", {"articles.csv": os.urandom(500_000)}, now)
except StoreError as error:
    print(error.kind)
assert drafts.get(entry.number).files == files_of(sample)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
drafts.save(entry.number, 1, "Anna", {"articles.csv": b"saved"}, now)
"""


def test_a_file_that_may_not_grow_is_said_and_nothing_is_lost(tmp_path: Path, sample: Dataset) -> None:
    path = tmp_path / "store.sqlite"
    store = open_store(str(path))
    store.publish(sample, "Anna", "Först", 0, NOW)
    command = [sys.executable, "-c", _FULL, str(path), str(ROOT / "tests" / "data" / "sample")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout) == ("", "disk-error\n")
    (entry,) = Drafts(store).entries()
    assert Drafts(store).get(entry.number).files == {"articles.csv": b"saved"}
    assert store.get(1).files == files_of(sample)


def test_a_full_disk_is_said(tmp_path: Path, sample: Dataset) -> None:
    store = open_store(str(tmp_path / "store.sqlite"))
    store.publish(sample, "Anna", "Först", 0, NOW)

    @event.listens_for(store._engine, "begin", insert=True)
    def bounded(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are

    large = files_of(sample) | {"articles.csv": bytes(200_000)}
    with pytest.raises(StoreUnreachableError, match="Free some space") as refused:
        Drafts(store).create("Juni", "Anna", 1, large, NOW)
    assert refused.value.kind == "full"
    with pytest.raises(StoreUnreachableError, match="Free some space"):
        store.publish(variant(sample, "x" * 9_000), "Anna", "Nytt", 1, NOW)
    assert (Drafts(store).entries(), store.head_number()) == ((), 1)


def test_a_disk_that_may_only_be_read_still_shows_all(
    tmp_path: Path, sample: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.sqlite"
    store = open_store(str(path))
    store.publish(sample, "Anna", "Först", 0, NOW)
    entry = Drafts(store).create("Juni", "Anna", 1, files_of(sample), NOW)
    read_only = SimpleNamespace(f_flag=os.ST_RDONLY)
    monkeypatch.setattr("data.store.engine.os.statvfs", lambda _: read_only)
    opened = open_store(str(path))
    assert opened.newest() == store.get(1)
    assert Drafts(opened).get(entry.number).entry == entry
    with pytest.raises(StoreUnreachableError, match="The store can only be read") as refused:
        Drafts(opened).delete(entry.number, 1)
    assert refused.value.kind == "read-only"


def test_a_corrupt_file_is_said_and_viewers_keep_what_they_have(
    tmp_path: Path, sample: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "store.sqlite"
    store = open_store(str(path))
    store.publish(sample, "Anna", "Först", 0, NOW)
    Drafts(store).create("Juni", "Anna", 1, files_of(sample), NOW)
    follower = Follower(str(path))
    shown = follower.poll().revision
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    for attempt in (Drafts(store).entries, lambda: store.publish(sample, "Anna", "Nytt", 1, NOW)):
        with pytest.raises(StoreUnreachableError, match="restore the backup") as refused:
            attempt()
        assert refused.value.kind == "corrupt"
    for one in (follower, Follower(str(path))):
        assert one.poll().trouble == "corrupt"
        assert one.state.revision == shown
    path.write_bytes(content)
    assert Drafts(store).entries()[0].title == "Juni"
