"""From a path below ``api/v1/`` and a query to a response: a file, or a problem document that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from components.kit.byte_cache import ByteCache
from components.kit.compressed import File, compress
from components.kit.http import digest
from components.kit.json_file import json_bytes
from components.outputs.open_data.csvw import METADATA, METADATA_TYPE, csv_file, csv_metadata
from components.outputs.open_data.document import document, geojson
from components.outputs.open_data.edition import LICENCE, Edition
from components.outputs.open_data.openapi import openapi
from components.outputs.open_data.query import Asked, RefusedError, read_query
from components.outputs.open_data.records import Item, items
from components.outputs.open_data.resources import FORMATS, RESOURCES, Resource
from components.outputs.open_data.schema import list_schema

MOST_CACHED = 12_000_000
"""Bytes of responses that are kept."""
SCHEMA_TYPE = "application/schema+json"
OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.1"
PROBLEM_TYPE = "application/problem+json"
_QUERY = "=&+,:;%/?@!$'()*~"
"""Characters of a query that need no percent-encoding (RFC 3986)."""


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """A response: status, content with its gzip form, ETag, and links by relation (RFC 8288)."""

    status: int
    file: File
    etag: str
    links: tuple[tuple[str, str], ...] = ()


def respond(edition: Edition, path: str, query: str) -> ApiResponse:
    """Return the response for ``path`` below ``api/v1/``; the newest are cached."""
    try:
        return _file(edition, path, quote(query, safe=_QUERY))
    except RefusedError as refused:
        return _refusal(edition, 400, refused)


def not_found(edition: Edition, path: str) -> ApiResponse:
    """Return the problem document for an unknown path, with the paths that exist."""
    known = tuple(f"{r.name}.{kind}" for r in RESOURCES.values() for kind in r.formats)
    return _refusal(edition, 404, RefusedError("not_found", "", path, known))


def not_allowed(edition: Edition) -> ApiResponse:
    """Return the problem document for a method that would write."""
    return _refusal(edition, 405, RefusedError("not_allowed"))


_responses: ByteCache[ApiResponse] = ByteCache(MOST_CACHED, lambda response: response.file.size)


def _file(edition: Edition, path: str, query: str) -> ApiResponse:
    key = (edition, path, query)
    response = _responses.get(key)
    if response is None:
        response = _made(edition, path, query)
        _responses.put(key, response)
    return response


def _made(edition: Edition, path: str, query: str) -> ApiResponse:
    if path == "openapi.json":
        return _answer(json_bytes(openapi(edition)), OPENAPI_TYPE)
    if path.startswith("schema/"):
        resource = RESOURCES.get(path.removeprefix("schema/").removesuffix(".json"))
        if resource and path.endswith(".json"):
            return _answer(json_bytes(list_schema(resource, edition.root)), SCHEMA_TYPE)
        return not_found(edition, path)
    name, _, kind = path.partition(".")
    resource = RESOURCES.get(name)
    if resource is None or kind not in (*resource.formats, METADATA):
        return not_found(edition, path)
    request = read_query(edition.dataset, name, query)
    if kind == METADATA:
        metadata = csv_metadata(edition, resource, request.state, query)
        return _answer(json_bytes(metadata), METADATA_TYPE)
    every = items(edition.dataset, edition.today, name, request.state)
    stop = len(every) if request.limit is None else request.offset + request.limit
    content = _content(edition, resource, kind, request, every[request.offset : stop], len(every))
    links = [*_links(edition, resource, kind, query), *_pages(edition, path, request, query, len(every))]
    return _answer(content, FORMATS[kind], tuple(links))


def _answer(content: bytes, media_type: str, links: tuple[tuple[str, str], ...] = ()) -> ApiResponse:
    return ApiResponse(200, compress(content, media_type), digest(content), links)


def _content(
    edition: Edition, resource: Resource, kind: str, request: Asked, rows: list[Item], total: int
) -> bytes:
    """Return ``rows``, a part of ``total``, in a form."""
    if kind == "csv":
        return csv_file(resource, rows)
    if kind == "geojson":
        return json_bytes(geojson(edition, resource, request, rows))
    return json_bytes(document(edition, resource, request, rows, total))


def _links(edition: Edition, resource: Resource, kind: str, query: str) -> list[tuple[str, str]]:
    base = f"{edition.root}api/v1/"
    links = [("license", LICENCE), ("service-desc", f"{base}openapi.json")]
    if kind == "csv":
        links.append(("describedby", f"{base}{resource.name}.{METADATA}" + (f"?{query}" if query else "")))
    if kind == "json":
        links.append(("describedby", f"{base}schema/{resource.name}.json"))
    return links


def _pages(edition: Edition, path: str, request: Asked, query: str, total: int) -> list[tuple[str, str]]:
    """Return the links to the previous and the next page, if the query has a limit."""
    if request.limit is None:
        return []
    parameters = [(w, v) for w, v in parse_qsl(query, keep_blank_values=True) if w != "offset"]
    parts = {"prev": max(0, request.offset - request.limit), "next": request.offset + request.limit}
    if request.offset == 0:
        del parts["prev"]
    if parts["next"] >= total:
        del parts["next"]
    return [
        (rel, f"{edition.root}api/v1/{path}?" + urlencode([*parameters, ("offset", str(at))], safe=",:-"))
        for rel, at in parts.items()
    ]


def _refusal(edition: Edition, status: int, refused: RefusedError) -> ApiResponse:
    problem: dict[str, Any] = {
        "type": f"{edition.root}api/en/#{refused.key.replace('_', '-')}",
        "title": _TITLES[status],
        "status": status,
        "detail": refused.sentences["en"],
        "detail_sv": refused.sentences["sv"],
    }
    if refused.parameter:
        problem |= {"parameter": refused.parameter, "value": refused.value}
    if refused.allowed:
        problem["allowed"] = list(refused.allowed)
    if refused.perhaps:
        problem["perhaps"] = list(refused.perhaps)
    content = json_bytes(problem)
    return ApiResponse(status, compress(content, PROBLEM_TYPE), "")


_TITLES = {400: "The query cannot be answered", 404: "There is no such file", 405: "This can only be read"}
