"""What a page's answers mean: it is there, it has moved, it is gone, or nobody can say.

- alive: it answers, perhaps at https, with or without ``www.`` or the last slash, or after a redirect that is
  not for ever within its own site;
- moved: redirects for ever lead to another page;
- gone: 404 or 410, or redirects for ever to a site's front page: what stood on the page is not there. A host
  without a name is looked up twice, and is gone when others answer in the same run (:func:`settled`);
- uncertain is all else: refused (401, 403), out of order (5xx), too slow, asked to wait (429, or 503 with a
  ``Retry-After``), passing redirects to a front page or another host.
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
_LASTING = (301, 308)
_NO_ANSWER = ("bad-address", "unknown-host", "private", "unreachable", "too-slow")


@dataclass(frozen=True, slots=True)
class Response:
    """``location`` is empty without one; ``wait`` tells whether the host asks to be left alone for now."""

    status: int
    location: str = ""
    wait: bool = False
    body: bytes = b""


Send = Callable[[Literal["HEAD", "GET"], str, bool], Response]
"""Asks an address and returns its answer, with the body if wanted. Raises WebError."""


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """What was seen of an address; ``state`` is empty when that is uncertain.

    ``to`` is where it leads now, empty where it leads nowhere else. ``why`` names the reason of what is gone
    or uncertain, ``detail`` belongs to it.
    """

    url: str
    state: SourceState | Literal[""]
    to: str = ""
    why: str = ""
    detail: str = ""


def look(url: str, ask: Send) -> LinkStatus:
    """Return what is seen of a page; ``ask`` is called for each address on the way to it."""
    here, lasting = url, True
    try:
        here = urldefrag(url).url
        for _ in range(MAX_REDIRECTS + 1):
            answer = _answer(here, ask)
            if answer.status not in _REDIRECTS or not answer.location:
                return _judged(url, here, lasting, answer)
            lasting = lasting and answer.status in _LASTING
            here = urldefrag(urljoin(here, answer.location)).url
    except WebError as error:
        detail = str(error.details.get("reason", error.details.get("address", "")))
        return LinkStatus(url, "", "" if host_of(here) == host_of(url) else here, error.kind, detail)
    except ValueError:  # a redirect to what is no address
        return LinkStatus(url, "", why="bad-address")
    return LinkStatus(url, "", why="redirects")


def settled(sights: Iterable[LinkStatus]) -> list[LinkStatus]:
    """Return the sights with hosts that have no name as gone, if the network can be trusted: somebody answered."""
    seen = list(sights)
    if all(sight.why in _NO_ANSWER for sight in seen):
        return seen
    return [replace(s, state="gone") if s.why == "unknown-host" and not s.to else s for s in seen]


def host_of(url: str) -> str:
    """Return the host that an address is at, without ``www.``; empty when it is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _answer(url: str, ask: Send) -> Response:
    """The answer to HEAD; to GET where HEAD brings none, or an error that some give to HEAD alone."""
    try:
        answer = ask("HEAD", url, False)
    except WebError as error:
        # A name that is not found is looked up once more, and some servers hang up on HEAD.
        if error.kind not in ("unknown-host", "unreachable"):
            raise
        return ask("GET", url, False)
    return ask("GET", url, False) if answer.status >= 400 and not answer.wait else answer


def _judged(url: str, here: str, lasting: bool, answer: Response) -> LinkStatus:
    to = "" if _page(here) == _page(url) else here
    if not 200 <= answer.status < 300:
        state: Literal["gone", ""] = "gone" if answer.status in (404, 410) else ""
        return LinkStatus(url, state, to, "wait" if answer.wait else "status", str(answer.status))
    if not to:
        return LinkStatus(url, "alive")
    if _is_front(here) and not _is_front(url):
        return LinkStatus(url, "gone" if lasting else "", to, "front-page")
    if lasting:
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
