"""Bad cells and rows: each test knows every problem that has to come out, and what is still loaded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.reading import validate
from data.reading.load import Loaded
from data.reading.read_folder import read_folder
from data.records import Dataset, Problem
from data.schema.cells import MAX_ITEMS


def told(loaded: Loaded) -> list[tuple[str, int, str, str, str]]:
    return [(p.table, p.row, p.column, p.value, p.kind) for p in loaded.problems]


Change = Callable[..., Loaded]


# Cells by themselves


DATE = "date as YYYY, YYYY-MM or YYYY-MM-DD from 1990 to 2035"
URL = "web address that begins with http:// or https://"
PAGE = "https://icld.se/artikel/langsiktiga-partnerskap-mot-en-riktig-forandring/"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (",2015,2017,", ",1789,2017,", Problem("projects.csv", 3, "start", "1789", "date", DATE)),
        (",2015,2017,", ",2015,2036,", Problem("projects.csv", 3, "end", "2036", "date", DATE)),
        (",2015,2017,", ",2015.0,2017,", Problem("projects.csv", 3, "start", "2015.0", "date", DATE)),
        ("2013-06-03", "2013-06-31", Problem("projects.csv", 2, "evidence_date", "2013-06-31", "date", DATE)),
        ("2013-06-03", "1889-06-03", Problem("projects.csv", 2, "evidence_date", "1889-06-03", "date", DATE)),
        (
            "youth;economy,2013",
            "youth;youth,2013",
            Problem("projects.csv", 2, "themes", "youth", "repeated", ""),
        ),
        (PAGE, "javascript:alert(1)", Problem("articles.csv", 2, "url", "javascript:alert(1)", "url", URL)),
        (PAGE, "http://[::1", Problem("articles.csv", 2, "url", "http://[::1", "url", URL)),
        (PAGE, "https://", Problem("articles.csv", 2, "url", "https://", "url", URL)),
        (
            *("inclusion,5", "inclusion,18"),
            Problem("themes.csv", 2, "goals", "18", "goal", "number from 1 to 17 of one of the UN goals"),
        ),
        (
            "2020,59",
            "2020,-59",
            Problem("coverage.csv", 2, "projects", "-59", "count", "whole number from 0 to 100000"),
        ),
        (",0581,05,", ",581,05,", Problem("places.csv", 2, "code", "581", "code", "two or four digits")),
        (
            ",0581,05,",
            ",0581,5,",
            Problem("places.csv", 2, "county", "5", "county", "one of the 21 länskoder, two digits"),
        ),
        (
            "Cherson,",
            "Cher\x07son,",
            Problem("places.csv", 12, "name_sv", "Cher\x07son", "text", "text without control characters"),
        ),
    ],
)
def test_a_bad_optional_cell_is_told_and_its_row_is_kept(
    change: Change, old: str, new: str, problem: Problem, sample: Dataset
) -> None:
    loaded = change(problem.table, old, new)
    assert loaded.problems == (problem,)
    assert loaded.dataset.places.keys() == sample.places.keys()
    assert loaded.dataset.projects.keys() == sample.projects.keys()
    assert loaded.dataset.articles.keys() == sample.articles.keys()
    assert len(loaded.dataset.coverage) == len(sample.coverage)


def test_what_is_blanked_is_empty(change: Change) -> None:
    change("projects.csv", ",2013-06-03,", ",June 2013,")
    change("projects.csv", "youth;economy,2013", "youth;joy,2013")
    loaded = change("articles.csv", "https://icld.se/artikel/lang", "icld.se/artikel/lang")
    project = loaded.dataset.projects["ale-ghanzi-1"]
    assert (project.evidence_date, project.themes) == (None, ("youth",))
    assert loaded.dataset.articles["langsiktiga-partnerskap"].url == ""
    assert sorted(p.kind for p in loaded.problems) == ["date", "reference", "url"]


@pytest.mark.parametrize(
    ("latitude", "kind"),
    [
        ("557.6", "lat"),
        ("57,6", "lat"),
        ("nan", "lat"),
        ("inf", "lat"),
        ("5_7", "lat"),
        ("", "required"),
        ("९", "lat"),
    ],
)
def test_a_place_without_a_sound_latitude_is_left_out(change: Change, latitude: str, kind: str) -> None:
    cell = f'"{latitude}"' if "," in latitude else latitude
    loaded = change("places.csv", "55.6618", cell)
    assert loaded.problems == (Problem("places.csv", 5, "lat", latitude, kind, "number from -90 to 90"),)
    assert "lund" not in loaded.dataset.places
    assert len(loaded.dataset.places) == 12


def test_all_problems_of_a_row_are_told(change: Change) -> None:
    loaded = change(
        "places.csv", "lund,Lunds kommun,Lund,,kommun,SE,1281,12,55.6618", "Lund,,,,town,se,1281,12,91"
    )
    assert told(loaded) == [
        ("places.csv", 5, "id", "Lund", "id"),
        ("places.csv", 5, "name", "", "required"),
        ("places.csv", 5, "kind", "town", "enum"),
        ("places.csv", 5, "country", "se", "country"),
        ("places.csv", 5, "lat", "91", "lat"),
    ]


def test_an_empty_short_name_is_the_name(change: Change) -> None:
    loaded = change("places.csv", "Lunds kommun,Lund,", "Lunds kommun,,")
    assert loaded.problems == ()
    assert loaded.dataset.places["lund"].short_name == "Lunds kommun"


def test_cells_are_trimmed_and_composed(change: Change) -> None:
    loaded = change("places.csv", "Lunds kommun,Lund,", " Lunds kommun\u00a0,La\u030arstad,")
    assert loaded.problems == ()
    assert (loaded.dataset.places["lund"].name, loaded.dataset.places["lund"].short_name) == (
        "Lunds kommun",
        "Lårstad",
    )


# Rows and references


def test_the_first_of_two_rows_with_one_id_wins(change: Change) -> None:
    loaded = change("places.csv", "lund,Lunds kommun", "vaxjo,Lunds kommun")
    assert told(loaded) == [("places.csv", 5, "id", "vaxjo", "duplicate")]
    assert loaded.dataset.places["vaxjo"].name == "Växjö kommun"


def test_a_second_use_of_a_code_is_blanked(change: Change) -> None:
    loaded = change("places.csv", ",1281,12,", ",0780,07,")
    assert told(loaded) == [("places.csv", 5, "code", "0780", "duplicate")]
    assert loaded.dataset.places["lund"].code == ""


def test_a_dangling_reference_in_a_list_is_dropped_from_it(change: Change) -> None:
    loaded = change("articles.csv", "skelleftea;jinja", "skelleftea;atlantis;jinja")
    assert loaded.problems == (
        Problem("articles.csv", 2, "places", "atlantis", "reference", "id in places.csv"),
    )
    assert loaded.dataset.articles["langsiktiga-partnerskap"].places == ("skelleftea", "jinja")


def test_one_party_abroad_may_be_missing_but_not_all(change: Change) -> None:
    loaded = change("partnerships.csv", "ale,ghanzi;budesti", "ale,ghanzi;atlantis")
    assert told(loaded) == [("partnerships.csv", 3, "partner_places", "atlantis", "reference")]
    assert loaded.dataset.partnerships["ale-ghanzi-budesti"].partner_places == ("ghanzi",)

    loaded = change("partnerships.csv", "ale,ghanzi;atlantis", "ale,atlantis")
    assert told(loaded) == [
        ("partnerships.csv", 3, "partner_places", "atlantis", "reference"),
        ("projects.csv", 4, "partnership", "ale-ghanzi-budesti", "not-loaded"),
        ("projects.csv", 5, "partnership", "ale-ghanzi-budesti", "not-loaded"),
    ]


def test_a_row_that_is_left_out_takes_those_that_refer_to_it_along(change: Change) -> None:
    loaded = change("places.csv", ",0.4390,", ",100,")
    assert told(loaded) == [
        ("places.csv", 11, "lat", "100", "lat"),
        ("partnerships.csv", 6, "partner_places", "jinja", "not-loaded"),
        ("projects.csv", 12, "partnership", "skelleftea-jinja", "not-loaded"),
        ("projects.csv", 13, "partnership", "skelleftea-jinja", "not-loaded"),
        ("projects.csv", 14, "partnership", "skelleftea-jinja", "not-loaded"),
        ("projects.csv", 15, "partnership", "skelleftea-jinja", "not-loaded"),
        ("articles.csv", 2, "places", "jinja", "not-loaded"),
        ("articles.csv", 2, "partnerships", "skelleftea-jinja", "not-loaded"),
    ]
    assert loaded.dataset.articles["langsiktiga-partnerskap"].places == ("skelleftea",)
    assert len(loaded.dataset.partnerships) == 5
    assert len(loaded.dataset.projects) == 14


def test_a_row_cannot_be_the_same_as_one_that_is_not_there(change: Change) -> None:
    loaded = change("places.csv", ",region-gotland,", ",visby,")
    assert told(loaded) == [("places.csv", 4, "same_as", "visby", "reference")]
    assert loaded.dataset.places["gotland"].same_as == ""

    loaded = change("places.csv", "region-gotland,Region Gotland", "region-gotland,")
    assert ("places.csv", 8, "name", "", "required") in told(loaded)


def test_a_partnership_without_project_is_still_loaded(change: Change) -> None:
    loaded = change(
        "projects.csv", "norrkoping-kherson-1,norrkoping-kherson", "norrkoping-kherson-1,ale-ghanzi"
    )
    assert loaded.problems == (
        Problem("partnerships.csv", 4, "id", "norrkoping-kherson", "no-project", "projects.csv"),
    )
    assert loaded.dataset.projects_of["norrkoping-kherson"] == ()


def test_a_row_that_refers_into_a_table_that_could_not_be_used(change: Change) -> None:
    loaded = change("themes.csv", ",group,", ",grupp,")
    kinds = {(p.table, p.kind) for p in loaded.problems}
    assert kinds == {
        *(("themes.csv", "missing-column"), ("themes.csv", "unknown-column")),
        ("themes.csv", "consequences"),
    }
    assert [p.kind for p in loaded.problems][-1] == "consequences"
    assert len(loaded.dataset.projects) == 18


def test_causes_stand_before_what_follows_from_them(change: Change) -> None:
    change("projects.csv", b"nothing that is known\n")
    loaded = change("countries.csv", "UG,africa", "UG,afrika")
    told = [(p.table, p.kind, p.value) for p in loaded.problems]
    assert told[:2] == [("projects.csv", "header", ""), ("projects.csv", "consequences", "10")]
    assert ("countries.csv", "enum", "afrika") in told
    assert not {"no-project", "not-loaded"} & {kind for _, kind, _ in told}


def test_a_row_that_was_not_loaded_comes_before_those_that_refer_to_it(change: Change) -> None:
    change("articles.csv", "https://", "htps//")
    kinds = [p.kind for p in change("places.csv", "-21.6978", "-210").problems]
    assert "not-loaded" in kinds
    assert kinds == sorted(kinds, key=lambda kind: kind == "not-loaded")


def test_every_sound_row_has_its_number(change: Change) -> None:
    rows = change("places.csv", "55.6618", "557.6").rows
    numbers = [number for (table, _), number in rows.items() if table == "places"]
    assert len(numbers) == len(set(numbers)) == 12
    assert 5 not in numbers


def test_a_cell_beyond_the_bound_is_not_read(change: Change, sample: Dataset) -> None:
    for length, kept in ((20_000, 20_000), (20_001, 0), (200_000, None)):
        note = "x" * length
        loaded = change("coverage.csv", f"year,note_sv\n2020,{note}\n2021,short\n".encode())
        problems = [p for p in loaded.problems if p.row > 1]
        if kept is None:
            assert [(p.row, p.column, p.kind) for p in problems] == [(2, "", "cell-length")]
            assert [total.year for total in loaded.dataset.coverage] == [2021]
        else:
            assert len(loaded.dataset.coverage[0].note_sv) == kept
            assert [(p.row, p.column, p.kind) for p in problems] == [(2, "note_sv", "cell-length")] * (
                not kept
            )


def test_a_list_beyond_the_bound_is_cut(change: Change) -> None:
    aliases = ";".join(f"a{n}" for n in range(MAX_ITEMS + 1))
    loaded = change("places.csv", "Lund;Lund kommun", aliases)
    assert loaded.problems == (
        Problem("places.csv", 5, "aliases", str(MAX_ITEMS + 1), "list-length", str(MAX_ITEMS)),
    )
    assert len(loaded.dataset.places["lund"].aliases) == MAX_ITEMS


def test_problems_beyond_the_bound_are_counted(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "MAX_PROBLEMS", 3)
    loaded = change("coverage.csv", b"year\n1\n2\n3\n4\n5\n")
    assert [(p.row, p.value, p.kind) for p in loaded.problems if p.row != 1] == [
        *((0, "2", "more-problems"), (2, "1", "year"), (3, "2", "year"), (4, "3", "year"))
    ]


@pytest.mark.parametrize(
    ("seen", "kept"),
    [
        *(("2013-06-03", True), ("2026-11-22", True), ("2026-11", True), ("2026", True)),
        *(("2026-11-23", False), ("2026-12", False), ("2027", False)),
    ],
)
def test_evidence_of_a_day_to_come_is_a_problem_and_no_fact(
    change: Change, tmp_path: Path, seen: str, kept: bool
) -> None:
    assert change("projects.csv", "2013-06-03", seen).problems == ()
    loaded = read_folder(tmp_path / "tables", date(2026, 11, 22))
    expected = Problem("projects.csv", 2, "evidence_date", seen, "after-today", "2026-11-22")
    assert loaded.problems == (() if kept else (expected,))
    assert (loaded.dataset.projects["ale-ghanzi-1"].evidence_date is not None) == kept
