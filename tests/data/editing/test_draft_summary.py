"""What is to be known of a draft at a glance."""

import pytest

from data.editing.draft_summary import DraftSummary, draft_summary
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import files_of

PROJECT = "region-gotland-kibaha-2"


def test_rows_that_differ_and_problems_are_counted(sample: Dataset) -> None:
    base = files_of(sample)
    assert draft_summary(base, base) == DraftSummary(0, 0)
    edits = [RowEdit("projects", PROJECT, {"title": "Ny", "start": "i våras"}), RowEdit("sources", "x", {})]
    summary = draft_summary(base, with_edits(base, edits))
    assert summary.rows == 2
    assert summary.problems >= 2


def test_a_row_that_is_there_twice_is_one_row_that_differs(sample: Dataset) -> None:
    base = files_of(sample)
    last = base["projects.csv"].splitlines(keepends=True)[-1]
    summary = draft_summary(base, base | {"projects.csv": base["projects.csv"] + last})
    assert (summary.rows, summary.problems) == (1, 1)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'id,"title\n', b"id\na,b,c\n"])
def test_what_is_no_table_is_not_compared(sample: Dataset, content: bytes) -> None:
    summary = draft_summary(files_of(sample), {"projects.csv": content})
    assert summary.rows is None
    assert summary.problems
