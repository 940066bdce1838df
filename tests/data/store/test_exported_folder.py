"""A folder of tables says on which revision it builds, or is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.records import Dataset
from data.store.errors import StoreError
from data.store.exported_folder import RECORD, parent_of, record_parent, write_tables
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
