"""Our lines in Streamlit's empty page: title, language, style, script, and links to what the map loads next."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.host.assets import asset_folder, data_urls, names_url
from components.host.internals.streamlit_files import SCRIPT_ADDRESS
from components.host.internals.streamlit_folium import FOLDER
from components.host.internals.streamlit_page import index_html, inline_script, rewritten
from components.host.page_buffer import buffered_pages
from components.host.preload import begins_with_map, chunks, frame_scripts, later
from components.kit.templates import render
from components.language import language
from components.state.state import LANGUAGES, PAGES


def check_page() -> None:
    """Raise InternalsChangedError, at start, if Streamlit's page or its files are not as our lines need them."""
    rewritten(index_html(), language="sv", title="", first="", last="")
    inline_script(index_html())
    frame_scripts()
    for page in PAGES:
        chunks(page)
        later(page)


class PageFrame:
    """ASGI middleware that rewrites the HTML page of each of our paths."""

    def __init__(
        self,
        app: ASGIApp,
        revision: Callable[[], str],
        base_path: str = "",
        sentence: Callable[[str], str] = lambda code: language(code)("app.description"),
    ) -> None:
        self.app = app
        self.sentence = sentence
        self.revision = revision
        self.base_path = base_path
        self.paths = {f"{base_path}/{p}".rstrip("/") for p in ("", *PAGES)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].rstrip("/") not in self.paths:
            await self.app(scope, receive, send)
            return
        code = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("language", ["sv"])[0]
        code = code if code in LANGUAGES else "sv"
        page = scope["path"].rstrip("/").removeprefix(self.base_path).strip("/") or "map"

        async def rewrite(start: Message, body: bytes) -> None:
            body = self.page(body.decode("utf-8"), code, page).encode("utf-8")
            headers = MutableHeaders(scope=start)
            headers["content-length"] = str(len(body))
            headers["cache-control"] = "no-cache"
            for name in ("etag", "last-modified"):
                if name in headers:
                    del headers[name]
            await send(start)
            await send({"type": "http.response.body", "body": body})

        # The page is rewritten, so it can be neither a range, nor "not modified", nor compressed.
        headers = [
            (k, v)
            for k, v in scope["headers"]
            if k not in (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        ]
        await self.app({**scope, "headers": headers}, receive, buffered_pages(send, rewrite))

    def page(self, html: str, code: str, name: str) -> str:
        """Return a page's HTML with our head in a language."""
        words = language(code)
        folder = asset_folder()
        # A page that begins with a map fetches its data at once, beside Streamlit's files; others prefetch it.
        data = [f"./{url}" for url in data_urls(self.revision()).values()]
        ahead, then = (data, []) if begins_with_map(name) else ([], data)
        # First in the head: the page waits for these two, and Streamlit's head names some fifty files, of which a
        # browser fetches six at a time. Deferred scripts run in order, so ours runs before Streamlit's.
        addresses = f'data-names="./{names_url(self.revision())}" data-search="./{folder}/search.js"'
        first = [
            f'<script defer src="./{folder}/page.js" data-ahead="{" ".join(ahead)}" {addresses}></script>',
            f'<link rel="stylesheet" href="./{folder}/page.css">',
        ]
        head = [
            f'<meta name="description" content="{escape(words("app.description"))}">',
            f'<link rel="icon" href="./{folder}/icon.svg" type="image/svg+xml">',
            # For the page's first elements, then for the map's frame.
            *(_chunk(c) for c in chunks(name)),
            *(f'<link rel="prefetch" href=".{FOLDER}/{escape(s)}" as="script">' for s in frame_scripts()),
            f'<link rel="prefetch" href="./{folder}/map.js" as="script">',
            f'<link rel="prefetch" href="./{folder}/map.css" as="style">',
            *(f'<link rel="prefetch" href="{u}" as="fetch">' for u in then),
            # For what follows the map: first_paint.js takes these when the map is drawn.
            f'<template id="pk-later">{"".join(_chunk(c) for c in later(name))}</template>',
            *map(_line, ("lost", "slow", "kept", "never")),
        ]
        return rewritten(
            html,
            code,
            escape(words("app.name")),
            first="\n".join(first),
            last="\n".join(head),
            unscripted=render(
                "host/unscripted.html",
                both=[(language(c), self.sentence(c)) for c in sorted(LANGUAGES, key=lambda c: c != code)],
            ),
        )


def _chunk(name: str) -> str:
    return f'<link rel="modulepreload" crossorigin href="{SCRIPT_ADDRESS}{escape(name)}">'


def _line(name: str) -> str:
    """Return what connection.js tells, in both languages."""
    texts = " ".join(f'data-{c}="{escape(language(c)(f"missing.{name}"))}"' for c in LANGUAGES)
    return f'<template id="pk-{name}" {texts}></template>'
