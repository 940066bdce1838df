"""A dataset by its name is the one that is served, or none."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bench.store_proof import variant
from components.kit.task import Tables, Task, UnknownRevisionError
from components.kit.work_process import FailedError, WorkProcess
from components.outputs.export.download import download, rows_file
from data.records import Dataset
from data.store.served import current
from data.store.store import open_store
from tests.conftest import TABLES

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_the_dataset_is_that_of_the_revision(real: Dataset) -> None:
    tables = Tables(TABLES, real.revision, date(2026, 11, 22))
    assert tables.dataset() is current(TABLES).dataset
    with pytest.raises(UnknownRevisionError):
        replace(tables, revision="0123456789ab").dataset()


def test_another_process_reads_what_is_published(
    sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(tmp_path / "store.sqlite"))
    store, process = open_store(str(tmp_path / "store.sqlite")), WorkProcess()
    try:
        for words in ("one", "two"):
            dataset = variant(sample, words)
            store.publish(dataset, "Anna", "Nytt", store.head_number(), NOW)
            tables = Tables(TABLES, dataset.revision, NOW.date())
            made = process.make(Task(rows_file, (tables, "csv", "status=all", "")))
            assert made == download(dataset, NOW.date(), "csv", "status=all", "").make()
        with pytest.raises(FailedError):
            process.make(Task(rows_file, (replace(tables, revision="0123456789ab"), "csv", "", "")))
    finally:
        process.end()


def test_a_task_travels_as_a_name_and_values(real: Dataset) -> None:
    task = Task(str.encode, ("å", "utf-8"))
    assert task.file() == "å".encode()
    tables = Tables(TABLES, real.revision, date(2026, 11, 22))
    sent = pickle.dumps(Task(bytes, (tables,)))
    assert pickle.loads(sent) == Task(bytes, (tables,))  # noqa: S301  # our own
    assert len(sent) < 1000
