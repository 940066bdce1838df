"""What every table may hold: rules as values, written in ``schema.toml``.

Reading, validation, upload, the data dictionary and the sentences about
problems all ask these values; none of them knows a column by name, apart from
the few rules across tables in ``data/schema/cross_rules.py``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from data import records

Language = Literal["sv", "en"]
Value = Literal["text", "url", "date", "integer", "number"]

LIST_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class CellType:
    """One kind of cell: how its text becomes a value, and in which bounds.

    ``pattern`` matches the whole cell; ``low`` and ``high`` (both allowed)
    bound a number, or the year of a date. ``sv`` and ``en`` say what is allowed.
    """

    name: str
    value: Value
    sv: str
    en: str
    pattern: re.Pattern[str] | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; see the head of ``schema.toml`` for what each rule means."""

    name: str
    type: CellType
    sv: str
    en: str
    example: str
    required: bool = False
    unique: bool = False
    many: bool = False
    refers_to: str = ""
    choices: tuple[str, ...] = ()
    stand_in: str = ""
    was: str = ""
    added: bool = False
    past: bool = False
    binding: bool = False

    def allowed(self, language: Language = "en") -> str:
        """What a cell of this column may hold, in words."""
        if self.refers_to:
            return f"id {'i' if language == 'sv' else 'in'} {self.refers_to}.csv"
        said = self.type.sv if language == "sv" else self.type.en
        return said.format(low=self.type.low, high=self.type.high, choices=" | ".join(self.choices))

    def description(self, language: Language) -> str:
        return self.sv if language == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Table:
    """One table, kept in ``<name>.csv``; each row becomes one ``record``.

    ``key`` is the column that names a row. The order of rows means something
    only in an ``ordered`` table; any other is put in the order of its keys.
    An ``added`` table is missing from folders that an older program wrote;
    ``older`` are the rows that it then has.
    """

    name: str
    record: type[Any]
    columns: tuple[Column, ...]
    sv: str
    en: str
    ordered: bool = False
    added: bool = False
    older: tuple[Mapping[str, str], ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def key(self) -> str:
        return self.columns[0].name

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def older_cells(self) -> list[list[str]]:
        """The cells of ``older``, in the order of the columns."""
        return [[row.get(name, "") for name in self.column_names] for row in self.older]

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    def description(self, language: Language) -> str:
        return self.sv if language == "sv" else self.en


_RECORDS: Mapping[str, type[Any]] = {
    "theme_groups": records.ThemeGroup,
    "themes": records.Theme,
    "countries": records.Country,
    "places": records.Place,
    "programmes": records.Programme,
    "sources": records.Source,
    "partnerships": records.Partnership,
    "projects": records.Project,
    "articles": records.Article,
    "coverage": records.Coverage,
}


def _load() -> Mapping[str, Table]:
    written = tomllib.loads(resources.files(__package__).joinpath("schema.toml").read_text("utf-8"))
    types = {name: _cell_type(name, rules) for name, rules in written["types"].items()}
    return MappingProxyType({name: _table(name, rules, types) for name, rules in written["tables"].items()})


def _cell_type(name: str, rules: Mapping[str, Any]) -> CellType:
    pattern = re.compile(rules["pattern"]) if "pattern" in rules else None
    return CellType(**{**rules, "name": name, "pattern": pattern})


def _table(name: str, rules: Mapping[str, Any], types: Mapping[str, CellType]) -> Table:
    columns = tuple(_column(column, asked, types) for column, asked in rules["columns"].items())
    older = tuple(rules.get("older", ()))
    return Table(**{**rules, "name": name, "record": _RECORDS[name], "columns": columns, "older": older})


def _column(name: str, rules: Mapping[str, Any], types: Mapping[str, CellType]) -> Column:
    choices = tuple(rules.get("choices", ()))
    return Column(**{**rules, "name": name, "type": types[rules["type"]], "choices": choices})


TABLES: Mapping[str, Table] = _load()
"""All tables by name. A table stands after those it refers to, so they can be checked in this order."""
