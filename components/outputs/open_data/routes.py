"""The addresses of the open data: ``/api/...`` and ``/dcat.rdf``, for reading from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.kit.compressed import compress
from components.kit.http import FRESH
from components.kit.http import answer as file_response
from components.kit.http_turns import in_turn
from components.outputs.open_data.dcat import DCAT_TYPE, dcat
from components.outputs.open_data.docs_page import STYLE, developer_page, page_files
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.responses import ApiResponse, not_allowed, not_found, respond
from components.state.state import LANGUAGES

Published = Callable[[Request], Edition]
"""Returns what is published now, as seen from the address of a request."""
READING = ("GET", "HEAD", "OPTIONS")
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
OPEN: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
}
PREFLIGHT: Mapping[str, str] = {
    **OPEN,
    "Allow": ", ".join(READING),
    "Access-Control-Allow-Methods": ", ".join(READING),
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def open_data_routes(published: Published) -> list[Route]:
    """Return the routes; ``published`` returns the edition for a request."""

    def file(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=dict(PREFLIGHT))
        edition, path = published(request), request.path_params["path"]
        if request.method not in READING:
            return _send(request, not_allowed(edition), {"Allow": ", ".join(READING)})
        if not path.startswith("v1/"):
            return _send(request, not_found(edition, path), {})
        return _send(request, respond(edition, path.removeprefix("v1/"), request.url.query), {})

    def people(request: Request) -> Response:
        code = "en" if request.url.path.endswith("/en/") else "sv"
        if (chosen := request.query_params.get("language")) != code and chosen in LANGUAGES:
            return RedirectResponse("en/" if chosen == "en" else "../", 307)
        return file_response(
            request, compress(developer_page(published(request), code), "text/html"), {"Cache-Control": FRESH}
        )

    def catalogue(request: Request) -> Response:
        return file_response(
            request, compress(dcat(published(request)), DCAT_TYPE), {**OPEN, "Cache-Control": FRESH}
        )

    def look(request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        media = "text/css" if name == STYLE else "font/woff"
        return file_response(request, compress(page_files()[name], media), {"Cache-Control": FRESH})

    def to_folder(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{request.url.path.rpartition('/')[2]}/{query}", 308)

    return [
        Route("/dcat.rdf", in_turn(catalogue)),
        Route("/api", to_folder),
        Route("/api/en", to_folder),
        Route("/api/", in_turn(people)),
        Route("/api/en/", in_turn(people)),
        *(Route(f"/api/{name}", look) for name in page_files()),
        Route("/api/{path:path}", in_turn(file), methods=list(METHODS)),
    ]


def _send(request: Request, reply: ApiResponse, more: Mapping[str, str]) -> Response:
    headers = {**OPEN, **more, "Cache-Control": FRESH if reply.etag else "no-store"}
    if reply.links:
        headers["Link"] = ", ".join(f'<{target}>; rel="{rel}"' for rel, target in reply.links)
    if reply.etag:
        # Weak, since the compressed and the plain form have the same ETag.
        headers["ETag"] = f'W/"{reply.etag}"'
    return file_response(request, reply.file, headers, reply.status)
