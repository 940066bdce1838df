"""How an editor sees the rows of a draft."""

from __future__ import annotations

import pytest

from components.language import language
from components.view.editing_rows import (
    EDITABLE,
    MAIN,
    cell_text,
    column_help,
    column_label,
    draft_rows,
    grid_columns,
    uses_text,
)
from data.editing.grid import uses
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.revision import files_of, loaded_of

SV, EN = language("sv"), language("en")


@pytest.mark.parametrize(
    ("table", "key", "sv", "en"),
    [
        (
            *("partnerships", "ale-ghanzi-budesti"),
            *("Ale kommun – Ghanzi District (Botswana), Budești (Moldavien)",),
            *("Ale kommun – Ghanzi District (Botswana), Budești (Moldova)",),
        ),
        (
            *("projects", "ale-ghanzi-2"),
            *("Ale kommun – Ghanzi District (Botswana): 2015–2017 metoder för medborgardialog",),
            *("Ale kommun – Ghanzi District (Botswana): 2015–2017 methods for citizen dialogue",),
        ),
        ("places", "kherson", "Cherson (Ukraina)", "Kherson (Ukraine)"),
        ("programmes", "KP", "Kommunala partnerskap", "Municipal partnerships"),
        ("countries", "UG", "Uganda", "Uganda"),
        ("partnerships", "there-is-none", "there-is-none", "there-is-none"),
    ],
)
def test_a_row_is_called_by_what_people_know_it_by(
    sample: Dataset, table: str, key: str, sv: str, en: str
) -> None:
    files = files_of(sample)
    assert (draft_rows(files, SV).title(table, key), draft_rows(files, EN).title(table, key)) == (sv, en)


def test_a_partner_that_no_source_names_is_said_to_be_unknown(sample: Dataset) -> None:
    cells = {"swedish_place": "lund", "partner_countries": "ZM"}
    files = with_edits(files_of(sample), [RowEdit("partnerships", "lund-2026", cells)])
    assert (
        draft_rows(files, EN).title("partnerships", "lund-2026") == "Lunds kommun – partner unknown, Zambia"
    )


def test_two_rows_of_one_name_are_told_apart(sample: Dataset) -> None:
    files = with_edits(files_of(sample), [RowEdit("places", "jinja-2", {"name": "Jinja", "country": "UG"})])
    rows = draft_rows(files, SV)
    assert rows.title("places", "jinja") == "Jinja (Uganda) [jinja]"
    assert len(set(rows.titles["places"].values())) == len(rows.rows["places"])


def test_each_column_has_a_choice_of_all_that_may_stand_in_it(sample: Dataset) -> None:
    rows = draft_rows(files_of(sample), SV)
    for name in EDITABLE:
        for column in TABLES[name].columns:
            options = rows.options(name, column)
            assert bool(options) == bool(column.choices or column.refers_to), column.name
            assert len(set(options.values())) == len(options), column.name
            for row in rows.rows[name].values():
                items = row[column.name].split(";") if column.many else [row[column.name]]
                assert not options or {item for item in items if item} <= set(options)


def test_the_two_sides_of_a_partnership_are_chosen_from_their_own(sample: Dataset) -> None:
    rows = draft_rows(files_of(sample), SV)

    def offered(name: str) -> set[str]:
        column = TABLES["partnerships"].column(name)
        assert column is not None
        return {sample.places[key].country for key in rows.options("partnerships", column)}

    assert offered("swedish_place") == {"SE"}
    assert "SE" not in offered("partner_places")


def test_a_cell_that_names_nothing_is_still_offered_and_shown(sample: Dataset) -> None:
    edit = RowEdit("projects", "ale-ghanzi-1", {"themes": "youth;nonsense"})
    rows = draft_rows(with_edits(files_of(sample), [edit]), SV)
    column = TABLES["projects"].column("themes")
    assert column is not None
    assert rows.options("projects", column)["nonsense"] == "nonsense"
    assert cell_text(rows, "projects", column, "youth;nonsense") == "Barn och unga, nonsense"


def test_a_search_finds_names_and_cells_in_any_spelling(sample: Dataset) -> None:
    rows = draft_rows(files_of(sample), SV)
    assert rows.found("partnerships", "vaxjo") == ("vaxjo-vushtrri",)
    assert rows.found("partnerships", "trepartssamarbete") == ("ale-ghanzi", "ale-ghanzi-budesti")
    assert rows.found("places", "") == rows.sorted_keys("places")
    assert rows.found("places", "finns inte") == ()
    assert rows.sorted_keys("programmes") == ("KP", "RU", "other")


def test_a_problem_leads_to_its_row(sample: Dataset) -> None:
    files = with_edits(files_of(sample), [RowEdit("projects", "vaxjo-vushtrri-2", {"end": "2010-13"})])
    rows = draft_rows(files, SV)
    (problem,) = loaded_of(files).problems
    assert rows.key_at("projects", problem.row) == "vaxjo-vushtrri-2"
    assert rows.key_at("projects", 0) == rows.key_at("projects", 999) == ""


def test_every_column_has_its_place_its_name_and_its_help() -> None:
    for name in EDITABLE:
        table = TABLES[name]
        assert set(MAIN[name]) <= set(table.column_names)
        assert sorted(c.name for c in grid_columns(name)) == sorted(table.column_names)
        assert grid_columns(name)[0].name == MAIN[name][0]
        for column in table.columns:
            for words in (SV, EN):
                assert column_help(column, words).startswith(column.description(words.code))  # type: ignore[arg-type]
                assert column_label(name, column.name, words) != column.name
    assert "2035" in column_help(TABLES["projects"].columns[6], SV)


def test_the_rows_that_use_a_row_are_named_the_first_of_many(sample: Dataset) -> None:
    files = files_of(sample)
    assert uses_text(draft_rows(files, SV), uses(files, "partnerships", "ale-ghanzi")) == (
        "Ale kommun – Ghanzi District (Botswana): 2013– unga företagare och lokal ekonomi och "
        "Ale kommun – Ghanzi District (Botswana): 2015–2017 metoder för medborgardialog"
    )
    assert uses_text(draft_rows(files, EN), uses(files, "programmes", "KP")).endswith(" and +2")
