"""Answers each page's address with a finished page, behind which Streamlit's program starts.

The HTML is Streamlit's own page with our lines in its head and the page itself (``components/outputs/page``) before
the element that Streamlit draws in. ``take_over.js`` shows that element when it holds the same.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from components.host.assets import asset_folder, data_urls, names_url
from components.host.internals.streamlit_files import SCRIPT_ADDRESS
from components.host.internals.streamlit_folium import FOLDER
from components.host.internals.streamlit_page import index_html, inline_script, rewritten
from components.host.preload import begins_with_map, chunks, frame_scripts
from components.kit.byte_cache import ByteCache
from components.kit.compressed import File, compress
from components.kit.http import FRESH, answer, digest
from components.kit.http_turns import TURNS
from components.kit.publications import newest_number
from components.kit.templates import render
from components.kit.typeface import font_files
from components.language import language
from components.outputs.export.query_warnings import Dropped, unknown_values
from components.outputs.page.first_page import first_page
from components.outputs.page.meta import meta_html
from components.outputs.page.page import Page
from components.outputs.page.surroundings import title
from components.parts.map_picture import ground
from components.settings import Settings, root_of, today
from components.state.editing import EDITING, decode_editing
from components.state.state import LANGUAGES, PAGES, State, decode, vocabulary
from data.store.served import served

MOST_CACHED = 24_000_000
"""Bytes of finished pages that are kept."""
PAGE_LEVEL = 6
"""How hard a page is compressed: the first visitor waits for it."""
NOTICES = ("lost", "slow", "kept", "never")
"""What ``connection.js`` says while the server cannot be reached, or is slow."""
_PATHS = {f"/{'' if page == 'map' else page}": page for page in PAGES}


def check_page() -> None:
    """Raise InternalsChangedError, at start, if Streamlit's page or its files are not as our lines need them."""
    rewritten(index_html(), language="sv", title="", first="", last="", body="")
    inline_script(index_html())
    frame_scripts()
    for page in PAGES:
        chunks(page)


def prepare_pages(chosen: Settings) -> None:
    """Make the start page in each language, at start: with it comes what further pages share."""
    ground.prepare()
    now = served(chosen.tables)
    publication = (now.loaded.dataset.revision, now.entry.number if now.entry else None, now.store)
    for code in LANGUAGES:
        state = State(language=code)
        _finished(_PageKey(chosen, publication, state, today(chosen), root_of(chosen, ""), ()))


class FinishedPages:
    """ASGI middleware that answers with the page of each of our paths; ``chosen`` is the configuration."""

    def __init__(self, app: ASGIApp, chosen: Settings) -> None:
        self.app = app
        self.chosen = chosen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not is_read or (scope["path"] not in _PATHS and not self._is_editing(scope)):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        editing = self._is_editing(scope)
        file, etag = (
            await run_in_threadpool(self._editing, request) if editing else await self._finished(request)
        )
        response = answer(request, file, {"Cache-Control": FRESH, "ETag": etag})
        await response(scope, receive, send)

    def _is_editing(self, scope: Scope) -> bool:
        return bool(self.chosen.editing) and scope["path"] == f"/{EDITING}"

    def _editing(self, request: Request) -> tuple[File, str]:
        revision = served(self.chosen.tables).loaded.dataset.revision
        return _editing_page(decode_editing(request.query_params).language, revision)

    async def _finished(self, request: Request) -> tuple[File, str]:
        key = await run_in_threadpool(self._key, request)
        # Who asks for a page that is there waits for none that is not.
        page = _pages.get(key)
        if page is None:
            page = await TURNS.made(request, self._made, key, request.url.path)
        return page

    def _key(self, request: Request) -> _PageKey:
        now = served(self.chosen.tables)
        known = vocabulary(now.loaded.dataset, newest_number(now))
        query = request.url.query
        return _PageKey(
            self.chosen,
            (now.loaded.dataset.revision, now.entry.number if now.entry else None, now.store),
            decode(_PATHS[request.scope["path"]], parse_qs(query, keep_blank_values=True), known),
            today(self.chosen),
            root_of(self.chosen, str(request.base_url)),
            unknown_values(query, known),
        )

    def _made(self, key: _PageKey, path: str) -> tuple[File, str]:
        try:
            return _finished(key)
        except Exception:
            # Without it Streamlit shows the page, or says what is wrong.
            logging.getLogger(__name__).exception("The finished page of %s could not be made.", path)
            return _as_file(document(_page(key), ""))


@dataclass(frozen=True, slots=True)
class _PageKey:
    """What decides a page's bytes; ``publication`` identifies what is served."""

    chosen: Settings
    publication: tuple[str, int | None, str]
    state: State
    day: date
    root: str
    dropped: tuple[Dropped, ...]


_pages: ByteCache[tuple[File, str]] = ByteCache(MOST_CACHED, lambda page: page[0].size)


def _finished(key: _PageKey) -> tuple[File, str]:
    finished = _pages.get(key)
    if finished is None:
        page = _page(key)
        finished = _as_file(document(page, first_page(page)))
        _pages.put(key, finished)
    return finished


def _page(key: _PageKey) -> Page:
    now, words = served(key.chosen.tables), language(key.state.language)
    return Page(now.loaded, key.state, words, key.day, key.chosen, now, key.root, key.dropped)


def _as_file(html: str) -> tuple[File, str]:
    """Return a page as a file, and its ETag."""
    content = html.encode()
    return compress(content, "text/html", level=PAGE_LEVEL), f'"{digest(content)}"'


@lru_cache(maxsize=2 * len(LANGUAGES))
def _editing_page(code: str, revision: str) -> tuple[File, str]:
    """The editors' page in a language: the head, without a finished page behind which Streamlit starts."""
    words = language(code)
    meta = render("host/editing_meta.html", words=words)
    body = render("host/editing_body.html", words=words)
    name = words("app.page_title", subject=words("editing.title"), name=words("app.name"))
    return _as_file(_around(EDITING, code, name, revision, meta, body))


def document(page: Page, body: str) -> str:
    """Return a page's complete HTML around the finished page."""
    state = page.state
    return _around(state.page, state.language, title(page), page.dataset.revision, meta_html(page), body)


def _around(name: str, code: str, named: str, revision: str, meta: str, body: str) -> str:
    """Streamlit's page around a body; the editors' page fetches nothing ahead for the map."""
    folder, with_map = asset_folder(), name != EDITING
    data = [f"./{url}" for url in data_urls(revision).values()] if with_map else []
    first = render(
        "host/first_lines.html",
        folder=folder,
        fonts=list(font_files()),
        names=names_url(revision),
        ahead=data if begins_with_map(name) else (),
    )
    last = render(
        "host/last_lines.html",
        meta=Markup(meta),
        folder=folder,
        chunks=[f"{SCRIPT_ADDRESS}{chunk}" for chunk in chunks(name)],
        frame=[f".{FOLDER}/{script}" for script in frame_scripts()] if with_map else [],
        with_map=with_map,
        later=() if begins_with_map(name) else data,
        notices=[(n, [(c, language(c)(f"missing.{n}")) for c in LANGUAGES]) for n in NOTICES],
    )
    return rewritten(index_html(), code, escape(named), first=first, last=last, body=body)
