"""What is served: the store's newest, an earlier revision, or the tables."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.reading.read_folder import read_folder
from data.records import Dataset
from data.store.errors import StoreError
from data.store.served import (
    at_revision,
    check_store,
    current,
    forget,
    served,
    set_clock,
    start,
    store_here,
    with_content,
)
from data.store.store import Store
from tests.conftest import ROOT
from tests.data.store.conftest import NOW

SAMPLE = ROOT / "tests" / "data" / "sample"


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
    with pytest.raises(StoreError, match="no revision 7"):
        at_revision(7)


@pytest.mark.usefixtures("environment")
def test_a_page_drawn_before_a_publication_finds_its_rows(publish: Callable[[str], Dataset]) -> None:
    one = publish("one")
    assert current(SAMPLE).dataset == one
    two = publish("two")
    # Another server shows the new revision already, and its page asks this one.
    result = with_content(SAMPLE, two.revision)
    assert result is not None
    assert result.dataset == two
    earlier = with_content(SAMPLE, one.revision)
    assert earlier is not None
    assert earlier.dataset == one
    assert with_content(SAMPLE, "0" * 12) is None


def test_a_store_that_cannot_be_one_is_said_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    check_store()
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/map")
    check_store()
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", "/srv/store.sqlite")
    with pytest.raises(StoreError, match="Remove one"):
        check_store()
    monkeypatch.delenv("PARTNERSKAPSKARTAN_STORE")
    monkeypatch.setenv("DATABASE_URL", "mysql://db/map")
    with pytest.raises(StoreError, match="cannot be understood"):
        check_store()


def test_without_a_store_the_tables_are_served_as_they_are(sample: Dataset) -> None:
    given = served(SAMPLE)
    assert (given.loaded, given.entry, given.store, given.is_late) == (
        *(read_folder(SAMPLE), None, "none", False),
    )
    assert with_content(SAMPLE, sample.revision) is given.loaded
    assert with_content(SAMPLE, "0" * 12) is None
    with pytest.raises(StoreError, match="No store"):
        at_revision(1)


def test_by_the_clock_that_was_given_evidence_of_a_day_to_come_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.served._clocks", [])
    tables = Path(shutil.copytree(SAMPLE, tmp_path / "tables"))
    projects = tables / "projects.csv"
    projects.write_text(projects.read_text("utf-8").replace("2013-06-03", "2026-11-23"), "utf-8")
    assert current(tables).problems == ()
    set_clock(lambda: datetime(2026, 11, 22, 22, 59, tzinfo=UTC))  # the last minute of that day in Sweden
    assert [p.kind for p in current(tables).problems] == ["after-today"]
    set_clock(lambda: datetime(2026, 11, 23, 0, 1, tzinfo=UTC))
    assert current(tables).problems == ()


def test_a_changed_table_is_seen_a_second_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [100.0]
    monkeypatch.setattr("data.store.served.monotonic", lambda: seconds[0])
    tables = Path(shutil.copytree(SAMPLE, tmp_path / "tables"))
    before = current(tables)
    (tables / "articles.csv").unlink()
    seconds[0] += 0.9
    assert current(tables) is before
    seconds[0] += 0.1
    assert current(tables).dataset.revision != before.dataset.revision


@pytest.mark.usefixtures("environment")
def test_a_store_that_is_missing_is_not_made_anew_for_whoever_changes_it(
    publish: Callable[[str], Dataset], path: Path
) -> None:
    publish("one")
    assert store_here().head_number() == 1
    forget()
    away = path.rename(path.with_name("away"))
    with pytest.raises(StoreError, match="cannot be reached"):
        store_here().newest()
    assert not path.exists()
    away.rename(path)
    assert store_here().head_number() == 1
