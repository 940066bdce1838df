"""What all our routes have in common: cache headers, ETags, compression and 404.

Starlette compares strong ETags only, and its middleware compresses at each request.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from components.kit.compressed import File

IMMUTABLE = "public, max-age=31536000, immutable"
"""For an address that names its content."""
FRESH = "no-cache"
"""May be cached; the browser asks before each use whether the copy is still current."""
_OPAQUE_TAG = re.compile(r'"([^"]*)"')


def answer(request: Request, file: File, headers: Mapping[str, str], status: int = 200) -> Response:
    """Return a file, as gzip where the request accepts it; a 304 if the request names the ETag in ``headers``."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if not_modified := unchanged(request, headers):
        return not_modified
    if file.compressed and "gzip" in request.headers.get("accept-encoding", ""):
        headers = {**headers, "Content-Encoding": "gzip"}
        return Response(file.compressed, status, headers, file.media_type)
    return Response(file.content, status, headers, file.media_type)


def named_file(
    request: Request, make: Callable[[], bytes], media_type: str, disposition: str, etag: str
) -> Response:
    """Return a download with the name in ``disposition``, or a 304; ``make`` is called for a download only."""
    headers = {"Cache-Control": FRESH, "ETag": etag}
    if not_modified := unchanged(request, headers):
        return not_modified
    return Response(make(), media_type=media_type, headers={**headers, "Content-Disposition": disposition})


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return a 304 with ``headers`` if the request names their ETag, else ``None``."""
    etag = headers.get("ETag")
    if etag and _names(request, etag):
        return Response(status_code=304, headers=headers)
    return None


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content for its ETag: the first 20 hexadecimal digits, without quotation marks."""
    return hashlib.sha256(content).hexdigest()[:20]


def not_found() -> Response:
    """Return the response for an address that does not exist."""
    return Response("not found", status_code=404, media_type="text/plain")


def root_before(request: Request, folder: str) -> str:
    """Return the part of a request's address before ``folder`` (``/data/``), with a slash at its end: the root."""
    path = request.url.path.rpartition(folder)[0] + "/"
    return str(request.url.replace(path=path, query=""))


def _names(request: Request, etag: str) -> bool:
    """Compare as RFC 9110 (13.1.2) demands: ``*`` is any, else weakly, so without the prefix ``W/``."""
    header = ",".join(request.headers.getlist("if-none-match"))
    return header.strip() == "*" or etag.removeprefix("W/").strip('"') in _OPAQUE_TAG.findall(header)
