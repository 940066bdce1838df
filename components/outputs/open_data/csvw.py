"""CSV as programs read it (comma, UTF-8, RFC 4180), and beside it what its columns mean (CSV on the Web)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.outputs.export.csv_file import csv_bytes
from components.outputs.open_data.edition import Edition, about
from components.outputs.open_data.records import Item, Value
from components.outputs.open_data.resources import Resource
from components.outputs.open_data.schema import DATE
from components.state.state import State
from data.schema.schema import LIST_SEPARATOR, Column

_DATATYPES = {"url": "anyURI", "integer": "integer", "number": "double", "text": "string"}
_LINKED = {
    "geonames": ("rdfs:seeAlso", "https://sws.geonames.org/{geonames}/"),
    "wikidata": ("owl:sameAs", "http://www.wikidata.org/entity/{wikidata}"),
}
"""Columns with identifiers in other registers: property and address. GeoNames has the town, which an area is not."""
METADATA = "csv-metadata.json"
"""The ending that a reader of CSV on the Web looks for beside a file."""
METADATA_TYPE = "application/csvm+json"


def csv_file(resource: Resource, items: Sequence[Item]) -> bytes:
    """Return the rows as CSV. No spreadsheet takes a cell for a formula."""
    names = [c.name for c in resource.columns]
    rows = ([_cell(item[name]) for name in names] for item in items)
    return csv_bytes([names, *rows], delimiter=",", encoding="utf-8")


def csv_metadata(edition: Edition, resource: Resource, state: State, query: str) -> dict[str, Any]:
    """Return the description of the CSV file of a query, with its licence, day and revision."""
    facts = about(edition, resource, state)
    both = ("title", "description", "rights", "source")
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{resource.name}.csv" + (f"?{query}" if query else ""),
        **{f"dc:{name}": _by_language(facts[name]) for name in both},
        "dc:license": {"@id": facts["licence"]},
        "dc:bibliographicCitation": _by_language(facts["attribution"]),
        "dc:modified": {"@value": facts["as_of"], "@type": "xsd:date"},
        "dc:valid": {"@value": facts["date"]},
        "schema:version": facts["revision"],
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_column(c) for c in resource.columns], "primaryKey": "id"},
    }


def _column(column: Column) -> dict[str, Any]:
    kind = column.type
    datatype: dict[str, Any] = {"base": _DATATYPES.get(kind.value, "string")}
    if kind.value in ("integer", "number") and kind.low is not None and kind.high is not None:
        datatype |= {"minimum": kind.low, "maximum": kind.high}
    if column.choices:
        datatype["format"] = "|".join(column.choices)
    if kind.value == "date":
        datatype["format"] = DATE
    linked = _LINKED.get(column.name)
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        "required": column.required,
        **({"separator": LIST_SEPARATOR} if column.many else {}),
        **({"propertyUrl": linked[0], "valueUrl": linked[1]} if linked else {}),
        "dc:description": _by_language({"sv": column.sv, "en": column.en}),
    }


def _by_language(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": code} for code, text in texts.items()]


def _cell(value: Value) -> str | float | None:
    """Return a list as one text: in the tables no part holds the separator, a name on its own may."""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(str(v).replace(LIST_SEPARATOR, ",") for v in value)
    return value
