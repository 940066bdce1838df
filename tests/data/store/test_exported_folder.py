"""A folder of tables says on which revision it builds, or is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.csv_rows import csv_bytes, csv_rows
from data.records import Dataset
from data.store.errors import StoreError
from data.store.exported_folder import RECORD, parent_of, record_parent, tables_in, write_tables
from data.store.revision import files_of
from data.store.store import Store


def test_what_is_written_is_the_revision_and_which_it_is(
    store: Store, publish: Callable[[str], Dataset], tmp_path: Path
) -> None:
    publish("one")
    publish("two")
    folder = tmp_path / "tables"
    write_tables(folder, store.get(1))
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == dict(store.get(1).files)
    assert parent_of(folder, store) == 1
    record_parent(folder, store.get(2).entry)
    assert parent_of(folder, store) == 2
    with pytest.raises(StoreError, match="not empty"):
        write_tables(folder, store.get(1))


def test_a_folder_that_says_nothing_goes_out_from_the_first_while_there_is_no_other(
    store: Store, publish: Callable[[str], Dataset], tmp_path: Path
) -> None:
    assert parent_of(tmp_path, store) == 0
    publish("one")
    assert parent_of(tmp_path, store) == 1
    publish("two")
    with pytest.raises(StoreError, match="--parent 2"):
        parent_of(tmp_path, store)


@pytest.mark.parametrize("said", ["1 ffffffffffff\n", "9 0123456789ab\n", "one\n", "1\n", "\xff"])
def test_a_folder_of_another_store_or_of_none_is_refused(
    store: Store, publish: Callable[[str], Dataset], tmp_path: Path, said: str
) -> None:
    publish("one")
    (tmp_path / RECORD).write_text(said, encoding="latin-1")
    with pytest.raises(StoreError):
        parent_of(tmp_path, store)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tables_are_kept_in_one_form_whatever_they_hold(
    tmp_path: Path, rows: list[list[str]], separator: str
) -> None:
    path = tmp_path / "coverage.csv"
    columns = ["year", "projects", "note_sv"]
    path.write_bytes(csv_bytes([columns, *rows], separator=separator, encoding="utf-8-sig"))
    once, losses = tables_in(tmp_path)
    assert losses == ()
    (tmp_path / "coverage.csv").write_bytes(once["coverage.csv"])
    assert tables_in(tmp_path) == (once, ())
    cells = [cells for _, cells in csv_rows(once["coverage.csv"].decode())]
    wanted = [[unicodedata.normalize("NFC", c).strip() for c in row] for row in rows]
    assert cells == [columns, *(row for row in wanted if any(row))]


def test_sound_tables_come_back_as_they_are(tmp_path: Path, sample: Dataset) -> None:
    for name, content in files_of(sample).items():
        (tmp_path / name).write_bytes(content)
    assert tables_in(tmp_path) == (files_of(sample), ())


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"year,year\n1,2\n", b"year\n1,2\n", b'year\n"1\n'])
def test_what_would_be_lost_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "coverage.csv").write_bytes(content)
    assert len(tables_in(tmp_path)[1]) == 1
