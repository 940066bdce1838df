"""RSS and Atom, read by feedparser.

feedparser forgives much. Two things are not forgiven here: entities that a
feed declares for itself (a few lines can grow to gigabytes, or read files),
and damage that may hide items. ``xml_mending`` looks at both first.
"""

from __future__ import annotations

import io
from typing import Any

from data.importers.dates import iso_date
from data.importers.draft import MAX_DRAFTS, MAX_TAGS, MAX_TITLE, Draft, clean, plain
from data.importers.errors import ArticleImportError
from data.importers.languages import code
from data.importers.xml_mending import sound_xml


def drafts_of_feed(content: bytes, text: str) -> tuple[list[Draft], str]:
    """Return the entries of a feed, each once, in order, and the address of its next page where it names one.

    ``text`` is the same content as characters. Raises ArticleImportError when it is damaged or hostile.
    """
    import feedparser

    # Bytes in a file: a text would be taken for an address or a file's name, and opened.
    whole = io.BytesIO(sound_xml(content, text))
    feed = feedparser.parse(whole, sanitize_html=False, resolve_relative_uris=False)
    if len(feed.entries) > MAX_DRAFTS:
        raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
    language = code(str(feed.feed.get("language", "")))
    following = (link.get("href", "") for link in feed.feed.get("links", ()) if link.get("rel") == "next")
    return [_draft(entry, language) for entry in feed.entries], str(next(following, ""))


def _draft(entry: Any, whole: str) -> Draft:
    link = str(entry.get("link", ""))
    # As it is written, and not as feedparser reads it: in UTC, and with today's day where it has none.
    written = (str(entry[key]) for key in ("published", "updated", "created") if key in entry)
    language = code(str(entry.get("title_detail", {}).get("language") or entry.get("language") or ""))
    return Draft(
        plain(str(entry.get("title", "")), MAX_TITLE),
        plain(str(entry.get("summary", ""))),
        link if link.lower().startswith(("http://", "https://")) else "",
        next(filter(None, map(iso_date, written)), ""),
        # feedparser hands the feed's language down to every entry.
        "" if language == whole else language,
        source_language=whole,
        tags=tuple(clean(str(tag.get("term") or "")) for tag in entry.get("tags", ())[:MAX_TAGS]),
    )
