"""What is shown follows the store, and stays when the store is gone."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.reading.load import Loaded
from data.records import Dataset
from data.store.poller import Follower
from data.store.store import Store
from tests.data.store.conftest import NOW


def test_the_newest_is_shown_from_the_next_look_on(
    follow: Callable[[], Follower], publish: Callable[[str], Dataset]
) -> None:
    one = publish("one")
    follower = follow()
    shown = follower.poll()
    assert shown.revision is not None
    assert (shown.revision.entry.number, shown.revision.loaded.dataset, shown.trouble) == (1, one, "")
    two = publish("two")
    assert follower.state is shown
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
    assert follower.state.revision is not None
    assert follower.state.revision.loaded.dataset == two


def number(follower: Follower) -> int:
    """Return the number of the revision that is shown, 0 for none."""
    return follower.state.revision.entry.number if follower.state.revision else 0


def test_an_empty_store_gets_the_tables_as_its_first_revision(
    follow: Callable[[], Follower], store: Store, sample: Dataset
) -> None:
    follower = follow()
    assert (follower.poll().revision, follower.state.trouble) == (None, "empty")
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


def test_no_place_for_a_copy_is_no_reason_to_stop(
    follow: Callable[[], Follower], publish: Callable[[str], Dataset], tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file, where the folder should be")
    publish("one")
    assert follow().poll().trouble == ""
