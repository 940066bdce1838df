"""What is looked for in a workbook; the hostile ones together: tests/data/editing/test_read_incoming_hostile.py."""

from __future__ import annotations

import io

import openpyxl
import pytest

from bench.hostile_uploads import hostile_uploads
from data.files.packed import RefusedFileError
from data.files.workbook_check import MAX_COLUMNS, MAX_ROWS, check_workbook

ABOUT = ("one cell at XFD1048576", "external link")
HOSTILE = {upload.about: upload for upload in hostile_uploads() if upload.about in ABOUT}


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ((MAX_ROWS, MAX_COLUMNS), ""),
        ((MAX_ROWS + 1, 1), "many-rows"),
        ((1, MAX_COLUMNS + 1), "many-columns"),
        ((MAX_ROWS + 2, 1), "far-cell"),
        ((1, MAX_COLUMNS + 2), "far-cell"),
    ],
)
def test_the_last_cell_that_may_be_filled(cell: tuple[int, int], kind: str) -> None:
    made, target = openpyxl.Workbook(), io.BytesIO()
    made.active.cell(*cell, "x")
    # A cell that has a look and nothing in it is nothing, wherever it is.
    made.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    made.save(target)
    if not kind:
        assert len(check_workbook(target.getvalue())) > 5
        return
    with pytest.raises(RefusedFileError) as error:
        check_workbook(target.getvalue())
    assert error.value.kind == kind


def test_a_reason_names_what_to_look_for() -> None:
    told = {}
    for about in ABOUT:
        with pytest.raises(RefusedFileError) as error:
            check_workbook(HOSTILE[about].content)
        told[about] = error.value.sentence("en")
    assert "Cell XFD1048576 is filled in" in told["one cell at XFD1048576"]
    assert "externalLinks/externalLink1.xml" in told["external link"]
