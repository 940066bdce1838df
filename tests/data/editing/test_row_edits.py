"""Rows that are changed in the bytes of tables."""

from __future__ import annotations

import pytest

from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.diff import changes
from data.store.revision import files_of, loaded_of


def test_a_row_is_changed_made_and_removed(sample: Dataset) -> None:
    files = files_of(sample)
    ident = next(iter(sample.projects))
    gone = list(sample.projects)[-1]
    edits = [
        RowEdit("projects", ident, {"end": "2027"}),
        RowEdit("projects", "new-1", {"title": 'A "new", one'}),
        RowEdit("projects", gone, None),
        RowEdit("projects", "never-there", None),
    ]
    kinds = {c.key: (c.kind, c.cells) for c in changes(files, with_edits(files, edits)) if c.key}
    assert set(kinds) == {ident, "new-1", gone}
    assert kinds[ident][1][0][::2] == ("end", "2027")
    assert kinds["new-1"] == ("added", (("title", "", 'A "new", one'),))
    assert kinds[gone][0] == "removed"


def test_no_edits_change_nothing(sample: Dataset) -> None:
    files = files_of(sample)
    assert with_edits(files, []) == files
    assert loaded_of(with_edits(files, [RowEdit("places", p, {}) for p in sample.places])).dataset == sample


@pytest.mark.parametrize("edit", [RowEdit("nothing", "x", {}), RowEdit("places", "vaxjo", {"nothing": "x"})])
def test_what_does_not_exist_is_an_error(sample: Dataset, edit: RowEdit) -> None:
    with pytest.raises(KeyError, match="nothing"):
        with_edits(files_of(sample), [edit])
