"""RSS and Atom, read by feedparser.

feedparser forgives much. Two things are not forgiven here: entities that a
feed declares for itself (a few lines can grow to gigabytes, or read files),
and damage, since of a feed that was cut off nobody knows what is missing.
defusedxml looks at both first.
"""

from __future__ import annotations

import io
from typing import Any
from xml.etree.ElementTree import ParseError

from data.importers.dates import iso_of_parts
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, fold, plain
from data.importers.errors import ImportStop


def drafts_of_feed(content: bytes) -> list[Draft]:
    """Return the entries of a feed, each once, in order. Raises ImportStop when it is damaged or hostile."""
    import feedparser

    _check(content)
    # Bytes in a file: a text would be taken for an address or a file's name, and opened.
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if len(feed.entries) > MAX_DRAFTS:
        raise ImportStop("too-many", allowed=MAX_DRAFTS)
    whole = str(feed.feed.get("language", ""))
    return fold(_draft(entry, whole) for entry in feed.entries)


def _check(content: bytes) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=False):
            element.clear()
    except DefusedXmlException:
        raise ImportStop("entities") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ImportStop("broken-xml", reason=error) from error


def _draft(entry: Any, whole: str) -> Draft:
    link = str(entry.get("link", ""))
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    said = str(entry.get("title_detail", {}).get("language") or entry.get("language") or whole or "")
    return Draft(
        plain(str(entry.get("title", "")), MAX_TITLE),
        plain(str(entry.get("summary", ""))),
        link if link.lower().startswith(("http://", "https://")) else "",
        iso_of_parts(tuple(told) if told else None),
        # A feed says one language for all it holds, and holds items in the other one too.
        "" if said == whole else said[:2].lower(),
    )
