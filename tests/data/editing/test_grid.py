"""Forms and grids: only what was changed becomes a change of the row, and what is in use is not removed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.editing.grid import grid_edits, new_key, removal, removals, row_edit, text_of, uses, value_of
from data.editing.row_edits import RowEdit, rows_by_key, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.revision import files_of, loaded_of

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)


def test_a_form_that_was_only_looked_at_changes_nothing(sample: Dataset) -> None:
    files = files_of(sample)
    for table in TABLES.values():
        for key, row in rows_by_key(table, files).items():
            shown = {column.name: value_of(column, row[column.name]) for column in table.columns}
            assert row_edit(table.name, key, row, shown) == ()


@given(title=TEXTS, themes=st.lists(st.sampled_from(["gender", "youth", "climate"]), unique=True))
def test_what_was_put_in_stands_in_the_row(sample: Dataset, title: str, themes: list[str]) -> None:
    files, key = files_of(sample), "ale-ghanzi-1"
    row = rows_by_key(TABLES["projects"], files)[key]
    edits = row_edit("projects", key, row, {"title": title, "themes": themes, "id": "another"})
    after = rows_by_key(TABLES["projects"], with_edits(files, edits))
    assert after[key] == row | {"title": text_of(title), "themes": ";".join(themes)}
    assert {k: r for k, r in after.items() if k != key} == {
        k: r for k, r in rows_by_key(TABLES["projects"], files).items() if k != key
    }


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (None, ""),
        ("  a \r\n b  \r\n", "a\n b"),
        (["gender", "", " youth "], "gender;youth"),
        ([], ""),
        (2026, "2026"),
    ],
)
def test_what_a_form_holds_as_text(held: object, text: str) -> None:
    assert text_of(held) == text


def test_the_cells_of_a_grid_are_those_of_the_rows_that_it_shows(sample: Dataset) -> None:
    rows = rows_by_key(TABLES["projects"], files_of(sample))
    shown = [(key, rows[key]) for key in ("vaxjo-vushtrri-1", "ale-ghanzi-2")]
    edited = {1: {"end": "2018", "title": None}, 0: {"themes": ["transparency", "participation"]}}
    assert grid_edits("projects", shown, edited) == (RowEdit("projects", "ale-ghanzi-2", {"end": "2018"}),)


@pytest.mark.parametrize(
    ("table", "cells", "key"),
    [
        ("projects", {"partnership": "ale-ghanzi"}, "ale-ghanzi-3"),
        ("partnerships", {"swedish_place": "ale", "partner_places": "ghanzi"}, "ale-ghanzi-2"),
        ("places", {"name": "Växjö kommun"}, "vaxjo-kommun"),
        ("places", {"name": "Jinja"}, "jinja-2"),
        ("articles", {"title": "De vill bygga något bestående"}, "de-vill-bygga-nagot-bestaende-2"),
        ("programmes", {"name_sv": "Nya programmet"}, "nya-programmet"),
        ("sources", {"url": "https://example.org/"}, "https://example.org/"),
    ],
)
def test_the_key_of_a_new_row_is_nobody_elses(
    sample: Dataset, table: str, cells: dict[str, str], key: str
) -> None:
    assert new_key(table, cells, rows_by_key(TABLES[table], files_of(sample))) == key


def test_a_partnership_goes_with_its_projects_and_out_of_the_lists(sample: Dataset) -> None:
    files = files_of(sample)
    edits, hindrances = removal(files, "partnerships", "skelleftea-jinja")
    assert hindrances == ()
    after = loaded_of(with_edits(files, edits))
    assert after.problems == ()
    assert "skelleftea-jinja" not in after.dataset.partnerships
    assert not [p for p in after.dataset.projects.values() if p.partnership == "skelleftea-jinja"]
    assert after.dataset.articles["langsiktiga-partnerskap"].partnerships == ()


@pytest.mark.parametrize(
    ("table", "key", "where"),
    [
        ("places", "ale", {("partnerships", "ale-ghanzi"), ("partnerships", "ale-ghanzi-budesti")}),
        ("places", "jinja", {("partnerships", "skelleftea-jinja")}),
        ("countries", "UG", {("places", "jinja")}),
    ],
)
def test_what_a_row_rests_on_is_not_removed(
    sample: Dataset, table: str, key: str, where: set[tuple[str, str]]
) -> None:
    files = files_of(sample)
    edits, hindrances = removal(files, table, key)
    assert edits == ()
    assert {(use.table, use.key) for use in hindrances} == where
    assert {(use.table, use.key) for use in uses(files, table, key)} >= where


def test_of_several_those_are_removed_that_can_be(sample: Dataset) -> None:
    edits, hindrances = removals(files_of(sample), "places", ["lund", "ale"])
    assert edits == (RowEdit("places", "lund", None),)
    assert {use.table for use in hindrances} == {"partnerships"}
