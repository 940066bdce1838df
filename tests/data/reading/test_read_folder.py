"""Folders of tables: a file is missing, or is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.reading.load import Loaded
from data.reading.read_folder import read_folder
from data.records import Dataset, Problem
from data.schema.schema import TABLES

Change = Callable[..., Loaded]


# Files, columns and rows


@pytest.mark.parametrize("table", ["articles", "coverage"])
def test_a_missing_file_leaves_the_others(change: Change, sample: Dataset, table: str) -> None:
    loaded = change(f"{table}.csv", None)
    assert loaded.problems == (Problem(f"{table}.csv", 0, "", "", "missing-file", f"{table}.csv"),)
    assert not getattr(loaded.dataset, table)
    assert loaded.dataset.projects == sample.projects


def test_a_missing_file_that_others_refer_to(change: Change) -> None:
    loaded = change("projects.csv", None)
    assert [(p.table, p.kind) for p in loaded.problems] == [("projects.csv", "missing-file")]
    assert len(loaded.dataset.partnerships) == 6

    loaded = change("partnerships.csv", None)
    assert [(p.table, p.row, p.kind) for p in loaded.problems] == [
        ("partnerships.csv", 0, "missing-file"),
        ("projects.csv", 0, "missing-file"),
        ("projects.csv", 0, "consequences"),
    ]
    assert len(loaded.dataset.articles) == 3


def test_an_empty_folder(tmp_path: Path) -> None:
    loaded = read_folder(tmp_path)
    assert [(p.table, p.kind) for p in loaded.problems] == [
        (table.file, "missing-file") for table in TABLES.values() if not table.added
    ]
    assert [(n.table, n.kind) for n in loaded.notes] == [
        (table.file, "added-file") for table in TABLES.values() if table.added
    ]
    assert read_folder(tmp_path / "nowhere") == loaded


def test_a_folder_in_the_place_of_a_file(change: Change, tmp_path: Path) -> None:
    change("articles.csv", None)
    (tmp_path / "tables" / "articles.csv").mkdir()
    (problem,) = read_folder(tmp_path / "tables").problems
    assert (problem.table, problem.row, problem.kind) == ("articles.csv", 0, "unreadable")
