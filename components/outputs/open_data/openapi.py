"""The description of the interface (OpenAPI 3.1), made from the same definitions that answer it."""

from __future__ import annotations

from typing import Any

from components.kit.reports import contact_link
from components.language import language
from components.outputs.open_data.csvw import METADATA, METADATA_TYPE
from components.outputs.open_data.edition import LICENCE, Edition
from components.outputs.open_data.query import MOST_ROWS, PAGING, WORDS, choices
from components.outputs.open_data.resources import FORMAT_NAMES, RESOURCES, Resource, media_type
from components.outputs.open_data.schema import envelope, geojson_schema, item_schema, problem_schema
from components.state.state import FILTERS, TEXT_LIMIT, YEAR
from components.view.articles import ARTICLE_FILTERS, ARTICLE_YEARS

VERSION = "1.0.0"


def openapi(edition: Edition) -> dict[str, Any]:
    """Return the description; that of a site without a server has no query parameters."""
    words = language("en")
    contact = _contact(edition)
    return {
        "openapi": "3.1.1",
        "info": {
            "title": words("open_data.title"),
            "description": words("open_data.openapi_text"),
            "version": VERSION,
            "license": {"name": "CC BY 4.0", "url": LICENCE},
            **({"contact": contact} if contact else {}),
        },
        "servers": [{"url": f"{edition.root}api/v1"}],
        "externalDocs": {"url": f"{edition.root}api/en/", "description": words("open_data.read_on")},
        "paths": {
            f"/{path}": {"get": operation}
            for resource in RESOURCES.values()
            for path, operation in _operations(edition, resource)
        },
        "components": {
            "schemas": {
                **{f"{_capital(r)}Row": item_schema(r) for r in RESOURCES.values()},
                **{
                    _capital(r): envelope({"$ref": f"#/components/schemas/{_capital(r)}Row"})
                    for r in RESOURCES.values()
                },
                **{
                    f"{_capital(r)}GeoJson": geojson_schema(r)
                    for r in RESOURCES.values()
                    if "geojson" in r.formats
                },
                "Problem": problem_schema(),
            },
            "responses": {
                "Problem": {
                    "description": words("open_data.openapi_problem"),
                    "content": {
                        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                    },
                }
            },
        },
    }


def _contact(edition: Edition) -> dict[str, str]:
    link = contact_link(edition.contact)
    channel = {"email": edition.contact.strip()} if link.startswith("mailto:") else {"url": link}
    contact = {"name": edition.organisation, **channel}
    return {name: value for name, value in contact.items() if value}


def _operations(edition: Edition, resource: Resource) -> list[tuple[str, dict[str, Any]]]:
    parameters = _parameters(edition, resource) if edition.live else []
    operations = [
        (f"{resource.name}.{kind}", _operation(resource, kind, media_type(kind), parameters))
        for kind in resource.formats
    ]
    return [
        *operations,
        (f"{resource.name}.{METADATA}", _operation(resource, METADATA, METADATA_TYPE, parameters)),
    ]


def _operation(
    resource: Resource, kind: str, media_type: str, parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    schemas = {
        "json": {"$ref": f"#/components/schemas/{_capital(resource)}"},
        "geojson": {"$ref": f"#/components/schemas/{_capital(resource)}GeoJson"},
        "csv": {"type": "string"},
    }
    answers: dict[str, Any] = {
        "200": {
            "description": resource.texts["en"],
            "content": {media_type: {"schema": schemas.get(kind, {"type": "object"})}},
        }
    }
    if parameters:
        answers["400"] = {"$ref": "#/components/responses/Problem"}
    return {
        "operationId": f"{resource.name}_{kind.replace('.', '_').replace('-', '_')}",
        "summary": resource.titles["en"]
        + (
            f" as {FORMAT_NAMES[kind]}"
            if kind in FORMAT_NAMES
            else ": what the columns of the CSV file mean (CSVW)"
        ),
        "tags": [resource.name],
        "parameters": parameters,
        "responses": answers,
    }


def _parameters(edition: Edition, resource: Resource) -> list[dict[str, Any]]:
    allowed = choices(edition.dataset, resource.name)
    return [_parameter(word, allowed.get(word, ())) for word in WORDS[resource.name]]


def _parameter(word: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    parameter: dict[str, Any] = {
        "name": word,
        "in": "query",
        "description": language("en")(f"open_data.word_{word}"),
    }
    if word in FILTERS or word in ARTICLE_FILTERS:
        # "theme=a,b" and "theme=a&theme=b" are the same.
        values = {"type": "array", "items": {"type": "string", "enum": [*allowed, "all"]}}
        return {**parameter, "style": "form", "explode": False, "schema": values}
    if word in PAGING:
        low = 1 if word == "limit" else 0
        return {**parameter, "schema": {"type": "integer", "minimum": low, "maximum": MOST_ROWS}}
    if allowed:
        return {**parameter, "schema": {"type": "string", "enum": list(allowed)}}
    if word in ARTICLE_YEARS:
        return {**parameter, "schema": {"type": "string", "pattern": f"^{YEAR}$"}}
    if word == "date":
        return {**parameter, "schema": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}}
    return {**parameter, "schema": {"type": "string", "maxLength": TEXT_LIMIT}}


def _capital(resource: Resource) -> str:
    return resource.name.capitalize()
