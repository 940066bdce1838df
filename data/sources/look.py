"""Derives a link's status from the responses: alive, moved, gone, or uncertain.

- alive: status 2xx, perhaps at https, with or without ``www.`` or the last slash, or after a temporary redirect
  within its own site;
- moved: permanent redirects lead to another page;
- gone: 404 or 410, or permanent redirects to a site's front page, where the content is not. A host name that
  does not exist is looked up twice, and is gone when other hosts respond in the same run (:func:`settled`);
- uncertain is all else: refused (401, 403), server errors (5xx), too slow, rate limited (429, or 503 with a
  ``Retry-After``), temporary redirects to a front page or another host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

from data.records import SourceState
from data.web.session import WebError

MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_NO_RESPONSE = ("bad-address", "unknown-host", "private", "unreachable", "too-slow")


@dataclass(frozen=True, slots=True)
class Response:
    """``location`` is the header of that name or empty; ``wait`` tells whether the host limits the rate."""

    status: int
    location: str = ""
    wait: bool = False
    body: bytes = b""


Send = Callable[[Literal["HEAD", "GET"], str, bool], Response]
"""Sends a request (method, address, whether to read the body) and returns the response. Raises WebError."""


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """The status of an address; ``state`` is empty when it is uncertain.

    ``to`` is where it leads now, empty where it leads nowhere else. ``why`` names the reason of what is gone
    or uncertain, ``detail`` belongs to it.
    """

    url: str
    state: SourceState | Literal[""]
    to: str = ""
    why: str = ""
    detail: str = ""


def look(url: str, send: Send) -> LinkStatus:
    """Return the status of a page; ``send`` is called for each address on the way to it."""
    here, permanent = url, True
    try:
        here = urldefrag(url).url
        for _ in range(MAX_REDIRECTS + 1):
            response = _response(here, send)
            if response.status not in _REDIRECTS or not response.location:
                return _status(url, here, permanent, response)
            permanent = permanent and response.status in _PERMANENT
            here = urldefrag(urljoin(here, response.location)).url
    except WebError as error:
        detail = str(error.details.get("reason", error.details.get("address", "")))
        return LinkStatus(url, "", "" if host_of(here) == host_of(url) else here, error.kind, detail)
    except ValueError:  # a redirect to what is no address
        return LinkStatus(url, "", why="bad-address")
    return LinkStatus(url, "", why="redirects")


def settled(statuses: Iterable[LinkStatus]) -> list[LinkStatus]:
    """Return the statuses with unknown hosts as gone, if any host responded: then the network works."""
    statuses = list(statuses)
    if all(status.why in _NO_RESPONSE for status in statuses):
        return statuses
    return [replace(s, state="gone") if s.why == "unknown-host" and not s.to else s for s in statuses]


def host_of(url: str) -> str:
    """Return the host that an address is at, without ``www.``; empty when it is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _response(url: str, send: Send) -> Response:
    """The response to HEAD; to GET where HEAD fails, or gives an error that some servers give to HEAD alone."""
    try:
        response = send("HEAD", url, False)
    except WebError as error:
        # An unknown name is looked up once more, and some servers hang up on HEAD.
        if error.kind not in ("unknown-host", "unreachable"):
            raise
        return send("GET", url, False)
    return send("GET", url, False) if response.status >= 400 and not response.wait else response


def _status(url: str, here: str, permanent: bool, response: Response) -> LinkStatus:
    to = "" if _page(here) == _page(url) else here
    if not 200 <= response.status < 300:
        state: Literal["gone", ""] = "gone" if response.status in (404, 410) else ""
        return LinkStatus(url, state, to, "wait" if response.wait else "status", str(response.status))
    if not to:
        return LinkStatus(url, "alive")
    if _is_front(here) and not _is_front(url):
        return LinkStatus(url, "gone" if permanent else "", to, "front-page")
    if permanent:
        return LinkStatus(url, "moved", to)
    return LinkStatus(url, "alive") if host_of(here) == host_of(url) else LinkStatus(url, "", to, "elsewhere")


def _page(url: str) -> tuple[str, str, str]:
    """What two addresses of the same page have in common."""
    parts = urlsplit(url)
    return host_of(url), unquote(parts.path).rstrip("/"), parts.query


def _is_front(url: str) -> bool:
    """Tell whether an address is a site's front page, perhaps in one of its languages (``/en/``)."""
    parts: SplitResult = urlsplit(url)
    folders = [folder for folder in parts.path.split("/") if folder]
    return not parts.query and (not folders or (len(folders) == 1 and len(folders[0]) == 2))
