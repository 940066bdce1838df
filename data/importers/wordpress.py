"""WordPress's REST interface: posts and custom types, page after page.

``/wp-json/wp/v2/posts`` (or any type) answers at most 100 items at a time and
says in ``X-WP-TotalPages``, or in a ``Link`` to the next page, how many there
are. Given a site instead of a type, its public types are asked one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from data.importers.dates import iso_date
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, fold, plain
from data.importers.errors import ImportStop
from data.importers.fetch import Fetched
from data.importers.languages import LANGUAGES

MAX_PAGES = 200
_API = "wp-json/wp/v2/"
_NOT_ARTICLES = ("attachment", "page", "nav_menu_item", "elementor_library")
_KINDS = {"event": "event", "events": "event", "news": "news", "nyhet": "news", "page": "page"}

Ask = Callable[[str], Fetched]
Told = Callable[[int, int], None]


def drafts_of_json(content: bytes) -> list[Draft]:
    """Return the articles in one answer of the interface. Raises ImportStop when it is no such answer."""
    return fold(map(_draft, _items(content)))


def drafts_of_site(url: str, ask: Ask, told: Told) -> list[Draft]:
    """Return the articles of a type, or of all public types of a site, each once.

    All or nothing: a page that fails stops the import (ImportStop).
    """
    drafts: list[Draft] = []
    for endpoint in _endpoints(url, ask):
        drafts += _paged(endpoint, ask, told)
    return fold(drafts)


def is_interface(url: str) -> bool:
    """Tell whether an address is of the interface."""
    return "/wp-json/" in url or "rest_route=" in url


def _endpoints(url: str, ask: Ask) -> list[str]:
    if re.search(r"/wp-json/wp/v2/[\w-]+", url) or "rest_route=" in url:
        return [url]
    root = url.partition("/wp-json")[0].rstrip("/") + "/" + _API
    types = _json(ask(root + "types").content)
    if not isinstance(types, dict):
        raise ImportStop("broken-json", reason="types")
    bases = [
        str(kind.get("rest_base") or name)
        for name, kind in types.items()
        if isinstance(kind, dict) and name not in _NOT_ARTICLES and not name.startswith("wp_")
    ]
    return [urljoin(root, base) for base in bases if re.fullmatch(r"[\w-]{1,60}", base)]


def _paged(url: str, ask: Ask, told: Told) -> list[Draft]:
    drafts: list[Draft] = []
    page, pages, here = 1, 1, _asking(url, per_page="100")
    while here:
        told(page, pages)
        answer = ask(here)
        drafts += map(_draft, _items(answer.content))
        pages = _total(answer)
        page += 1
        if len(drafts) > MAX_DRAFTS or page > MAX_PAGES + 1:
            raise ImportStop("too-many", allowed=MAX_DRAFTS)
        following = _next(answer)
        here = following
        if pages:
            here = _asking(url, per_page="100", page=str(page)) if page <= pages else ""
        pages = pages or page
    return drafts


def _asking(url: str, **words: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    # What the caller asked for stands, but the page is ours to count.
    query = {**words, **query} | ({"page": words["page"]} if "page" in words else {})
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _total(answer: Fetched) -> int:
    said = answer.headers.get("x-wp-totalpages", "")
    return int(said) if said.isdigit() and len(said) < 6 else 0


def _next(answer: Fetched) -> str:
    found = re.search(r"<([^<>]{1,2000})>\s*;\s*rel=\"?next\b", answer.headers.get("link", ""))
    if found is None:
        return ""
    url = urljoin(answer.url, found[1])
    # The next page is on the same host, or it is no next page.
    return url if urlsplit(url).netloc == urlsplit(answer.url).netloc and url != answer.url else ""


def _items(content: bytes) -> list[dict[str, Any]]:
    held = _json(content)
    items = held if isinstance(held, list) else [held]
    if not all(isinstance(item, dict) and "title" in item for item in items):
        raise ImportStop("broken-json", reason="title")
    return items


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportStop("broken-json", reason=str(error) or "?") from error


def _draft(item: dict[str, Any]) -> Draft:
    url = str(item.get("link") or "")
    language = str(item.get("lang") or "")[:2].lower()
    return Draft(
        plain(_rendered(item.get("title")), MAX_TITLE),
        plain(_rendered(item.get("excerpt"))),
        url if url.lower().startswith(("http://", "https://")) else "",
        iso_date(str(item.get("date") or "")),
        language if language in LANGUAGES else "",
        _KINDS.get(str(item.get("type") or ""), ""),
    )


def _rendered(value: Any) -> str:
    return str(value.get("rendered") or "") if isinstance(value, dict) else str(value or "")
