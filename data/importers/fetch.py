"""Reads the source of an import: a file, standard input, or an http(s) address.

Addresses are read through the guarded session of ``data/web/session.py``. Size and time are bounded for the
whole of a download.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.importers.errors import ArticleImportError
from data.web.session import WebError, session

MAX_BYTES = 20_000_000
"""Of one source, decompressed. The largest listing of the site is far below one megabyte."""
SECONDS = 30.0
"""For one address with all its redirects, from the first request to the last byte."""
MAX_REDIRECTS = 5
_USER_AGENT = "Partnerskapskartan (import of listings)"
_ACCEPT = "text/html, application/json, application/xml, text/*;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a download: bytes decompressed, seconds in all, and whether it may leave the public network."""

    size: int = MAX_BYTES
    seconds: float = SECONDS
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A source's content. ``url`` is its address after redirects, empty for files; header names are lower-case."""

    content: bytes
    url: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def is_address(source: str) -> bool:
    """Tell whether a source is an address rather than a file."""
    return "://" in source


def read(source: str, limits: Limits | None = None) -> Fetched:
    """Return the content of a file, of standard input (``-``) or of an address.

    Raises ArticleImportError when it cannot be read, is too large or takes too long.
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
        raise ArticleImportError("unreadable", source=source, reason=_reason(error)) from error
    if len(content) > limits.size:
        raise ArticleImportError("too-large", source=source, allowed=limits.size // 1_000_000)
    return Fetched(content)


def fetch(url: str, limits: Limits) -> Fetched:
    """Return the content of an address. Raises ArticleImportError."""
    client = session(
        _USER_AGENT, seconds=limits.seconds, size=limits.size, allow_private=limits.allow_private
    )
    client.max_redirects = MAX_REDIRECTS
    try:
        response = client.get(url, headers={"Accept": _ACCEPT})
    except WebError as error:
        kind = "unreachable" if error.kind == "unknown-host" else error.kind
        raise ArticleImportError(kind, **error.details, allowed=_allowed(kind, limits)) from error
    if response.status_code != 200:
        raise ArticleImportError("answer", source=response.url, status=response.status_code)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Fetched(response.content, response.url, headers.get("content-type", ""), headers)


def _allowed(kind: str, limits: Limits) -> object:
    if kind == "redirects":
        return MAX_REDIRECTS
    return limits.size // 1_000_000 if kind == "too-large" else f"{limits.seconds:g}"


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
