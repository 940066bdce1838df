"""The rim of an import: bytes from a file, from standard input, or from an http(s) address.

Each address is asked with the care of ``data/web/connection.py``, each redirect
anew. Size and time are bounded for the whole of a download.
"""

from __future__ import annotations

import http.client
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from urllib.parse import urljoin

from data.importers.errors import ImportStop
from data.web.connection import WebError, answered

MAX_BYTES = 20_000_000
"""Of one source, unpacked. The largest listing of the site is far below one megabyte."""
SECONDS = 30.0
"""For one address with all its redirects, from the first question to the last byte."""
MAX_REDIRECTS = 5
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "Partnerskapskartan (import of listings)",
    "Accept": "text/html, application/json, application/xml, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a download: bytes unpacked, seconds in all, and whether it may leave the public network."""

    size: int = MAX_BYTES
    seconds: float = SECONDS
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a source holds. ``url`` is where it was found at last, empty for files; header names are small."""

    content: bytes
    url: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def is_address(source: str) -> bool:
    """Tell whether a source is an address rather than a file."""
    return "://" in source


def read(source: str, limits: Limits | None = None) -> Fetched:
    """Return the content of a file, of standard input (``-``) or of an address.

    Raises ImportStop when it cannot be read, is too large or takes too long.
    """
    limits = limits or Limits()
    if is_address(source):
        return fetch(source, limits)
    try:
        if source == "-":
            content = sys.stdin.buffer.read(limits.size + 1)
        else:
            # One byte more than is allowed is enough to know that there are too many.
            with Path(source).open("rb") as file:
                content = file.read(limits.size + 1)
    except (OSError, ValueError) as error:
        raise ImportStop("unreadable", source=source, reason=_reason(error)) from error
    if len(content) > limits.size:
        raise ImportStop("too-large", source=source, allowed=limits.size // 1_000_000)
    return Fetched(content)


def fetch(url: str, limits: Limits, told: Callable[[int], None] | None = None) -> Fetched:
    """Return what an address answers; ``told`` hears how many bytes have come. Raises ImportStop."""
    deadline = monotonic() + limits.seconds
    here = url
    try:
        for _ in range(MAX_REDIRECTS + 1):
            with answered(here, "GET", _HEADERS, deadline, limits.allow_private) as answer:
                if answer.status in _REDIRECTS and (to := answer.getheader("Location")):
                    here = urljoin(here, to)
                    continue
                if answer.status != http.client.OK:
                    raise ImportStop("answer", source=here, status=answer.status)
                return _whole(here, answer, limits, deadline, told)
    except WebError as error:
        kind = "unreachable" if error.kind == "unknown-host" else error.kind
        raise ImportStop(kind, **error.details, allowed=f"{limits.seconds:g}") from error
    raise ImportStop("redirects", source=url, allowed=MAX_REDIRECTS)


def _whole(
    url: str,
    answer: http.client.HTTPResponse,
    limits: Limits,
    deadline: float,
    told: Callable[[int], None] | None,
) -> Fetched:
    encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise ImportStop("unreachable", source=url, reason=f"Content-Encoding: {encoding}")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    content = bytearray()
    while chunk := answer.read1(_CHUNK):
        # Never more than one byte beyond the bound is unpacked, whatever the packed bytes promise.
        content += unpack.decompress(chunk, limits.size + 1 - len(content)) if unpack else chunk
        if len(content) > limits.size:
            raise ImportStop("too-large", source=url, allowed=limits.size // 1_000_000)
        if monotonic() >= deadline:
            raise ImportStop("too-slow", source=url, allowed=f"{limits.seconds:g}")
        if told is not None:
            told(len(content))
    if monotonic() >= deadline:
        raise ImportStop("too-slow", source=url, allowed=f"{limits.seconds:g}")
    if (unpack is not None and content and not unpack.eof) or answer.length:
        raise http.client.IncompleteRead(b"")
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return Fetched(bytes(content), url, headers.get("content-type", ""), headers)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
