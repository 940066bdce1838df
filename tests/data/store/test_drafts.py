"""Drafts, in SQLite and in PostgreSQL: what was saved comes back to the byte, and nobody overwrites another."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, text

from bench.store_proof import variant
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import MOST_BYTES, Draft, DraftEntry, Drafts, StaleDraftError
from data.store.engine import open_engine
from data.store.errors import DamagedRevisionError, StaleParentError, StoreError, StoreUnreachableError
from data.store.poller import Follower
from data.store.revision import digest, files_of, loaded_of
from data.store.store import Store, open_store
from tests.conftest import ROOT
from tests.services.postgres import Postgres

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def store(address: str, sample: Dataset) -> Iterator[Store]:
    """A store with revision 1."""
    opened = open_store(address)
    opened.publish(sample, "Anna", "Först", 0, NOW)
    yield opened
    opened.close()


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


@pytest.fixture
def files(sample: Dataset) -> dict[str, bytes]:
    return files_of(sample)


@pytest.fixture
def begun(drafts: Drafts, files: dict[str, bytes]) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, files, NOW)


def contents(store: Store) -> set[str]:
    """The digests of what is kept, which all are what they are called."""
    with store.reading() as connection:
        rows = connection.execute(text("SELECT digest, bytes FROM map_content")).all()
    assert all(digest(bytes(row.bytes)) == row.digest for row in rows)
    return {row.digest for row in rows}


def with_title(files: dict[str, bytes], title: str) -> dict[str, bytes]:
    key = "region-gotland-kibaha-2"
    return dict(with_edits(files, [RowEdit("projects", key, {"title": title})]))


def test_what_was_saved_comes_back_and_is_listed_newest_first(
    store: Store, drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    assert begun == DraftEntry(begun.number, 1, 1, "Juni", "Anna", "Anna", NOW, NOW)
    assert drafts.get(begun.number) == Draft(begun, files)
    other = drafts.create(" Två\nrader \x1b ", "Berit\tÖ", 1, {}, NOW)
    assert (other.title, other.author) == ("Två rader", "Berit Ö")
    assert drafts.get(other.number).files == {}
    assert drafts.entries() == (other, begun)
    changed = with_title(files, "Ny titel")
    saved = drafts.save(begun.number, 1, "Cilla", changed, LATER)
    assert saved == DraftEntry(begun.number, 2, 1, "Juni", "Anna", "Cilla", NOW, LATER)
    assert drafts.entries() == (saved, other)
    assert Drafts(open_store_again(store)).get(begun.number) == Draft(saved, changed)
    assert store.head_number() == 1


def open_store_again(store: Store) -> Store:
    return Store(open_engine(store._engine.url))


def test_who_saves_what_somebody_else_has_saved_is_told_who_and_when(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    theirs = with_title(files, "Berits")
    saved = drafts.save(begun.number, 1, "Berit", theirs, LATER)
    for attempt in (
        lambda: drafts.save(begun.number, 1, "Anna", with_title(files, "Annas"), LATER),
        lambda: drafts.delete(begun.number, 1),
        lambda: drafts.publish_draft(begun.number, 1, "Anna", "Nytt", LATER),
    ):
        with pytest.raises(StaleDraftError) as refused:
            attempt()
        assert refused.value.entry == saved
        for language, words in (("sv", "Berit har sparat utkast"), ("en", "Berit has saved draft")):
            assert words in refused.value.sentence(language)
            assert "2026-11-22 10:30 UTC" in refused.value.sentence(language)
    assert drafts.get(begun.number) == Draft(saved, theirs)


def test_a_save_that_is_tried_again_is_the_same_save(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    mine = with_title(files, "Ny titel")
    saved = drafts.save(begun.number, 1, "Anna", mine, LATER)
    assert drafts.save(begun.number, 1, "Anna", mine, LATER + timedelta(minutes=1)) == saved
    with pytest.raises(StaleDraftError):
        drafts.save(begun.number, 1, "Anna", with_title(files, "En annan"), LATER)
    with pytest.raises(StaleDraftError):
        drafts.save(begun.number, 1, "Berit", mine, LATER)


def test_what_is_gone_is_said_and_its_number_is_never_used_again(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    drafts.delete(begun.number, 1)
    assert drafts.entries() == ()
    for attempt in (
        lambda: drafts.get(begun.number),
        lambda: drafts.save(begun.number, 1, "Anna", files, LATER),
        lambda: drafts.delete(begun.number, 1),
        lambda: drafts.publish_draft(begun.number, 1, "Anna", "Nytt", LATER),
    ):
        with pytest.raises(StoreError, match=f"no draft {begun.number}"):
            attempt()
    assert drafts.create("Juli", "Anna", 1, files, NOW).number > begun.number


@pytest.mark.parametrize(
    ("title", "author", "parent", "match"),
    [
        (" \n", "Anna", 1, "needs a title and the name"),
        ("Juni", "\x07", 1, "needs a title and the name"),
        ("Juni", "Anna", 2, "no revision 2"),
        ("Juni", "Anna", -1, "no revision -1"),
    ],
)
def test_what_cannot_be_a_draft_is_refused(
    drafts: Drafts, title: str, author: str, parent: int, match: str
) -> None:
    with pytest.raises(StoreError, match=match):
        drafts.create(title, author, parent, {}, NOW)
    assert drafts.entries() == ()


def test_there_are_bounds(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = {"places.csv": b"x" * (MOST_BYTES + 1)}
    for attempt in (
        lambda: drafts.create("Stort", "Anna", 1, large, NOW),
        lambda: drafts.save(begun.number, 1, "Anna", large, NOW),
    ):
        with pytest.raises(StoreError, match=r"20\.0 MB; no more than 20 MB"):
            attempt()
    monkeypatch.setattr("data.store.drafts.MOST_DRAFTS", 2)
    drafts.create("Två", "Anna", 1, files, NOW)
    with pytest.raises(StoreError, match="already 2 drafts"):
        drafts.create("Tre", "Anna", 1, files, NOW)
    assert [entry.title for entry in drafts.entries()] == ["Två", "Juni"]


def test_contents_go_with_the_last_who_needs_them(
    store: Store, drafts: Drafts, files: dict[str, bytes], sample: Dataset, begun: DraftEntry
) -> None:
    published = contents(store)
    assert published == {digest(content) for content in files.values()}
    one, two = (with_title(files, title) for title in ("ett", "två"))
    first = drafts.save(begun.number, 1, "Anna", one, LATER)
    other = drafts.create("Samma", "Berit", 1, one, LATER)
    assert contents(store) == published | {digest(one["projects.csv"])}
    first = drafts.save(first.number, 2, "Anna", two, LATER)
    assert contents(store) == published | {digest(d["projects.csv"]) for d in (one, two)}
    drafts.delete(other.number, 1)
    assert contents(store) == published | {digest(two["projects.csv"])}
    entry = drafts.publish_draft(first.number, 3, "Anna", "Nytt", LATER)
    assert contents(store) == published | {digest(two["projects.csv"])}
    again = drafts.create("Gammalt", "Anna", 2, files, LATER)
    drafts.delete(again.number, 1)
    assert store.get(1).files == files
    assert store.get(entry.number).files == two


def test_a_draft_is_published_and_gone_in_one_step(
    store: Store,
    drafts: Drafts,
    files: dict[str, bytes],
    begun: DraftEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = with_title(files, "Ny titel")
    entry = drafts.save(begun.number, 1, "Anna", changed, LATER)

    def broken(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("data.store.drafts.remove_unused", broken)
        with pytest.raises(StoreError):
            drafts.publish_draft(begun.number, 2, "Anna", "Nytt", LATER)
    assert (store.head_number(), drafts.entries()) == (1, (entry,))
    revision = drafts.publish_draft(begun.number, 2, "Berit", "Nytt", LATER)
    assert (revision.number, revision.parent, revision.author, revision.note) == (2, 1, "Berit", "Nytt")
    assert store.get(2).files == changed
    assert drafts.entries() == ()


def test_a_draft_is_not_published_over_somebody_or_with_problems(
    store: Store, drafts: Drafts, sample: Dataset, files: dict[str, bytes], begun: DraftEntry
) -> None:
    wrong = with_edits(files, [RowEdit("projects", "region-gotland-kibaha-2", {"start": "i våras"})])
    problems = len(loaded_of(wrong).problems)
    assert problems
    unsound = drafts.create("Fel", "Anna", 1, wrong, NOW)
    with pytest.raises(StoreError, match=f"draft {unsound.number} has {problems} problems"):
        drafts.publish_draft(unsound.number, 1, "Anna", "Nytt", LATER)
    empty = drafts.create("Tomt", "Anna", 1, {}, NOW)
    with pytest.raises(StoreError, match=r"(no partnerships|\d+ problems)"):
        drafts.publish_draft(empty.number, 1, "Anna", "Nytt", LATER)
    between = store.publish(variant(sample, "Berits"), "Berit", "Före", 1, LATER)
    with pytest.raises(StaleParentError) as refused:
        drafts.publish_draft(begun.number, 1, "Anna", "Nytt", LATER)
    assert refused.value.between == (between,)
    assert {entry.number for entry in drafts.entries()} == {begun.number, unsound.number, empty.number}
    with pytest.raises(StoreError, match="no revision 3"):
        drafts.save(begun.number, 1, "Anna", files, LATER, parent=3)
    moved = drafts.save(begun.number, 1, "Anna", files, LATER, parent=2)
    assert (moved.parent, drafts.get(begun.number).entry) == (2, moved)
    assert drafts.publish_draft(begun.number, 2, "Anna", "Nytt", LATER).number == 3


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE map_draft SET title = 'Juli'",
        "UPDATE map_draft SET version = 2",
        "UPDATE map_content SET bytes = (SELECT bytes FROM map_content ORDER BY digest LIMIT 1)",
        "DELETE FROM map_draft_part WHERE file = 'articles.csv'",
    ],
)
def test_a_damaged_draft_is_refused_and_can_be_discarded(
    store: Store, drafts: Drafts, begun: DraftEntry, damage: str
) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(damage))
    with pytest.raises(DamagedRevisionError, match=f"Draft {begun.number} is damaged"):
        drafts.get(begun.number)
    drafts.delete(begun.number, drafts.entries()[0].version)
    assert drafts.entries() == ()


def test_publishing_again_mends_what_was_damaged(store: Store, drafts: Drafts, sample: Dataset) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE map_content SET bytes = :other"), {"other": b"other"})
    with pytest.raises(DamagedRevisionError):
        store.get(1)
    store.publish(sample, "Anna", "Igen", 1, LATER)
    assert store.get(1).files == store.get(2).files == files_of(sample)


# Any tables

CELLS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4)


@given(
    st.dictionaries(
        st.sampled_from([table.file for table in TABLES.values()]),
        st.one_of(
            st.binary(max_size=60),
            ROWS.map(lambda rows: "\n".join(",".join(row) for row in rows).encode("utf-8")),
        ),
        max_size=4,
    ),
    CELLS,
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_any_bytes_come_back_as_they_were(store: Store, tables: dict[str, bytes], title: str) -> None:
    drafts = Drafts(store)
    before = contents(store)
    entry = drafts.create(f"x{title}", "Anna", 1, tables, NOW)
    assert drafts.get(entry.number) == Draft(entry, tables)
    saved = drafts.save(entry.number, 1, "Berit", dict(reversed(tables.items())), LATER)
    assert drafts.get(entry.number) == Draft(saved, tables)
    drafts.delete(entry.number, 2)
    assert contents(store) == before


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
