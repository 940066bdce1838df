"""JSON Schema (2020-12) of each list, made from the same columns as the lists themselves."""

from __future__ import annotations

from typing import Any

from components.outputs.open_data.resources import Resource
from data.schema.schema import Column

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {"integer": "integer", "number": "number"}
DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
"""A regular expression for a year, a month or a day."""
_TEXTS = {
    "type": "object",
    "required": ["sv", "en"],
    "properties": {"sv": {"type": "string"}, "en": {"type": "string"}},
}


def list_schema(resource: Resource, root: str) -> dict[str, Any]:
    """Return the schema of a list's document, with its rows under ``$defs/item``."""
    return {
        "$schema": DIALECT,
        "$id": f"{root}api/v1/schema/{resource.name}.json",
        "title": resource.titles["en"],
        "description": resource.texts["en"],
        **envelope({"$ref": "#/$defs/item"}),
        "$defs": {"item": item_schema(resource)},
    }


def envelope(item: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list's document; ``item`` is that of a row."""
    return _object({**_about(), **_paging(), "items": {"type": "array", "items": item}})


def geojson_schema(resource: Resource) -> dict[str, Any]:
    """Return the schema of a list as GeoJSON; RFC 7946 defines what a geometry may be."""
    feature = {
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"const": "Feature"},
            "geometry": {"type": ["object", "null"]},
            "properties": {"type": "object"},
        },
    }
    return {
        "type": "object",
        "title": resource.titles["en"],
        "required": ["type", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "features": {"type": "array", "items": feature},
        },
    }


def item_schema(resource: Resource) -> dict[str, Any]:
    """Return the schema of a row. Every column is there in every row; new ones may come, so more is allowed."""
    return _object({c.name: _column(c) for c in resource.columns})


def problem_schema() -> dict[str, Any]:
    """Return the schema of a problem document (RFC 9457)."""
    schema = _object(
        {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string"},
            "detail_sv": {"type": "string"},
        }
    )
    schema["properties"] |= {
        "parameter": {"type": "string"},
        "value": {"type": "string"},
        "allowed": {"type": "array", "items": {"type": "string"}},
        "perhaps": {"type": "array", "items": {"type": "string"}},
    }
    return schema


def _about() -> dict[str, Any]:
    return {
        "title": _TEXTS,
        "description": _TEXTS,
        "revision": {"type": "string", "description": "Names the content: the same rows, the same revision."},
        "as_of": {"type": "string", "format": "date", "description": "Day of the newest fact."},
        "date": {
            "type": "string",
            "pattern": f"^{DATE}$",
            "description": "The day or period that each status is of.",
        },
        "licence": {"type": "string", "format": "uri"},
        "attribution": _TEXTS,
        "source": _TEXTS,
        "rights": _TEXTS,
        "page": {"type": "string", "format": "uri-reference", "description": "Where people see the same."},
        "schema": {"type": "string", "format": "uri-reference"},
    }


def _paging() -> dict[str, Any]:
    return {
        "total": {"type": "integer", "minimum": 0, "description": "Rows that the query has in all."},
        "offset": {
            "type": "integer",
            "minimum": 0,
            "description": "Rows that were left out before the first.",
        },
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _column(column: Column) -> dict[str, Any]:
    value = _value(column)
    described = {"description": column.en}
    if column.many:
        least = {"minItems": 1} if column.required else {}
        return {"type": "array", "items": value, **least, **described}
    if column.required:
        return {**value, **described}
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None], "type": ["string", "null"], **described}
    return {**value, "type": [value["type"], "null"], **described}


def _value(column: Column) -> dict[str, Any]:
    kind = column.type
    if column.choices:
        return {"type": "string", "enum": list(column.choices)}
    if kind.value in _TYPES:
        bounds = {"minimum": kind.low, "maximum": kind.high}
        return {"type": _TYPES[kind.value], **{k: v for k, v in bounds.items() if v is not None}}
    if kind.value == "date":
        return {"type": "string", "pattern": f"^{DATE}$"}
    if kind.value == "url":
        return {"type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://"}
    if kind.pattern is None:
        return {"type": "string"}
    return {"type": "string", "pattern": f"^(?:{kind.pattern.pattern})$"}
