"""Routes beside the pages: assets, map rows, outlines, downloads, health.

Hashed addresses are cached for ever, the others are revalidated.
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
        # A page that was drawn just before a publication needs the rows of the revision before.
        earlier = with_content(chosen.tables, request.path_params["version"].partition("-")[0])
        dataset = (earlier or current(chosen.tables)).dataset
        exact = request.url.path.endswith(data_urls(dataset.revision)["rows"])
        # The address of any other revision gives today's rows, which must not be cached under it.
        return answer(request, rows_file(dataset), {"Cache-Control": IMMUTABLE if exact else FRESH})

    def names(request: Request) -> Response:
        dataset = current(chosen.tables).dataset
        exact = request.url.path.endswith(names_url(dataset.revision))
        return answer(request, names_file(dataset), {"Cache-Control": IMMUTABLE if exact else FRESH})

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
        publication = served(chosen.tables)
        dataset = publication.loaded.dataset
        sound = bool(dataset.partnerships)
        return JSONResponse(
            {
                "status": "ok" if sound else "no partnerships could be read",
                "store": publication.store,
                "number": publication.entry.number if publication.entry else None,
                "published": stamp(publication.entry.created) if publication.entry else None,
                "revision": dataset.revision,
                **{name: len(getattr(dataset, name)) for name in _COUNTED},
                "problems": len(publication.loaded.problems),
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
    """Return the revision that is served."""
    return current(chosen.tables).dataset.revision


def asset(request: Request) -> Response:
    file = assets().get(request.path_params["name"])
    if file is None:
        return not_found()
    exact = request.url.path.endswith(f"{asset_folder()}/{request.path_params['name']}")
    return answer(request, file, {"Cache-Control": IMMUTABLE if exact else FRESH})


def icon(request: Request) -> Response:
    """Return the icon at the root, for pages that name none."""
    return answer(request, assets()["icon.svg"], {"Cache-Control": FRESH})


def outline(request: Request) -> Response:
    file = outlines().get(request.path_params["name"])
    return answer(request, file, {"Cache-Control": IMMUTABLE}) if file else not_found()
