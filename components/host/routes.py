"""The addresses beside the pages: assets, map rows, outlines, downloads, health.

What names its content in its address may be kept; the rest is asked for anew.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.host.assets import (
    asset_folder,
    assets,
    data_urls,
    names_file,
    names_url,
    outlines,
    rows_file,
)
from components.host.robots_and_feed import robots_and_feed_routes
from components.kit.http import FRESH, IMMUTABLE, answer, not_found
from components.outputs.brief.routes import brief_routes
from components.outputs.embed.published import published as revisions
from components.outputs.embed.routes import embed_routes
from components.outputs.export.routes import export_routes
from components.outputs.figure.routes import figure_routes
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.routes import open_data_routes
from components.settings import Settings, root_of, today
from data.store.revision import stamp
from data.store.served import current, served, with_content

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

    def names(request: Request) -> Response:
        dataset = current(chosen.tables).dataset
        asked = request.url.path.endswith(names_url(dataset.revision))
        return answer(request, names_file(dataset), {"Cache-Control": IMMUTABLE if asked else FRESH})

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
        Route("/data/{version}/names.json", names),
        *export_routes(chosen),
        *brief_routes(chosen),
        *figure_routes(chosen),
        Route("/healthz", health),
        Route("/favicon.ico", icon),
        *open_data_routes(published),
        *robots_and_feed_routes(chosen),
        *embed_routes(revisions(chosen), lambda: today(chosen)),
    ]


def revision(chosen: Settings) -> str:
    """Return the revision that is served now."""
    return current(chosen.tables).dataset.revision


def asset(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        return not_found()
    fresh = request.url.path.endswith(f"{asset_folder()}/{request.path_params['name']}")
    return answer(request, found, {"Cache-Control": IMMUTABLE if fresh else FRESH})


def icon(request: Request) -> Response:
    """Return the icon for pages that name none: a browser asks for it at the root by itself."""
    return answer(request, assets()["icon.svg"], {"Cache-Control": FRESH})


def outline(request: Request) -> Response:
    found = outlines().get(request.path_params["name"])
    if found is None:
        return not_found()
    return answer(request, found, {"Cache-Control": IMMUTABLE})
