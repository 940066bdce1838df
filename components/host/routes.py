"""The addresses beside the pages: assets, map rows, outlines, downloads, health.

What names its content in its address may be kept; the rest is asked for anew.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.host.assets import IMMUTABLE, asset_folder, assets, data_urls, outlines, rows_file
from components.kit.compressed import answer
from components.language import language
from components.outputs.brief.download import brief_file
from components.outputs.embed.published import published as revisions
from components.outputs.embed.routes import embed_routes
from components.outputs.export.download import KINDS, Download, MalformedQueryError, download
from components.outputs.figure.routes import figure_routes
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.routes import open_data_routes
from components.settings import Settings, root_of, today
from data.store.revision import stamp
from data.store.served import current, served, with_content

FRESH = "no-cache"
_COUNTED = ("partnerships", "places", "projects", "articles")


def routes(chosen: Settings) -> list[Route]:
    """Return our routes for a configuration."""

    def rows(request: Request) -> Response:
        # A page drawn a moment before a publication asks for the rows that it was drawn from.
        earlier = with_content(chosen.tables, request.path_params["version"].partition("-")[0])
        dataset = (earlier or current(chosen.tables)).dataset
        asked = request.url.path.endswith(data_urls(dataset.revision)["rows"])
        # An address of any other revision still answers, with today's rows, but must not be kept as that one.
        return answer(request, rows_file(dataset), {"Cache-Control": IMMUTABLE if asked else FRESH})

    def file(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in KINDS:
            return Response("not found", status_code=404, media_type="text/plain")
        dataset = current(chosen.tables).dataset
        try:
            found = download(dataset, today(chosen), kind, request.url.query, _root(request))
        except MalformedQueryError as error:
            return Response(str(error), status_code=400, media_type="text/plain; charset=utf-8")
        return _handed_out(request, found)

    def brief(request: Request) -> Response:
        words = language("en" if request.query_params.get("language") == "en" else "sv")
        dataset, ident = current(chosen.tables).dataset, request.path_params["ident"]
        found = brief_file(dataset, words, ident, today(chosen), _root(request))
        if found is None:
            return Response("not found", status_code=404, media_type="text/plain")
        return _handed_out(request, found)

    def published(request: Request) -> Edition:
        dataset = current(chosen.tables).dataset
        return Edition(
            dataset,
            today(chosen),
            root_of(chosen, str(request.base_url)),
            True,
            chosen.organisation,
            chosen.contact,
        )

    def health(request: Request) -> Response:
        given = served(chosen.tables)
        dataset = given.loaded.dataset
        sound = bool(dataset.partnerships)
        return JSONResponse(
            {
                "status": "ok" if sound else "no partnerships could be read",
                "store": given.store,
                "number": given.entry.number if given.entry else None,
                "published": stamp(given.entry.created) if given.entry else None,
                "revision": dataset.revision,
                **{name: len(getattr(dataset, name)) for name in _COUNTED},
                "problems": len(given.loaded.problems),
            },
            status_code=200 if sound else 503,
            headers={"Cache-Control": "no-store"},
        )

    return [
        Route("/assets/{version}/{name}", asset),
        Route("/outlines/{version}/{name}", outline),
        Route("/data/{version}/map.json", rows),
        Route("/data/partnerships.{kind}", file),
        Route("/data/brief/{ident}.pdf", brief),
        *figure_routes(chosen),
        Route("/healthz", health),
        *open_data_routes(published),
        *embed_routes(revisions(chosen), lambda: today(chosen)),
    ]


def revision(chosen: Settings) -> str:
    """Return the revision that is served now."""
    return current(chosen.tables).dataset.revision


def asset(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        return Response("not found", status_code=404, media_type="text/plain")
    fresh = request.url.path.endswith(f"{asset_folder()}/{request.path_params['name']}")
    return answer(request, found, {"Cache-Control": IMMUTABLE if fresh else FRESH})


def outline(request: Request) -> Response:
    found = outlines().get(request.path_params["name"])
    if found is None:
        return Response("not found", status_code=404, media_type="text/plain")
    return answer(request, found, {"Cache-Control": IMMUTABLE})


def _root(request: Request) -> str:
    """Return the application's own address, ending with a slash."""
    root = request.url.path.rpartition("/data/")[0] + "/"
    return str(request.url.replace(path=root, query="")).rstrip("?")


def _handed_out(request: Request, found: Download) -> Response:
    """Return a file to keep, or the word that nothing has changed."""
    etag = f'W/"{found.etag}"'
    headers = {"Cache-Control": FRESH, "ETag": etag}
    if etag in (mark.strip() for mark in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    # The name is made of ASCII letters, digits, hyphens and underscores only.
    headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return Response(found.make(), media_type=found.media_type, headers=headers)
