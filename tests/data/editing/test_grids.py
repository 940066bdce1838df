"""What was sent, as sheets of text."""

from __future__ import annotations

import io
import zipfile

import pytest

from data.editing.grids import sent_file, sent_text
from data.files.packed import RefusedFileError


def test_files_of_tables_in_a_folder_of_a_zip_file() -> None:
    content = io.BytesIO()
    # More than the piece in which a file is unpacked.
    big = "id,label_sv,label_en,group,goals\n" + f"x,{'y' * 500},z,g,\n" * 5_000
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("tabeller/themes.csv", big)
        packed.writestr("tabeller/revision.txt", "1 000000000000\n")
        packed.writestr("tabeller/readme.md", "x")
        packed.writestr("tabeller/tomt.csv", " ")
        packed.writestr("tabeller/eget.csv", "a;b\n1;2\n")
    sent = sent_file(content.getvalue(), "tabeller.zip")
    assert [(grid.sheet.name, grid.match.table, grid.exact) for grid in sent.grids] == [
        ("themes", "themes", True)
    ]
    assert {cells for _, cells in sent.grids[0].rows} == {("x", "y" * 500, "z", "g", "")}
    assert len(sent.grids[0].rows) == 5_000
    assert {(s.sheet, s.reason) for s in sent.skipped} == {
        ("readme.md", "no-table"), ("tomt", "empty"), ("eget", "no-table")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "exact"),
    [
        ("id,world_region", True),
        ("id;world_region", True),
        ("Id,world_region", False),
        ("id,world_region,Eget", False),
        ("Länder\nid,world_region", False),
    ],
)
def test_only_the_schemas_own_columns_are_a_table_as_it_stands(header: str, exact: bool) -> None:
    separator = ";" if ";" in header else ","
    (grid,) = sent_text(f"{header}\nKE{separator}africa\n", "countries").grids
    assert grid.exact == exact


def test_a_row_that_cannot_be_split_is_told_and_the_others_are_read() -> None:
    (grid,) = sent_text('id;name;country\nx;"X;SE\ny;Y;SE\nz;"Z"z;SE\nå;Å;SE\n', "a").grids
    assert [kind for _, kind in grid.broken] == ["quotes"]
    assert grid.rows[-1][1][0] != "x"


def test_the_signs_of_windows_are_read_and_told() -> None:
    sent = sent_file("id;name;country\nx;Växjö;SE\n".encode("cp1252"), "a.csv")
    assert sent.grids[0].rows[0][1][1] == "Växjö"
    assert [note.kind for note in sent.notes] == ["encoding"]
    assert (
        sent_file("id\tname\tcountry\nx\tVäxjö\tSE\n".encode("utf-16"), "a.txt").grids[0].rows[0][1][1]
        == "Växjö"
    )


@pytest.mark.parametrize(("text", "kind"), [("", "empty"), (" \n", "empty"), ("x" * 10_000_001, "too-large")])
def test_a_pasted_text_has_bounds(text: str, kind: str) -> None:
    with pytest.raises(RefusedFileError) as error:
        sent_text(text, "a")
    assert error.value.kind == kind
