"""Where the pages of the sites in these tests lie."""

from __future__ import annotations

_PAGES = {
    "map": "index.html",
    "table": "table/index.html",
    "place": "place/{id}/index.html",
    "articles": "articles/index.html",
    "about": "about/index.html",
}
LAYOUT = {
    "sv": _PAGES,
    "en": {page: f"en/{path}" for page, path in _PAGES.items()},
}
