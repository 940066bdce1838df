"""What all our routes answer alike: how long a copy may be kept, when it is still right, and what is not there."""

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
"""May be kept, but the browser asks before each use whether it is still right."""
_OPAQUE_TAG = re.compile(r'"([^"]*)"')


def answer(request: Request, file: File, headers: Mapping[str, str], status: int = 200) -> Response:
    """Return a file, packed for whoever can unpack it; a 304 if ``headers`` has the ETag that the caller holds."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if held := unchanged(request, headers):
        return held
    if file.packed and "gzip" in request.headers.get("accept-encoding", ""):
        headers = {**headers, "Content-Encoding": "gzip"}
        return Response(file.packed, status, headers, file.media_type)
    return Response(file.content, status, headers, file.media_type)


def named_file(
    request: Request, make: Callable[[], bytes], media_type: str, disposition: str, etag: str
) -> Response:
    """Return a file that is saved under the name in ``disposition``, made only for a caller who lacks it."""
    headers = {"Cache-Control": FRESH, "ETag": etag}
    if held := unchanged(request, headers):
        return held
    return Response(make(), media_type=media_type, headers={**headers, "Content-Disposition": disposition})


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return a 304 with ``headers`` if the request names their ETag, ``None`` if it does not or they have none."""
    etag = headers.get("ETag")
    if etag and _names(request, etag):
        return Response(status_code=304, headers=headers)
    return None


def digest(content: bytes) -> str:
    """Return what an ETag of this content stands on: 20 hexadecimal digits, without quotation marks."""
    return hashlib.sha256(content).hexdigest()[:20]


def not_found() -> Response:
    """Return the answer for an address that leads nowhere."""
    return Response("not found", status_code=404, media_type="text/plain")


def root_before(request: Request, folder: str) -> str:
    """Return the application's own address with a slash at its end: what stands before ``folder`` (``/data/``)."""
    path = request.url.path.rpartition(folder)[0] + "/"
    return str(request.url.replace(path=path, query=""))


def _names(request: Request, etag: str) -> bool:
    """Compare as RFC 9110 (13.1.2) says: ``*`` is any, else by list and weakly, so without the mark ``W/``."""
    asked = ",".join(request.headers.getlist("if-none-match"))
    return asked.strip() == "*" or etag.removeprefix("W/").strip('"') in _OPAQUE_TAG.findall(asked)
