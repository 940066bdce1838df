"""Streamlit's own scripts, styles and fonts, and those of the map's frame, sent compressed and from memory.

Streamlit reads each file from disk at every request and sends it uncompressed, some seventy files for a first visit.
The names are hashed, so browsers may cache them; Streamlit says so for its own files, but not for a component's.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Collection
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from components.host.internals import streamlit_files, streamlit_folium
from components.kit.compressed import File, compress
from components.kit.http import answer

CACHED_FOR_EVER = {"Cache-Control": "public, immutable, max-age=31536000"}
_FOLDERS = {
    streamlit_files.ADDRESS: streamlit_files.folder(),
    f"{streamlit_folium.FOLDER}/static/": streamlit_folium.build() / "static",
}
CUT_FONTS = Path(__file__).parent / "fonts"
"""Streamlit's fonts with what is shown of them, under Streamlit's hashed names (``build_fonts.py``)."""
LARGEST = 2_000_000
"""Bytes; larger files (charts that we do not draw) are left to Streamlit, to save memory."""


class StreamlitFiles:
    """ASGI middleware that sends the files of ``known`` and passes on every other request."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        self.app = app
        self.base_path = base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", "")).removeprefix(self.base_path)
        if scope["type"] == "http" and scope["method"] == "GET" and path in known():
            request = Request(scope)
            if "range" not in request.headers:
                file = await run_in_threadpool(_file, path) if path not in _cache else _cache[path]
                await answer(request, file, CACHED_FOR_EVER)(scope, receive, send)
                return
        await self.app(scope, receive, send)


@cache
def known() -> dict[str, Path]:
    """Return the files that are sent from memory, by path below the application's root."""
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for prefix, folder in _FOLDERS.items()
        for path in folder.rglob("*")
        if path.suffix in (".js", ".css", ".woff2") and path.stat().st_size <= LARGEST
    }


def warm(names: Collection[str]) -> None:
    """Read and compress scripts by name before the first visit."""
    for path in known():
        if path.rpartition("/")[2] in names or path.startswith(streamlit_folium.FRAME):
            _file(path)


_cache: dict[str, File] = {}


def _file(path: str) -> File:
    if path not in _cache:
        source = known()[path]
        cut = CUT_FONTS / source.name
        kind = "font/woff2" if source.suffix == ".woff2" else mimetypes.guess_type(source.name)[0]
        content = (cut if cut.is_file() else source).read_bytes()
        if source.suffix == ".css":  # the pages' text is in a typeface of our own
            content = streamlit_files.TEXT_FACE.sub(b"", content)
        _cache[path] = compress(content, kind or "application/octet-stream")
    return _cache[path]
