"""Redirects and 404 for addresses that are not pages of the application.

Streamlit answers every address with its own page. Other spellings of our addresses are redirected, and all else gets
a page with status 404.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.host.internals.streamlit_page import index_html
from components.host.missing import missing_document
from components.host.page_buffer import buffered_pages
from components.kit.http import FRESH
from components.language import Language, language
from components.language.preferred import preferred
from components.parts.missing.render import missing_address, missing_place
from components.state.editing import EDITING
from components.state.state import ALL, ANSWERS, FORMER, LANGUAGES, PAGES, known_id
from data.records import Dataset, Place
from geo.naming.fold import fold

_PAGES = frozenset(p for p in PAGES if p != "map")


class Addresses:
    """ASGI middleware that redirects or answers with 404 where the application has no page.

    ``editing`` says whether there is an editors' page.
    """

    def __init__(self, app: ASGIApp, dataset: Callable[[], Dataset], editing: bool = False) -> None:
        self.app = app
        self.dataset = dataset
        self.editing = editing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if answer := self._before(request):
            await answer(scope, receive, send)
            return
        if _is_page(request.url.path) or (self.editing and request.url.path == f"/{EDITING}"):
            await self.app(scope, receive, send)
            return
        await self._unless_streamlits(request, receive, send)

    def _before(self, request: Request) -> Response | None:
        """Return a redirect or 404 for one of our paths (``/table/``, an unknown place, a first visit), else None."""
        path, query = request.url.path, request.query_params
        if not _is_page(path):
            return None
        if path != "/" and (path.endswith("/") or "//" in path):
            return _redirect(request, path.strip("/"), {})
        places = self.dataset().places if path == "/place" and query.get("id") else {}
        # Without readable tables there are no places, and the page says so.
        if places and not known_id(query["id"], places):
            if place := meant_place(query["id"], places):
                return _redirect(request, "place", {"id": place}, "id")
            return _missing(request, missing_place(self.dataset(), _words(request), query["id"][:60]))
        if "language" not in query and _is_first(request) and (code := _preferred(request)) != LANGUAGES[0]:
            return _redirect(request, path.strip("/"), {"language": code}, status=302)
        return None

    async def _unless_streamlits(self, request: Request, receive: Receive, send: Send) -> None:
        """Pass on the application's answer; in place of Streamlit's page, redirect or answer with 404."""

        async def examine(start: Message, body: bytes) -> None:
            packed = Headers(raw=start["headers"]).get("content-encoding") == "gzip"
            if (gzip.decompress(body) if packed else body) == index_html().encode():
                await self._instead(request)(request.scope, receive, send)
                return
            await send(start)
            await send({"type": "http.response.body", "body": body})

        # The complete page is compared, so it may not be a range. It may be compressed: here go all scripts too.
        headers = [(k, v) for k, v in request.scope["headers"] if k != b"range"]
        await self.app(
            {**request.scope, "method": "GET", "headers": headers}, receive, buffered_pages(send, examine)
        )

    def _instead(self, request: Request) -> Response:
        to = moved(request.url.path, self.dataset().places)
        if to is None:
            return _missing(request, missing_address(_words(request)))
        page, query = to
        return _redirect(request, page, query)


def moved(path: str, places: Mapping[str, Place]) -> tuple[str, dict[str, str]] | None:
    """Return page and query of the application for an address of the static site, such as ``/place/vaxjo``,
    ``/en/table/index.html`` or ``/Table``; None for any other.
    """
    parts = [part for part in path.split("/") if part]
    if parts and parts[-1] == "index.html":
        parts.pop()
    query = {}
    if parts and parts[0].lower() in LANGUAGES:
        code = parts.pop(0).lower()
        query = {"language": code} if code != LANGUAGES[0] else {}
    first, *rest = [part.removesuffix(".html").lower() for part in parts] or [""]
    if not rest:
        return (first, query) if first in {"", *_PAGES} else None
    if len(rest) > 1:
        return None
    return _inner(first, rest[0], query, places)


def _inner(
    first: str, name: str, query: dict[str, str], places: Mapping[str, Place]
) -> tuple[str, dict[str, str]] | None:
    """Return the same for a page in a folder of the site."""
    kind = re.sub(r"-\d+$", "", name)
    known: dict[str, tuple[str, dict[str, str]] | None] = {
        "place": _place(name, places),
        "country": ("", {"country": name.upper()}) if re.fullmatch("[a-z]{2}", name) else None,
        "theme": ("", {"theme": name}),
        "articles": ("articles", {} if kind == "index" else {"article_kind": kind}),
        "table": ("table", {"status": ALL, "funding": ALL}) if name == "all" else None,
    }
    target = known.get(first)
    return (target[0], query | target[1]) if target else None


def _place(name: str, places: Mapping[str, Place]) -> tuple[str, dict[str, str]] | None:
    if place := meant_place(name, places):
        return "place", {"id": place}
    return ("place", {"answer": name}) if name in (*ANSWERS, FORMER) else None


def meant_place(text: str, places: Mapping[str, Place]) -> str:
    """Return the id of the one place that an id, a name or a code in an address means; empty for none or several."""
    if place := known_id(text, places):
        return place
    # As it is written, then folded: Habo and Håbo are two, and fold to the same text.
    for form in (str.casefold, lambda name: fold(name.replace("-", " "))):
        meant = form(text)
        named = {
            p.id for p in places.values() for n in (p.code, p.name, p.short_name) if n and form(n) == meant
        }
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _is_page(path: str) -> bool:
    return path.strip("/") in {"", *_PAGES}


def _is_first(request: Request) -> bool:
    """Return whether a visitor comes from elsewhere: not by our links, not by reloading, not in a frame."""
    headers = request.headers
    if headers.get("sec-fetch-dest", "document") != "document" or request.method != "GET":
        return False
    if "max-age=0" in headers.get("cache-control", "") or "no-cache" in headers.get("cache-control", ""):
        return False
    return urlsplit(headers.get("referer", "")).netloc != request.url.netloc


def _preferred(request: Request) -> str:
    return preferred(request.headers.get("accept-language", ""))


def _words(request: Request) -> Language:
    code = request.query_params.get("language", "")
    return language(code if code in LANGUAGES else _preferred(request))


def _redirect(
    request: Request, page: str, new: Mapping[str, str], replaced: str = "", status: int = 301
) -> Response:
    """Return a redirect that keeps the query, repeated names too, without the one that is ``replaced``.

    Where a name is in the query already, its ``new`` value is left out.
    """
    up = "../" * (request.url.path.count("/") - 1) or "./"
    values = [(name, value) for name, value in request.query_params.multi_items() if name != replaced]
    names = {name for name, _ in values}
    text = urlencode(
        [*((n, v) for n, v in new.items() if n not in names), *values], safe=",:", quote_via=quote
    )
    headers = {"Vary": "Accept-Language", "Cache-Control": FRESH}
    return RedirectResponse(f"{up}{page}{'?' if text else ''}{text}", status, headers)


def _missing(request: Request, body: str) -> Response:
    up = "../" * (request.url.path.count("/") - 1) or "./"
    document = missing_document(_words(request), body, up)
    return Response(document, 404, {"Cache-Control": FRESH, "Vary": "Accept-Language"}, "text/html")
