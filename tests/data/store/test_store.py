"""The store, in SQLite and in PostgreSQL: what went in comes out, and nobody's publication is lost."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bench.store_proof import variant
from data.dataset import assemble
from data.reading.load import Loaded
from data.records import Dataset, Problem
from data.schema.schema import TABLES
from data.store.engine import WAIT_S, _sqlite, writing
from data.store.errors import DamagedRevisionError, StaleParentError, StoreError, StoreUnreachableError
from data.store.revision import Publication, checksum, digest, files_of, moment, stamp
from data.store.store import Store, _write, open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def publish(store: Store) -> Callable[..., Publication]:
    """``publish(dataset)``: on the newest."""
    return lambda dataset, note="Nytt": store.publish(dataset, "Anna", note, store.head_number(), NOW)


def test_what_was_published_comes_back(store: Store, sample: Dataset, real: Dataset) -> None:
    assert store.head() is store.newest() is None
    assert (store.history(), store.head_number()) == ((), 0)
    first = store.publish(sample, "Anna", "Först", 0, NOW)
    second = store.publish(real, "Berit Ö", "Allt", 1, NOW + timedelta(days=1))
    assert first == Publication(1, 0, NOW, "Anna", "Först", sample.revision, first.checksum)
    assert second == Publication(
        2, 1, NOW + timedelta(days=1), "Berit Ö", "Allt", real.revision, second.checksum
    )
    assert store.history() == (second, first)
    for entry, dataset in ((first, sample), (second, real)):
        revision = store.get(entry.number)
        assert revision.entry == entry
        assert revision.files == files_of(dataset)
        assert revision.loaded == Loaded(dataset, ())
    assert store.newest() == store.get(2)


def test_it_is_there_for_the_next_who_opens_it(address: str, store: Store, sample: Dataset) -> None:
    entry = store.publish(sample, "Anna", "Nytt", 0, NOW)
    other = open_store(address)
    assert other.head() == entry
    assert other.get(1).loaded.dataset == sample
    other.close()


def test_who_builds_on_an_older_revision_is_told_who_came_between(
    store: Store, publish: Callable[..., Publication], sample: Dataset
) -> None:
    publish(sample)
    between = (publish(variant(sample, "b"), "Beviljat"), publish(variant(sample, "c"), "Rättat"))
    with pytest.raises(StaleParentError) as refused:
        store.publish(variant(sample, "d"), "Cilla", "Annat", 1, NOW)
    assert refused.value.between == between
    for language, done in (("sv", "Ingenting publicerades"), ("en", "Nothing was published")):
        message = refused.value.sentence(language)
        assert message.startswith(done)
        assert "2  2026-11-22 09:30 UTC  Anna: Beviljat\n3  2026-11-22 09:30 UTC  Anna: Rättat\n" in message
        assert "show 3" in message
    assert store.head_number() == 3
    with pytest.raises(StoreError, match="no revision 7"):
        store.publish(sample, "Cilla", "Annat", 7, NOW)


def test_to_undo_is_to_publish_again(
    store: Store, publish: Callable[..., Publication], sample: Dataset
) -> None:
    publish(sample)
    publish(variant(sample, "b"))
    entry = store.undo(1, "Anna", "Revision 1 igen", 2, NOW)
    assert (entry.number, entry.content) == (3, sample.revision)
    assert store.get(3).files == store.get(1).files
    assert [e.number for e in store.history()] == [3, 2, 1]


def test_a_table_that_did_not_change_is_kept_once(
    store: Store, publish: Callable[..., Publication], sample: Dataset
) -> None:
    for words in ("a", "b", "a"):
        publish(variant(sample, words))
    with store._engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM map_part")) == 3 * len(TABLES)
        assert connection.scalar(text("SELECT count(*) FROM map_content")) == len(TABLES) + 1


def test_the_first_revision_is_made_once_and_only_of_sound_tables(
    address: str, store: Store, sample: Dataset
) -> None:
    unsound = Loaded(sample, (Problem("places.csv", 2, "lat", "x", "lat", ""),))
    assert store.begin(lambda: unsound, NOW) is None
    assert store.begin(lambda: Loaded(assemble({}), ()), NOW) is None
    assert store.history() == ()
    other = open_store(address)

    def meanwhile() -> Loaded:
        assert other.begin(lambda: Loaded(variant(sample, "other"), ()), NOW) is not None
        return Loaded(sample, ())

    entry = store.begin(meanwhile, NOW)
    assert entry == other.head()
    assert entry is not None
    assert (entry.number, entry.content) == (1, variant(sample, "other").revision)
    assert store.begin(lambda: pytest.fail("the tables are not read again"), NOW) == entry
    other.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE map_content SET bytes = (SELECT bytes FROM map_content ORDER BY digest LIMIT 1)",
        "DELETE FROM map_part WHERE file = 'articles.csv'",
        "UPDATE map_part SET file = 'other.csv' WHERE file = 'articles.csv'",
        "UPDATE map_revision SET author = 'Berit'",
        "UPDATE map_revision SET content = 'ffffffffffff'",
    ],
)
def test_what_is_not_what_was_published_is_refused(store: Store, sample: Dataset, damage: str) -> None:
    store.publish(sample, "Anna", "Nytt", 0, NOW)
    with store._engine.begin() as connection:
        connection.execute(text(damage))
    with pytest.raises(DamagedRevisionError) as refused:
        store.newest()
    assert "Revision 1" in refused.value.sentence("sv")


def test_what_would_not_come_back_is_not_published(store: Store, sample: Dataset) -> None:
    project = replace(next(iter(sample.projects.values())), note_en="bell \a")
    wrong = replace(sample, projects={**sample.projects, project.id: project})
    with pytest.raises(StoreError, match="exactly as they are"):
        store.publish(wrong, "Anna", "Nytt", 0, NOW)
    assert store.history() == ()


def test_who_and_what_must_be_said_and_are_kept_on_one_line(store: Store, sample: Dataset) -> None:
    for author, note in (("", "Nytt"), ("Anna", " \n")):
        with pytest.raises(StoreError, match="both a name and a note"):
            store.publish(sample, author, note, 0, NOW)
    entry = store.publish(sample, " Anna\tB ", "Två\nrader \x1b[31m " + "x" * 3000, 0, NOW)
    assert (entry.author, entry.note[:15], len(entry.note)) == ("Anna B", "Två rader [31m ", 2000)
    assert store.history() == (entry,)


def test_the_file_is_written_ahead_and_fully_synchronised(tmp_path: Path, sample: Dataset) -> None:
    path = tmp_path / "store.sqlite"
    open_store(str(path)).publish(sample, "Anna", "Nytt", 0, NOW)
    connection = _sqlite(str(path), "rw")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (WAIT_S * 1000,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with pytest.raises(StoreUnreachableError):
        open_store(str(path), make=False).head()
    with pytest.raises(StoreUnreachableError):
        open_store(str(tmp_path / "no folder" / "store.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_said(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"something else, long enough to be taken for a database" * 40)
    with pytest.raises(StoreUnreachableError, match="not a database"):
        open_store(str(path))


def test_a_lock_that_is_not_let_go_is_said(
    tmp_path: Path, sample: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.engine.WAIT_S", 0.1)
    path = tmp_path / "store.sqlite"
    store = open_store(str(path))
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnreachableError) as refused:
            store.publish(sample, "Anna", "Nytt", 0, NOW)
        assert refused.value.kind == "busy"
        assert store.head() is None  # who reads is not kept waiting
        other.execute("ROLLBACK")
    other.close()
    assert store.publish(sample, "Anna", "Nytt", 0, NOW).number == 1


# Revisions that an older program wrote


def older_files() -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted((Path(__file__).parent.parent / "older_form").glob("*.csv"))
    }


def write_older(store: Store, number: int) -> Publication:
    """Put a revision of the older form into the store, as the older program wrote it."""
    files = older_files()
    files["coverage.csv"] = files["coverage.csv"].replace(b"2020,59", f"2020,{50 + number}".encode())
    digests = {name: digest(content) for name, content in files.items()}
    entry = Publication(number, number - 1, moment(stamp(NOW)), "Anna", f"Nr {number}", "0" * 12, "")
    entry = replace(entry, checksum=checksum(entry, digests))
    with writing(store._engine) as connection, connection.begin():
        _write(connection, entry, files, digests)
    return entry


def test_a_store_of_older_revisions_is_read_gone_on_with_and_undone(store: Store, sample: Dataset) -> None:
    for number in (1, 2, 3):
        write_older(store, number)
    assert [store.get(n).loaded.dataset.coverage[0].projects for n in (1, 2, 3)] == [51, 52, 53]
    before = {n: store.get(n).files for n in (1, 2, 3)}
    newest = store.publish(sample, "Anna", "Ny form", 3, NOW)
    undone = store.undo(2, "Anna", "Tillbaka till 2", newest.number, NOW)
    back = store.get(undone.number).loaded
    assert (back.problems, back.notes) == ((), ())
    assert back.dataset == store.get(2).loaded.dataset
    assert [entry.number for entry in store.history()] == [5, 4, 3, 2, 1]
    assert {n: store.get(n).files for n in (1, 2, 3)} == before
