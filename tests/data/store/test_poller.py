"""What is shown follows the store, and stays when the store is gone."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.store_proof import variant
from data.reading.load import Loaded
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.store.errors import StoreStop
from data.store.fallback_copy import copy_path, read_copy
from data.store.poller import Follower
from data.store.served import at_revision, check_store, current, forget, served, start, with_content
from data.store.store import Store, open_store
from tests.conftest import ROOT

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SAMPLE = ROOT / "tests" / "data" / "sample"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(str(path))


@pytest.fixture
def publish(store: Store, sample: Dataset) -> Callable[[str], Dataset]:
    """``publish("text")``: the sample with that text in one cell, as the newest revision."""

    def published(words: str) -> Dataset:
        dataset = variant(sample, words)
        store.publish(dataset, "Anna", "Nytt", store.head_number(), NOW)
        return dataset

    return published


@pytest.fixture
def follow(path: Path) -> Iterator[Callable[[], Follower]]:
    """``follow()``: a program that starts, and has not looked yet."""
    made: list[Follower] = []

    def new() -> Follower:
        made.append(Follower(str(path)))
        return made[-1]

    yield new
    for follower in made:
        follower.stop()


@pytest.fixture
def environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store is the one that the environment names; no thread looks by itself."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setattr(Follower, "start", Follower.poll)
    yield
    forget()


def test_the_newest_is_shown_from_the_next_look_on(
    follow: Callable[[], Follower], publish: Callable[[str], Dataset]
) -> None:
    one = publish("one")
    follower = follow()
    shown = follower.poll()
    assert shown.revision is not None
    assert (shown.revision.entry.number, shown.revision.loaded.dataset, shown.trouble) == (1, one, "")
    two = publish("two")
    assert follower.shown is shown
    later = follower.poll()
    assert later.revision is not None
    assert (later.revision.entry.number, later.revision.loaded.dataset) == (2, two)
    assert follower.poll().revision is later.revision  # what did not change is not read again


def test_the_thread_looks_by_itself(
    follow: Callable[[], Follower], publish: Callable[[str], Dataset], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.poller.POLL_S", 0.01)
    publish("one")
    follower = follow()
    follower.start()
    two, until = publish("two"), time.monotonic() + 60
    while time.monotonic() < until and number(follower) != 2:
        time.sleep(0.01)
    assert follower.shown.revision is not None
    assert follower.shown.revision.loaded.dataset == two


def number(follower: Follower) -> int:
    """Return the number of the revision that is shown, 0 for none."""
    return follower.shown.revision.entry.number if follower.shown.revision else 0


def test_an_empty_store_gets_the_tables_as_its_first_revision(
    follow: Callable[[], Follower], store: Store, sample: Dataset
) -> None:
    follower = follow()
    assert (follower.poll().revision, follower.shown.trouble) == (None, "empty")
    follower.begin = (lambda: Loaded(sample, ()), lambda: NOW)
    shown = follower.poll()
    assert shown.revision is not None
    assert (shown.revision.entry, shown.trouble) == (store.head(), "")


def test_without_the_store_the_last_revision_stays_and_the_next_start_has_it_too(
    follow: Callable[[], Follower],
    publish: Callable[[str], Dataset],
    path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    one = publish("one")
    running = follow()
    running.poll()
    away = path.rename(path.with_name("away"))
    for follower in (running, running, follow()):
        shown = follower.poll()
        assert shown.revision is not None
        assert (shown.revision.loaded.dataset, shown.trouble) == (one, "unreachable")
    assert not path.exists()  # a new, empty store would hide that the old one is missing
    assert len(caplog.messages) == 2  # once for each program, not at every look
    away.rename(path)
    two = publish("two")
    shown = running.poll()
    assert shown.revision is not None
    assert (shown.revision.loaded.dataset, shown.trouble) == (two, "")


def test_without_store_and_copy_there_is_nothing_to_show(follow: Callable[[], Follower], path: Path) -> None:
    path.mkdir()
    shown = follow().poll()
    assert (shown.revision, shown.trouble) == (None, "unreachable")


def test_a_damaged_revision_is_not_shown(
    follow: Callable[[], Follower], publish: Callable[[str], Dataset], store: Store
) -> None:
    one = publish("one")
    follower = follow()
    follower.poll()
    publish("two")
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE map_revision SET checksum = 'x' WHERE number = 2")
    shown = follower.poll()
    assert shown.revision is not None
    assert (shown.revision.loaded.dataset, shown.trouble) == (one, "damaged")


@pytest.mark.parametrize(
    "change", [lambda b: b[:-20], lambda b: b.replace(b"Anna", b"Anne"), lambda _: b"[1]"]
)
def test_a_copy_that_is_not_what_was_written_is_not_used(
    follow: Callable[[], Follower],
    publish: Callable[[str], Dataset],
    path: Path,
    change: Callable[[bytes], bytes],
) -> None:
    one = publish("one")
    follow().poll()
    copy = copy_path(str(path))
    kept = read_copy(copy)
    assert kept is not None
    assert kept.loaded.dataset == one
    copy.write_bytes(change(copy.read_bytes()))
    assert read_copy(copy) is None


def test_no_place_for_a_copy_is_no_reason_to_stop(
    follow: Callable[[], Follower], publish: Callable[[str], Dataset], tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file, where the folder should be")
    publish("one")
    assert follow().poll().trouble == ""


def test_another_store_has_another_copy(path: Path) -> None:
    assert copy_path(str(path)) == copy_path(f"sqlite:///{path}") != copy_path(f"{path}2")
    secret = copy_path("postgresql://anna:one@db/map")
    assert secret == copy_path("postgresql://anna:two@db/map") != copy_path("postgresql://anna:one@db/other")


@pytest.mark.usefixtures("environment")
def test_the_store_is_served_in_the_place_of_the_tables(publish: Callable[[str], Dataset]) -> None:
    one = publish("one")
    assert current(SAMPLE).dataset == one
    given = served(SAMPLE)
    assert given.entry is not None
    assert (given.entry.number, given.store, given.is_late) == (1, "ok", False)


@pytest.mark.usefixtures("environment")
def test_a_start_makes_the_tables_the_first_revision(sample: Dataset) -> None:
    start(SAMPLE, lambda: NOW)
    given = served(SAMPLE)
    assert given.entry is not None
    assert (given.loaded.dataset, given.entry.number, given.entry.created) == (sample, 1, NOW)
    assert at_revision(1).loaded.dataset == sample


@pytest.mark.usefixtures("environment")
def test_a_store_that_cannot_be_had_leaves_the_tables_and_says_so(path: Path, sample: Dataset) -> None:
    path.mkdir()
    given = served(SAMPLE)
    assert (given.loaded.dataset, given.entry, given.store, given.is_late) == (
        *(sample, None, "unreachable", True),
    )


@pytest.mark.usefixtures("environment")
def test_unsound_tables_are_served_but_not_published(tmp_path: Path, store: Store) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(SAMPLE, tables)
    (tables / "countries.csv").unlink()
    start(tables, lambda: NOW)
    given = served(tables)
    assert (given.entry, given.store, given.is_late) == (None, "empty", False)
    assert given.loaded.problems
    assert store.history() == ()


@pytest.mark.usefixtures("environment")
def test_every_revision_can_be_asked_for(publish: Callable[[str], Dataset]) -> None:
    published = [publish(f"{n}") for n in range(6)]
    for number, dataset in enumerate(published, start=1):
        assert at_revision(number).loaded.dataset == dataset
    assert at_revision(1) is at_revision(1)  # a page in somebody's frame asks for it again and again
    with pytest.raises(StoreStop, match="no revision 7"):
        at_revision(7)


@pytest.mark.usefixtures("environment")
def test_a_page_drawn_before_a_publication_finds_its_rows(publish: Callable[[str], Dataset]) -> None:
    one = publish("one")
    assert current(SAMPLE).dataset == one
    two = publish("two")
    # Another server shows the new revision already, and its page asks this one.
    found = with_content(SAMPLE, two.revision)
    assert found is not None
    assert found.dataset == two
    earlier = with_content(SAMPLE, one.revision)
    assert earlier is not None
    assert earlier.dataset == one
    assert with_content(SAMPLE, "0" * 12) is None


def test_a_store_that_cannot_be_one_is_said_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    check_store()
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/map")
    check_store()
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", "/srv/store.sqlite")
    with pytest.raises(StoreStop, match="Remove one"):
        check_store()
    monkeypatch.delenv("PARTNERSKAPSKARTAN_STORE")
    monkeypatch.setenv("DATABASE_URL", "mysql://db/map")
    with pytest.raises(StoreStop, match="cannot be understood"):
        check_store()


def test_without_a_store_the_tables_are_served_as_they_are(sample: Dataset) -> None:
    given = served(SAMPLE)
    assert (given.loaded, given.entry, given.store, given.is_late) == (
        *(read_folder(SAMPLE), None, "none", False),
    )
    assert with_content(SAMPLE, sample.revision) is given.loaded
    assert with_content(SAMPLE, "0" * 12) is None
    with pytest.raises(StoreStop, match="No store"):
        at_revision(1)
