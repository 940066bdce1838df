"""Files hold exactly the rows of the table; whatever stands in them stays text."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from openpyxl import load_workbook

from components.language import language
from components.outputs.export.columns import COLUMNS
from components.outputs.export.csv_file import csv_bytes, harmless
from components.outputs.export.download import Download, MalformedQueryError, download, download_address
from components.outputs.export.render import downloads
from components.outputs.export.workbook import workbook_bytes
from components.state.state import State
from components.view import build_view
from data.dates import parse_partial_date
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.components.strategies import states
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
ROOT_ADDRESS = "https://example.org/karta/"
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "=HYPERLINK(\"http://evil.example\";\"x\")",
    "=cmd|' /C calc'!A0", "#N/A", "#REF!", "{{7*7}}", "<script>", "\"quoted\"; ;", "'apostrophe",
    "a\x00b\x0bc", "x" * 40_000,
]  # fmt: skip


def get(kind: str, state: State, dataset: Dataset = REAL) -> Download:
    return download(dataset, TODAY, kind, urlsplit(download_address(state, kind)).query, ROOT_ADDRESS)


def sheets(content: bytes) -> tuple[list[tuple[Any, ...]], dict[str, Any]]:
    book = load_workbook(BytesIO(content))
    rows, about = book.worksheets
    return list(rows.iter_rows(values_only=True)), dict(about.iter_rows(values_only=True))


def table(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


# Workbooks are slow to make: the smallest of all failing states would take minutes to find.
@settings(max_examples=30, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(states(REAL))
def test_every_file_holds_the_rows_of_the_view_in_its_order(state: State) -> None:
    wanted = [r.id for r in build_view(REAL, replace(state, page="table"), TODAY).rows]
    in_book, about = sheets(get("xlsx", state).make())
    in_csv = table(get("csv", state).make())
    with ZipFile(BytesIO(get("csv.zip", state).make())) as archive:
        zipped, told = (archive.read(n) for n in archive.namelist())
    assert [r[0] for r in in_book[1:]] == wanted
    assert [r[0] for r in in_csv[1:]] == wanted
    assert zipped == get("csv", state).make()
    words = language(state.language)
    assert about[words("export.about_count")] == len(wanted)
    assert dict(table(told))[words("export.about_count")] == str(len(wanted))
    heads = [words(f"export.{c}") for c in COLUMNS]
    assert list(in_book[0]) == in_csv[0] == heads


def test_days_are_dates_and_years_are_numbers() -> None:
    dated = {parse_partial_date(t).text: parse_partial_date(t) for t in ("2024", "2024-04", "2024-04-18")}
    projects = iter(REAL.projects_of["dorotea-livingstone-victoria-falls"])
    project = next(projects)
    seen = {}
    for text, when in dated.items():
        changed = replace(project, evidence_date=when)
        dataset = replace(
            REAL,
            revision=f"export {text}",
            projects={**REAL.projects, project.id: changed},
            projects_of={**REAL.projects_of, project.partnership: (changed,)},
        )
        rows, _ = sheets(get("xlsx", State(text="dorotea"), dataset).make())
        row = dict(zip(COLUMNS, rows[1], strict=True))
        seen[text] = row["evidence"]
        assert (row["start_year"], row["end_year"]) == (2024, 2026)
    assert seen["2024"] == 2024
    assert seen["2024-04"] == "2024-04"
    assert seen["2024-04-18"].date() == date(2024, 4, 18)


def test_codes_keep_their_leading_zero() -> None:
    rows, _ = sheets(get("xlsx", State(status=(), funding=(), text="strangnas")).make())
    assert {r[COLUMNS.index("swedish_code")] for r in rows[1:]} == {"0486"}


def test_the_book_says_what_it_holds() -> None:
    state = State(
        status=("active", "planned"), theme=("climate",), country=("KE",), text="hälsa", date="2020"
    )
    _, about = sheets(get("xlsx", state).make())
    assert about["Filter"] == (
        "Tema: Klimat och miljö · Land: Kenya · Status: Aktivt och Planerat"
        " · Finansiering: Finansierat av ICLD · sökning ”hälsa”"
    )
    assert about["Tidpunkt som visas"] == "2020 (pågick någon gång under året)"
    assert about["Uppgifter till och med"].date() == date(2026, 2, 1)
    assert about["Hämtad"].date() == TODAY
    assert about["Tabellernas revision"] == REAL.revision
    assert about["Vyns adress"].startswith("https://example.org/karta/table?theme=climate&country=KE&status=")
    assert about["Licens"]
    assert {k for k in about if k.startswith("Kolumn")} >= {"Kolumn Startår (start_year)"}
    assert (
        sheets(get("xlsx", State(status=(), funding=())).make())[1]["Filter"]
        == "Inga filter: alla partnerskap"
    )


def test_the_book_is_ready_to_read() -> None:
    book = load_workbook(BytesIO(get("xlsx", State(language="en")).make()))
    assert book.sheetnames == ["Partnerships", "About"]
    assert book.worksheets[0].freeze_panes == "B2"
    assert book.worksheets[0].auto_filter.ref == "A1:T31"
    assert book.worksheets[0].column_dimensions["O"].width > 30


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_a_workbook(text: str) -> None:
    heads = [text] * len(COLUMNS)
    content = workbook_bytes(("a", "b"), heads, [[text] * len(COLUMNS)], [(text, text)])
    kept = "".join(c for c in text if c in "\t\r\n" or c >= " ")[:32767]
    for sheet in load_workbook(BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type == "s"
                assert cell.hyperlink is None
                assert cell.value.replace("\r", "\n") == kept.replace("\r", "\n")
    with ZipFile(BytesIO(content)) as archive:
        assert all(b"<f>" not in archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_formula_in_csv(text: str) -> None:
    (row,) = table(csv_bytes([[text, 7, None, date(2026, 1, 2)]]))
    assert not row[0].startswith(tuple("=+-@\t\r\n＝"))
    assert row[0].removeprefix("'") == text.removeprefix("'")
    assert row[1:] == ["7", "", "2026-01-02"]


def test_ordinary_text_is_left_alone() -> None:
    assert [harmless(t) for t in ("Växjö", "1-2", "", "a=b")] == ["Växjö", "1-2", "", "a=b"]


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (State(), "partnerskap_aktiva_2026-11-22.xlsx"),
        (State(language="en"), "partnerships_active_2026-11-22.xlsx"),
        (State(theme=("climate",)), "partnerskap_aktiva_klimat-och-miljo_2026-11-22.xlsx"),
        (State(status=(), date="2020"), "partnerskap_alla_2020.xlsx"),
        (State(text='a"\r\nb/../ÿ中'), "partnerskap_aktiva_a-b-y_2026-11-22.xlsx"),
    ],
)
def test_the_name_says_what_the_file_is(state: State, name: str) -> None:
    assert get("xlsx", state).name == name


@settings(max_examples=30, deadline=None)
@given(states(REAL))
def test_names_are_short_and_plain(state: State) -> None:
    name = get("csv", state).name
    assert name.isascii()
    assert len(name) < 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")


@pytest.mark.parametrize(
    "query",
    [
        "theme=nothing",
        "theme=%ff%00&date=99999",
        "text=%ED%A0%80",
        "%",
        "&&&=",
        "start=-1&sort=x&language=xx",
    ],
)
def test_what_is_unknown_in_a_query_falls_away(query: str) -> None:
    found = table(download(REAL, TODAY, "csv", query, ROOT_ADDRESS).make())
    assert len(found) == 31 or "text" in query


def test_a_query_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(MalformedQueryError, match=r"Adressen går inte att läsa(.|\n)*cannot be read"):
        download(REAL, TODAY, "csv", "a=1&" * 200, ROOT_ADDRESS)


def test_the_mark_changes_with_the_content_and_not_with_the_hour() -> None:
    one = get("xlsx", State())
    assert one.etag == get("xlsx", State(start=50, selection="place:vaxjo")).etag
    assert one.etag != get("csv", State()).etag
    assert one.etag != get("xlsx", State(language="en")).etag
    assert one.etag != get("xlsx", State(), replace(REAL, revision="other")).etag
    assert get("csv.zip", State()).make() == get("csv.zip", State()).make()


def test_the_links_name_files_and_are_marked_as_downloads() -> None:
    html = downloads(build_view(REAL, State(country=("KE",), start=50), TODAY))
    assert html.count(" download>") == 5, "four files of rows, and the brief of the one country"
    for kind in ("xlsx", "csv", "csv.zip", "geojson"):
        assert f'href="./data/partnerships.{kind}?country=KE"' in html
