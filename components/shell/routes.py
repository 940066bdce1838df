"""The addresses beside the pages: assets, map rows, outlines, health. Each names its content, so it may be kept."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.shell.assets import IMMUTABLE, asset_folder, assets, data_urls, outlines, rows_bytes
from components.shell.settings import Settings
from data.current import current

FRESH = "no-cache"


def routes(chosen: Settings) -> list[Route]:
    """Return our routes for a configuration."""

    def rows(request: Request) -> Response:
        dataset = current(chosen.tables).dataset
        asked = request.url.path.endswith(data_urls(dataset.revision)["rows"])
        # An address of another revision still answers, with today's rows, but must not be kept as that one.
        return Response(
            rows_bytes(dataset), media_type="application/json", headers={"Cache-Control": IMMUTABLE if asked else FRESH}
        )

    def health(request: Request) -> Response:
        loaded = current(chosen.tables)
        sound = bool(loaded.dataset.partnerships)
        return JSONResponse(
            {
                "status": "ok" if sound else "no partnerships could be read",
                "revision": loaded.dataset.revision,
                "partnerships": len(loaded.dataset.partnerships),
                "problems": len(loaded.problems),
            },
            status_code=200 if sound else 503,
            headers={"Cache-Control": "no-store"},
        )

    return [
        Route("/assets/{version}/{name}", asset),
        Route("/outlines/{version}/{name}", outline),
        Route("/data/{version}/map.json", rows),
        Route("/healthz", health),
    ]


def revision(chosen: Settings) -> str:
    """Return the revision that is served now."""
    return current(chosen.tables).dataset.revision


def asset(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        return Response("not found", status_code=404, media_type="text/plain")
    fresh = request.url.path.endswith(f"{asset_folder()}/{request.path_params['name']}")
    return Response(found[0], media_type=found[1], headers={"Cache-Control": IMMUTABLE if fresh else FRESH})


def outline(request: Request) -> Response:
    found = outlines().get(request.path_params["name"])
    if found is None:
        return Response("not found", status_code=404, media_type="text/plain")
    return Response(found, media_type="application/json", headers={"Cache-Control": IMMUTABLE})
