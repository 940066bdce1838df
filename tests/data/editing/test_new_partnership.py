"""A partnership from a form makes the rows that the template makes of the same cells."""

from __future__ import annotations

from datetime import date

from data.csv_rows import csv_bytes
from data.editing.headings import SIMPLE, columns_of, heading
from data.editing.new_partnership import new_partnership
from data.editing.read_incoming import read_pasted
from data.editing.row_edits import with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of

CELLS = {
    "swedish_place": "lund",
    "partner": "Masaka",
    "country": "UG",
    "theme": "water_waste;youth",
    "start": "2026-07",
    "topic_sv": "avfall",
    "source_urls": "https://example.org/beslut",
    "evidence_date": "2026-06-15",
    "icld_funded": "yes",
}


def test_a_new_partner_abroad_gets_its_row(sample: Dataset) -> None:
    files = files_of(sample)
    result = new_partnership(files, CELLS, "sv")
    assert result.problems == ()
    assert {edit.table for edit in result.edits} == {"places", "partnerships", "projects"}
    after = loaded_of(with_edits(files, result.edits))
    missing = {(p.table, p.column) for p in after.problems if p.kind == "required"}
    assert missing == {("places.csv", "lat"), ("places.csv", "lon")}
    project = next(e.cells for e in result.edits if e.table == "projects")
    assert project is not None
    assert project["partnership"] == result.partnership
    assert project["themes"] == "water_waste;youth"


def test_a_form_and_the_templates_sheet_agree(sample: Dataset) -> None:
    files, cells = files_of(sample), CELLS | {"partner": "jinja"}
    names = [name for name in columns_of(SIMPLE) if name in cells]
    sheet = csv_bytes([[heading(SIMPLE, n, "sv") for n in names], [cells[n] for n in names]], separator="\t")
    pasted = read_pasted(sheet.decode(), files, date(2026, 11, 22))
    form = new_partnership(files, cells, "sv")
    assert form.edits == pasted.edits
    after = loaded_of(with_edits(files, form.edits))
    assert after.problems == ()
    assert after.dataset.partnerships[form.partnership].partner_places == ("jinja",)


def test_what_is_missing_is_named_as_in_the_form(sample: Dataset) -> None:
    result = new_partnership(files_of(sample), {"partner": "jinja"}, "sv")
    assert result.edits == ()
    assert result.partnership == ""
    assert {p.column for p in result.problems} == {"Svensk partner", "Land", "Källans webbadress"}
