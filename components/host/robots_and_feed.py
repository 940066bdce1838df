"""The routes ``robots.txt`` and ``feed.xml``."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.host.internals.streamlit_server import FOLDERS
from components.kit.compressed import File, compress
from components.kit.http import FRESH, answer, digest
from components.language import language
from components.outputs.site.feed import feed
from components.outputs.site.layout import FEED, folder
from components.outputs.site.page import Site
from components.settings import Settings, root_of, today
from components.state.state import LANGUAGES
from data.store.served import current

FEEDS = ("feed.xml", FEED)
"""The usual name, and that of the static site."""
MOST = 8
"""Feeds in the cache; each holds the address that the visitor used."""
_cache: dict[tuple[str, date, str, str], File] = {}


def robots_and_feed_routes(chosen: Settings) -> list[Route]:
    """Return the routes of ``robots.txt`` and of the feed in both languages."""

    def news(request: Request, code: str) -> Response:
        root = root_of(chosen, str(request.base_url))
        site = Site(current(chosen.tables).dataset, today(chosen), root, chosen.organisation)
        file = _feed(site, code)
        return answer(request, file, {"Cache-Control": FRESH, "ETag": f'"{digest(file.content)}"'})

    return [
        Route("/robots.txt", robots),
        *(
            Route(f"/{folder(code)}{name}", lambda request, code=code: news(request, code))
            for code in LANGUAGES
            for name in FEEDS
        ),
    ]


def robots(request: Request) -> Response:
    """Allow every page; Streamlit's own addresses have no content for readers."""
    own = "".join(f"Disallow: {folder}\n" for folder in FOLDERS)
    return PlainTextResponse(f"User-agent: *\n{own}")


def _feed(site: Site, code: str) -> File:
    """Return the feed's file, cached by revision and day."""
    key = (site.dataset.revision, site.today, site.base_url, code)
    if key not in _cache:
        if len(_cache) > MOST:
            _cache.clear()
        _cache[key] = compress(feed(site, language(code)), "application/atom+xml")
    return _cache[key]
