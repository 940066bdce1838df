"""WordPress's REST interface: posts and custom types, page after page.

``/wp-json/wp/v2/posts`` (or any type) answers at most 100 items at a time and
says in ``X-WP-Total`` and ``X-WP-TotalPages`` how many there are. Servers in
between drop that or keep an old one, so it only ever means "there is more": the
end is a page without anything new. Given a site instead of a type, its public
types are asked one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from data.importers.dates import iso_date
from data.importers.detect import text_of
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, plain
from data.importers.errors import ArticleImportError
from data.importers.fetch import Fetched
from data.importers.json_content import json_of, posts_of
from data.importers.languages import code

MAX_PAGES = 200
_MOST = 100
"""Items that the interface gives at a time, at most."""
_BEYOND = (400, 404)
"""How the interface answers a page after the last one."""
_API = "wp-json/wp/v2/"
_NOT_ARTICLES = ("attachment", "page", "nav_menu_item", "elementor_library")
_KINDS = {"event": "event", "events": "event", "news": "news", "nyhet": "news", "page": "page"}

Ask = Callable[[str], Fetched]
Report = Callable[[int, int], None]


def drafts_of_json(held: Any) -> list[Draft]:
    """Return the articles in one answer of the interface, with repetitions. Raises ArticleImportError."""
    return [_draft(item) for item in posts_of(held)]


def drafts_of_site(url: str, ask: Ask, report: Report) -> list[Draft]:
    """Return the articles of a type, or of all public types of a site, with repetitions.

    All or nothing: a page that fails stops the import (ArticleImportError).
    """
    drafts: list[Draft] = []
    for endpoint in _endpoints(url, ask):
        drafts += _paged(endpoint, ask, report)
    return drafts


def is_interface(url: str) -> bool:
    """Tell whether an address is of the interface."""
    return "/wp-json/" in url or "rest_route=" in url


def _endpoints(url: str, ask: Ask) -> list[str]:
    if re.search(r"/wp-json/wp/v2/[\w-]+", url) or "rest_route=" in url:
        return [url]
    root = url.partition("/wp-json")[0].rstrip("/") + "/" + _API
    types = json_of(text_of(ask(root + "types")))
    if not isinstance(types, dict):
        raise ArticleImportError("neither")
    bases = [
        str(kind.get("rest_base") or name)
        for name, kind in types.items()
        if isinstance(kind, dict) and name not in _NOT_ARTICLES and not name.startswith("wp_")
    ]
    return [urljoin(root, base) for base in bases if re.fullmatch(r"[\w-]{1,60}", base)]


def _paged(url: str, ask: Ask, report: Report) -> list[Draft]:
    items: dict[str, dict[str, Any]] = {}
    size = _size(url)
    for page in range(1, MAX_PAGES + 1):
        here = _asking(url, page)
        try:
            answer = ask(here)
        except ArticleImportError as error:
            if page > 1 and error.kind == "answer" and error.details.get("status") in _BEYOND:
                break
            raise
        announced = _number(answer, "x-wp-totalpages")
        report(page, announced)
        known, came = len(items), posts_of(json_of(text_of(answer)))
        items |= {str(item.get("link") or item.get("id") or item): item for item in came}
        if len(items) > MAX_DRAFTS:
            raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
        # A server that does not turn pages answers the first one for ever.
        if len(items) == known:
            break
        whole = page >= announced > 0 and len(items) >= _number(answer, "x-wp-total")
        if whole and len(came) < size:
            break
    else:
        raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
    return [_draft(item) for item in items.values()]


def _asking(url: str, page: int) -> str:
    parts = urlsplit(url)
    # What the caller asked for stands, but the page is ours to count.
    query = {"per_page": str(_MOST), **_query(url)}
    query.pop("page", None)
    query |= {"page": str(page)} if page > 1 else {}
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def _size(url: str) -> int:
    """How many items are asked for at a time."""
    asked = _query(url).get("per_page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 4 else _MOST


def _number(answer: Fetched, header: str) -> int:
    text = answer.headers.get(header, "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _draft(item: dict[str, Any]) -> Draft:
    url = str(item.get("link") or "")
    dates = (iso_date(str(item.get(key) or "")) for key in ("date", "date_gmt"))
    return Draft(
        plain(_rendered(item.get("title")), MAX_TITLE),
        plain(_rendered(item.get("excerpt"))),
        url if url.lower().startswith(("http://", "https://")) else "",
        # The first is the site's own day, the second that of Greenwich.
        next(filter(None, dates), ""),
        code(str(item.get("lang") or "")),
        _KINDS.get(str(item.get("type") or ""), ""),
    )


def _rendered(value: Any) -> str:
    return str(value.get("rendered") or "") if isinstance(value, dict) else str(value or "")
