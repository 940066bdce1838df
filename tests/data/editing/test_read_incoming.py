"""What editors send, in the shapes in which it comes, and what is understood of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

import openpyxl
import pytest

from data.csv_rows import csv_bytes
from data.editing.incoming import Incoming, UploadError
from data.editing.read_incoming import read_pasted, read_upload
from data.editing.row_edits import RowEdit, with_edits
from data.reading.problem_messages import remedy
from data.records import Dataset
from data.store.revision import Files, files_of, loaded_of
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
HEAD = ["Svensk partner", "Partner utomlands", "Land", "Tema", "Start", "Slut", "Källa", "Källans datum"]
ROW = [
    "Växjö",
    "Kitwe City Council",
    "Zambia",
    "Jämställdhet",
    "2026",
    "",
    "https://example.org/a",
    "2026-06",
]


@pytest.fixture(scope="module")
def base(real: Dataset) -> Files:
    return files_of(real)


def table(*rows: list[str], separator: str = "\t") -> str:
    return csv_bytes(rows, separator=separator).decode()


def book(*rows: list[Any], title: str = "Blad1", **formats: str) -> bytes:
    made, target = openpyxl.Workbook(), io.BytesIO()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, form in formats.items():
        sheet[cell].number_format = form
    made.save(target)
    return target.getvalue()


def cells(read: Incoming, name: str) -> list[Mapping[str, str] | None]:
    return [edit.cells for edit in read.edits if edit.table == name]


def kinds(read: Incoming) -> list[tuple[str, str, str]]:
    """Each problem's kind, cell and heading; warnings in brackets."""
    return [
        (f"({p.problem.kind})" if p.is_warning else p.problem.kind, p.cell, p.column) for p in read.problems
    ]


def test_one_row_becomes_place_partnership_and_project(base: Files) -> None:
    read = read_pasted(table(HEAD, ROW), base, TODAY)
    assert read.edits == (
        RowEdit("places", "kitwe", {
            "id": "kitwe", "name": "Kitwe City Council", "short_name": "Kitwe", "kind": "city", "country": "ZM",
        }),
        RowEdit("partnerships", "vaxjo-kitwe", {
            "id": "vaxjo-kitwe", "swedish_place": "vaxjo", "partner_places": "kitwe", "programme": "KP",
            "icld_funded": "unknown",
        }),
        RowEdit("projects", "vaxjo-kitwe-1", {
            "id": "vaxjo-kitwe-1", "partnership": "vaxjo-kitwe", "themes": "gender", "start": "2026",
            "stated_status": "granted", "evidence_date": "2026-06", "source_urls": "https://example.org/a",
            "confidence": "high",
        }),
    )  # fmt: skip
    assert [(p.problem.kind, p.row, p.column, p.value) for p in read.problems] == [
        ("new-place", 2, "Partner utomlands", "Kitwe City Council")
    ]
    # The position is all that is missing; and what is in the draft by then is not made twice.
    draft = with_edits(base, [*read.edits, RowEdit("places", "kitwe", {"lat": "-12.8", "lon": "28.2"})])
    assert loaded_of(draft, TODAY).problems == ()
    again = read_pasted(table(HEAD, ROW), draft, TODAY)
    assert (again.edits, again.problems, again.sheets[0].same) == ((), (), 1)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("above", ["", "Nya partnerskap 2026\n\n", "sep={}\n", '"sep={}"\r\n'])
def test_any_separator_with_titles_above_and_moved_columns(base: Files, separator: str, above: str) -> None:
    text = table([*HEAD[::-1], "Eget"], [*ROW[::-1], "x"], separator=separator)
    read = read_upload((above.format(separator) + text).encode("utf-8-sig"), "a.csv", base, TODAY)
    assert cells(read, "projects")[0]["themes"] == "gender"  # type: ignore[index]
    assert read.sheets[0].ignored == ("Eget",)
    assert read.sheets[0].header_row == (3 if above.startswith("Nya") else 1)


def test_what_excel_makes_of_dates_numbers_and_text(base: Files) -> None:
    rows = [
        ["id", "start", "end", "evidence_date", "amount", "currency", "title"],
        *([key, *values] for key, values in {
            "ale-ghanzi-1": [date(2013, 6, 1), 2014.0, "mars 2014", 2550000.0, "SEK", "=1+1"],
            "ale-ghanzi-2": ["March 2015", "2018-01\u00a0", "31/3 2016", "2 550\u00a0000", "SEK", "'=1+1"],
        }.items()),
    ]  # fmt: skip
    read = read_upload(book(*rows, title="Projekt", B2="mmm-yy"), "a.xlsx", base, TODAY)
    changed = {edit.key: edit.cells for edit in read.edits}
    assert changed["ale-ghanzi-1"] == {
        "start": "2013-06", "end": "2014", "evidence_date": "2014-03", "amount": "2550000", "currency": "SEK"
    }  # fmt: skip
    assert changed["ale-ghanzi-2"] == {
        "start": "2015-03", "end": "2018-01", "evidence_date": "2016-03-31", "amount": "2550000",
        "currency": "SEK", "title": "=1+1",
    }  # fmt: skip
    # openpyxl saved the first title as a formula without a value.
    assert [(note.kind, note.details["n"]) for note in read.notes] == [("unsaved", 1)]
    assert kinds(read) == [("(older-evidence)", "D3", "evidence_date")]


@pytest.mark.parametrize(
    ("column", "text", "kept", "problem"),
    [
        ("Start", "1/2 2025", "1/2 2025", "date-day-or-month"),
        ("Start", "25-03-04", "25-03-04", "date-which-part"),
        ("Start", "46085", "2026-03-04", "(date-read-as)"),
        ("Start", "i våras", "i våras", "date"),
        ("Slut", "2020", "2020", "date-order"),
        ("Tema", "Gender equality, climate", "gender;climate", ""),
        ("Tema", "Jämstäldhet", "Jämstäldhet", "unknown-theme-near"),
        ("Källans datum", "2027-01", "2027-01", "after-today"),
        ("Källa", "www.example.org", "www.example.org", "url"),
    ],
)
def test_a_cell_that_is_not_sure_stays_as_written(
    base: Files, column: str, text: str, kept: str, problem: str
) -> None:
    row = [text if head == column else cell for head, cell in zip(HEAD, ROW, strict=True)]
    row[1] = "Lusaka"
    read = read_upload(book(HEAD, row), "a.xlsx", base, TODAY)
    names = {"Start": "start", "Slut": "end", "Tema": "themes", "Källa": "source_urls"}
    assert cells(read, "projects")[0][names.get(column, "evidence_date")] == kept  # type: ignore[index]
    letter = "ABCDEFGH"[HEAD.index(column)]
    assert [k for k in kinds(read) if k[0] != "new-place"] == (
        [(problem, f"{letter}2", column)] if problem else []
    )


@pytest.mark.parametrize(
    ("column", "text", "problem"),
    [
        ("Svensk partner", "Vaxholmö", "unknown-place-near"),
        ("Svensk partner", "", "missing"),
        ("Svensk partner", "Kisumu", "unknown-place"),
        ("Land", "Narnia", "no-country"),
        ("Land", "Norge", "new-country"),
        ("Källa", "", "missing"),
    ],
)
def test_a_row_without_its_places_or_source_is_left_out_until_it_has_them(
    base: Files, column: str, text: str, problem: str
) -> None:
    row = [text if head == column else cell for head, cell in zip(HEAD, ROW, strict=True)]
    read = read_upload(book(HEAD, row), "a.xlsx", base, TODAY)
    assert read.edits == ()
    assert [kind for kind, _, _ in kinds(read)] == [problem]
    assert (read.sheets[0].rows, read.sheets[0].new) == (1, 0)


def test_empty_cells_change_nothing_and_a_word_empties(base: Files) -> None:
    head = ["Id", "Ämne på svenska", "Ämne på engelska", "Start", "Slut"]
    read = read_pasted(table(head, ["ale-ghanzi-1", "", "radera", "2013", "-"]), base, TODAY)
    assert read.edits == (RowEdit("projects", "ale-ghanzi-1", {"topic_en": ""}),)
    same = read_pasted(table(head[:4], ["ale-ghanzi-1", "", "", "2013"]), base, TODAY)
    assert (same.edits, same.sheets[0].same) == ((), 1)


def test_rows_without_a_key_are_the_row_that_is_there_or_a_new_one(base: Files, real: Dataset) -> None:
    head = ["Svensk partner", "Partner utomlands", "Program", "Anmärkning på svenska"]
    known = read_pasted(table(head, ["Ale kommun", "Ghanzi", "Kommunala partnerskap", "x"]), base, TODAY)
    assert known.edits == (RowEdit("partnerships", "ale-ghanzi", {"note_sv": "x"}),)
    twin = read_pasted(table(["Id", *head], ["ale-ghanzi-ny", "Ale", "Ghanzi", "KP", "x"]), base, TODAY)
    assert "(possible-duplicate)" in [kind for kind, _, _ in kinds(twin)]
    article = next(a for a in real.articles.values() if a.url)
    head = ["Rubrik", "Webbadress"]
    read = read_pasted(table(head, ["Ny rubrik", f"{article.url}?utm_source=x"]), base, TODAY)
    assert [(edit.key, edit.cells and edit.cells["title"]) for edit in read.edits] == [
        (article.id, "Ny rubrik")
    ]
    projects = ["Partnerskap", "Teman", "Start", "Läge enligt källan", "Källor", "Säkerhet"]
    read = read_pasted(
        table(projects, ["Ale – Ghanzi", "Barn och unga", "2013", "Beviljat", "https://a.se/", "Säker"]),
        base,
        TODAY,
    )
    assert [edit.key for edit in read.edits] == ["ale-ghanzi-3"]
    assert [kind for kind, _, _ in kinds(read)] == ["(possible-duplicate-project)"]


def test_merged_and_hidden_rows_and_a_failed_formula(base: Files) -> None:
    made, target = openpyxl.Workbook(), io.BytesIO()
    sheet = made.active
    for row in (
        ["Partnerskap", "Start", "Titel"],
        ["ale-ghanzi", "2024", "#REF!"],
        [None, "2025", "B"],
        [],
        ["ale-ghanzi", "2026", "C"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[5].hidden = True
    made.save(target)
    read = read_upload(target.getvalue(), "a.xlsx", base, TODAY)
    assert [c and (c["partnership"], c["start"]) for c in cells(read, "projects")] == [
        ("ale-ghanzi", "2024"), ("ale-ghanzi", "2025"), ("ale-ghanzi", "2026")
    ]  # fmt: skip
    assert [note.kind for note in read.notes] == ["hidden-rows"]
    assert ("formula-error", "C2", "Titel") in kinds(read)
    assert {p.row for p in read.problems if p.problem.kind == "required"} == {2, 3, 5}


def test_tables_of_an_older_program_load_with_a_note(real: Dataset) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for path in sorted((ROOT / "tests" / "data" / "older_form").glob("*.csv")):
            packed.write(path, f"tabeller/{path.name}")
        packed.writestr("tabeller/revision.txt", "1 000000000000\n")
    older = {f.stem: f for f in (ROOT / "tests" / "data" / "older_form").glob("*.csv")}
    read = read_upload(content.getvalue(), "tabeller.zip", {}, TODAY)
    assert {sheet.sheet for sheet in read.sheets} == set(older)
    assert {note.kind for note in read.notes} == {"older-column", "added-columns"}
    start = next(note for note in read.notes if note.kind == "older-column")
    assert start.details == {"old": "start_year", "column": "start"}
    assert cells(read, "projects")[0]["start"]  # type: ignore[index]


def test_tables_as_files_are_taken_as_they_stand(base: Files) -> None:
    """What an exported folder holds is no form that somebody fills in: an empty cell is empty there."""
    lines = base["projects.csv"].decode().split("\n")
    lines[1] = (
        lines[1]
        .replace("unga företagare och lokal ekonomi", "-")
        .replace("young entrepreneurs and the local economy", "")
    )
    read = read_upload("\n".join(lines).encode(), "projects.csv", base, TODAY)
    assert read.edits == (RowEdit("projects", "ale-ghanzi-1", {"topic_sv": "-", "topic_en": ""}),)


def test_what_outlines_show_is_a_warning(base: Files) -> None:
    from geo.outlines.points import with_points

    rows = [["id", "lat", "lon"], ["chipata", "59,3", "18.0"], ["vaxjo", "56.9947", "14.9273"]]
    read = read_upload(book(*rows, title="Platser"), "a.xlsx", base, TODAY, with_points)
    assert kinds(read) == [("(point)", "B2", "lat")]


def test_what_is_no_table_is_refused_in_both_languages(base: Files) -> None:
    with pytest.raises(UploadError) as error:
        read_pasted("Hej!\nHär kommer tre nya partnerskap.\n", base, TODAY)
    assert error.value.kind == "no-table"
    assert error.value.sentence("sv") != error.value.sentence("en")


@pytest.mark.parametrize("escape", ["_x0007_", "_xFFFE_", "_xD800_"])
def test_a_character_that_no_text_may_hold_is_told_with_its_cell(base: Files, escape: str) -> None:
    head = ["namn", "land", "typ"]
    read = read_upload(
        book(head, [f"Ki{escape}twe", "Zambia", "stad"], title="places"), "a.xlsx", base, TODAY
    )
    told = [p for p in read.problems if p.problem.kind == "text"]
    assert [(p.cell, p.problem.value) for p in told] == [("A2", f"Ki{chr(int(escape[2:6], 16))}twe")]
    assert f"U+{escape[2:6]}" in remedy(told[0].problem, "sv")
