"""The schema agrees with the records, and with itself."""

import dataclasses
import re
import types
import typing

import pytest

from data import records
from data.cells import parse_cell, split_list
from data.schema import TABLES, Column, Table

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
NAMES = [f"{table.name}.{column.name}" for table, column in COLUMNS]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_are_the_fields_of_the_record(table: Table) -> None:
    assert table.column_names == tuple(field.name for field in dataclasses.fields(table.record))
    assert table.key == table.columns[0].name
    assert table.columns[0].required
    assert table.columns[0].unique


def test_tables_are_the_parts_of_a_dataset() -> None:
    assert set(TABLES) <= {field.name for field in dataclasses.fields(records.Dataset)}


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=NAMES)
def test_a_column_gives_what_the_record_holds(table: Table, column: Column) -> None:
    hint = typing.get_type_hints(table.record)[column.name]
    if typing.get_origin(hint) is tuple:
        assert column.many
        hint = typing.get_args(hint)[0]
    else:
        assert not column.many
    if column.choices and typing.get_origin(hint) is typing.Literal:
        assert column.choices == typing.get_args(hint)
        return
    kinds = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    expected = {"text": str, "url": str, "integer": int, "number": float, "date": records.PartialDate}
    assert expected[column.type.value] in kinds
    optional_number = not column.required and not column.many and column.type.value in ("integer", "date")
    assert (type(None) in kinds) == optional_number


def test_kinds_of_places_are_those_of_the_records() -> None:
    column = TABLES["places"].column("kind")
    assert column is not None
    kinds = (*typing.get_args(records.SwedishKind), *typing.get_args(records.AbroadKind))
    assert set(column.choices) == set(kinds)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=NAMES)
def test_rules_are_whole(table: Table, column: Column) -> None:
    order = list(TABLES)
    assert bool(column.choices) == (column.type.name == "enum")
    assert not column.stand_in or table.column(column.stand_in) is not None
    if column.refers_to:
        assert order.index(column.refers_to) <= order.index(table.name)
        target = TABLES[column.refers_to]
        assert column.type == target.columns[0].type
    for language in ("sv", "en"):
        assert column.description(language).endswith(".")
        assert "{" not in column.allowed(language)
        assert "None" not in column.allowed(language)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=NAMES)
def test_the_example_is_allowed(table: Table, column: Column) -> None:
    items = split_list(column.example) if column.many else [column.example]
    assert items
    for item in items:
        parse_cell(column, item)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_both_languages_describe_a_table(table: Table) -> None:
    assert table.description("sv") != table.description("en")
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", table.description("sv"))
    assert re.fullmatch(r"[A-Z].*\.", table.description("en"))
