"""JSON, and what it may be: a JSON Feed, or an answer of WordPress's interface.

https://www.jsonfeed.org/version/1.1/; what 1.0 calls otherwise is read, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from data.importers.dates import iso_date
from data.importers.draft import MAX_TAGS, MAX_TITLE, Draft, clean, plain
from data.importers.errors import ArticleImportError
from data.importers.languages import code

_BEGINNING = re.compile(
    r"[\ufeff\s]*(?:\{\s*[\"}]|\[\s*(?:[\[{\"]|\]\s*$|(?:-?\d[\d.]*|true|false|null)\s*,))"
)
_VERSION = "jsonfeed.org/version/"


def is_json(text: str) -> bool:
    """Tell whether a text begins as JSON does: an object, or a list of anything."""
    return _BEGINNING.match(text) is not None


def json_of(text: str) -> Any:
    """Return what a text of JSON holds. Raises ArticleImportError when it is none, or was cut off."""
    try:
        return json.loads(text.lstrip("\ufeff \t\r\n"))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":  # one value a line, or a text that only begins like JSON
            raise ArticleImportError("neither") from error
        raise ArticleImportError("broken-json", line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:
        raise ArticleImportError("neither") from error


def is_json_feed(held: Any) -> bool:
    """Tell whether a content says of itself that it is a JSON Feed."""
    return isinstance(held, dict) and _VERSION in str(held.get("version", ""))


def drafts_of_json_feed(held: Any) -> tuple[list[Draft], str]:
    """Return the items of a JSON Feed, each once, in order, and the address of its next page, if there is one.

    Raises ArticleImportError when it is none.
    """
    items = held.get("items") if is_json_feed(held) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ArticleImportError("neither")
    whole = code(_text(held, "language"))
    return [_draft(item, whole) for item in items], _text(held, "next_url")


def posts_of(held: Any) -> list[dict[str, Any]]:
    """Return what is in an answer of WordPress's interface. Raises ArticleImportError when it is none, or an error."""
    if isinstance(held, dict) and {"code", "message"} <= held.keys() and "title" not in held:
        # The interface says itself what it does not like.
        raise ArticleImportError(
            "interface", reason=clean(str(held["message"])), code=clean(str(held["code"]))
        )
    items = held if isinstance(held, list) else [held]
    if not all(map(_is_post, items)):
        raise ArticleImportError("neither")
    return items


def _is_post(item: Any) -> bool:
    # Many a kind of JSON has a title; WordPress's is one that it has rendered.
    title = item.get("title") if isinstance(item, dict) else None
    return isinstance(title, dict) and isinstance(title.get("rendered"), str)


def _draft(item: Mapping[str, Any], whole: str) -> Draft:
    # A link blog's item is about another page; its own page is still the article.
    addresses = (_text(item, key) for key in ("url", "external_url", "id"))
    texts = (_text(item, key) for key in ("summary", "content_text", "content_html"))
    dates = (_text(item, key) for key in ("date_published", "date_modified"))
    tags = item.get("tags")
    return Draft(
        plain(_text(item, "title"), MAX_TITLE),
        plain(next(filter(None, texts), "")),
        next((url for url in addresses if url.lower().startswith(("http://", "https://"))), ""),
        next(filter(None, map(iso_date, dates)), ""),
        code(_text(item, "language")),
        source_language=whole,
        tags=tuple(clean(tag) for tag in tags[:MAX_TAGS] if isinstance(tag, str))
        if isinstance(tags, list)
        else (),
    )


def _text(held: Mapping[str, Any], key: str) -> str:
    value = held.get(key)
    return value if isinstance(value, str) else ""
