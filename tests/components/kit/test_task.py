"""A dataset by its name is the one that is served, or none."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest

from components.kit.task import Tables, Task, UnknownRevisionError
from data.records import Dataset
from data.store.served import current
from tests.conftest import TABLES


def test_the_dataset_is_that_of_the_revision(real: Dataset) -> None:
    tables = Tables(TABLES, real.revision, date(2026, 11, 22))
    assert tables.dataset() is current(TABLES).dataset
    with pytest.raises(UnknownRevisionError):
        replace(tables, revision="0123456789ab").dataset()


def test_a_task_travels_as_a_name_and_values(real: Dataset) -> None:
    task = Task(str.encode, ("å", "utf-8"))
    assert task.file() == "å".encode()
    tables = Tables(TABLES, real.revision, date(2026, 11, 22))
    sent = pickle.dumps(Task(bytes, (tables,)))
    assert pickle.loads(sent) == Task(bytes, (tables,))  # noqa: S301  # our own
    assert len(sent) < 1000
