"""The lists that there are, and their columns: the one definition behind files, schemas and descriptions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from data.schema.schema import TABLES, CellType, Column
from data.status import fill_constants

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "json": "application/json",
        "csv": "text/csv; charset=utf-8; header=present",
        "geojson": "application/geo+json",
    }
)
"""The files' endings and media types."""
FORMAT_NAMES = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON"}
"""What people call them."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One list: its columns, the forms it comes in, and what the catalogue says of it.

    ``titles`` and ``texts`` are by language; ``themes`` codes of the EU's data themes, empty
    for a list that only explains the others and is no data set of its own in the catalogue.
    """

    name: str
    columns: tuple[Column, ...]
    formats: tuple[str, ...]
    themes: tuple[str, ...]
    titles: Mapping[str, str]
    texts: Mapping[str, str]

    @property
    def file(self) -> str:
        """Return the path of the list without ending, below the root."""
        return f"api/v1/{self.name}"


def media_type(kind: str) -> str:
    """Return the media type of a form without its parameters; the service's is that of JSON."""
    return FORMATS.get(kind, FORMATS["json"]).partition(";")[0]


def _load() -> Mapping[str, Resource]:
    source = resources.files(__package__).joinpath("columns.toml").read_text("utf-8")
    written = tomllib.loads(fill_constants(source))
    types = {c.type.name: c.type for t in TABLES.values() for c in t.columns}
    return MappingProxyType({name: _resource(name, rules, types) for name, rules in written.items()})


def _resource(name: str, rules: Mapping[str, Any], types: Mapping[str, CellType]) -> Resource:
    return Resource(
        name,
        tuple(_column(name, c, types) for c in rules["columns"]),
        ("json", "csv", "geojson") if rules.get("geojson") else ("json", "csv"),
        tuple(rules.get("themes", ())),
        {code: rules[code]["title"] for code in ("sv", "en")},
        {code: rules[code]["text"] for code in ("sv", "en")},
    )


def _column(table: str, rules: str | Mapping[str, Any], types: Mapping[str, CellType]) -> Column:
    if isinstance(rules, str):
        column = TABLES[table].column(rules)
        if column is None:
            raise KeyError(f"{table} has no column {rules}")
        return column
    choices = tuple(rules.get("choices", ()))
    return Column(**{**rules, "type": types[rules["type"]], "choices": choices})


RESOURCES: Mapping[str, Resource] = _load()
"""All lists by name, the partnerships first."""
