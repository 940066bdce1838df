"""The schema agrees with the records, and with itself."""

import dataclasses
import re
import types
import typing

import pytest

from data import records
from data.schema.cells import parse_cell, split_list
from data.schema.schema import TABLES, Column, Table

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_are_the_fields_of_the_record(table: Table) -> None:
    assert table.column_names == tuple(field.name for field in dataclasses.fields(table.record))
    assert table.key == table.columns[0].name
    assert table.columns[0].required
    assert table.columns[0].unique


def test_tables_are_the_parts_of_a_dataset() -> None:
    assert set(TABLES) <= {field.name for field in dataclasses.fields(records.Dataset)}


def test_a_column_gives_what_the_record_holds() -> None:
    wrong = [(t.name, c.name) for t, c in COLUMNS if not gives(c, typing.get_type_hints(t.record)[c.name])]
    assert wrong == []


def gives(column: Column, hint: typing.Any) -> bool:
    """Return whether a column's cells are what a record's field is declared to hold."""
    many = typing.get_origin(hint) is tuple
    if many:
        hint = typing.get_args(hint)[0]
    if column.choices and (choices := literals(hint)):
        empty = () if column.required else ("",)
        return many == column.many and sorted((*column.choices, *empty)) == sorted(choices)
    kinds = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    expected = {"text": str, "url": str, "integer": int, "number": float, "date": records.PartialDate}
    may_be_none = not column.required and not column.many and column.type.value in ("integer", "date")
    right = (expected[column.type.value] in kinds, type(None) in kinds)
    return many == column.many and right == (True, may_be_none)


def literals(hint: typing.Any) -> tuple[str, ...]:
    """Return the choices of a literal type, or of a union of such."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return tuple(choice for part in typing.get_args(hint) for choice in literals(part))
    return typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else ()


def test_kinds_of_places_are_those_of_the_records() -> None:
    column = TABLES["places"].column("kind")
    assert column is not None
    kinds = (*typing.get_args(records.SwedishKind), *typing.get_args(records.AbroadKind))
    assert set(column.choices) == set(kinds)


def test_rules_are_whole() -> None:
    order = list(TABLES)
    for table, column in COLUMNS:
        name = f"{table.name}.{column.name}"
        assert bool(column.choices) == (column.type.name == "enum"), name
        assert not column.stand_in or table.column(column.stand_in) is not None, name
        if column.refers_to:
            assert order.index(column.refers_to) <= order.index(table.name), name
            assert column.type == TABLES[column.refers_to].columns[0].type, name
        for language in ("sv", "en"):
            assert column.description(language).endswith("."), name
            assert not re.search("[{]|None", column.allowed(language)), name


def test_the_example_is_allowed() -> None:
    for table, column in COLUMNS:
        items = split_list(column.example) if column.many else [column.example]
        assert items, (table.name, column.name)
        for item in items:
            parse_cell(column, item)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_both_languages_describe_a_table(table: Table) -> None:
    assert table.description("sv") != table.description("en")
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", table.description("sv"))
    assert re.fullmatch(r"[A-Z].*\.", table.description("en"))
