"""One article as a listing shows it, before anybody has decided anything about it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.importers.canonical import canonical_address, normal_title
from data.importers.errors import ArticleImportError

MAX_DRAFTS = 5_000
MAX_TITLE = 400
MAX_TEASER = 5_000
"""Characters; what goes beyond is cut, a listing has no need of more."""
MAX_TAGS = 20
QUOTED = 600
"""So many characters of a teaser are kept in the table: a quotation, not the article."""
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of characters without a shape of their own; those for private use are the pictures of icon fonts."""
_UNSEEN = re.compile(r"<(script|style)\b.{0,2000}?</\1\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Draft:
    """A title as it stands, with whatever else the source says; unknown is empty.

    ``published`` is ISO 8601, as exact as the source. ``language`` is a code of
    ISO 639-1 where the source states it for this item, ``source_language`` where
    it states one for all it holds. ``cells`` are other columns of the articles
    table, only from a table that has them.
    """

    title: str
    teaser: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    kind: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    source_language: str = ""
    tags: tuple[str, ...] = ()
    """The source's own words for what it is about; shown to people, never written."""


def clean(text: str, most: int = MAX_TEASER) -> str:
    """Return text on one line: no control or invisible characters, single spaces, quotes and dashes kept."""
    text = unicodedata.normalize("NFC", text[: most * 4])
    kept = "".join(" " if unicodedata.category(c) in _INVISIBLE else c for c in text)
    return " ".join(kept.split())[:most].rstrip()


def plain(fragment: str, most: int = MAX_TEASER) -> str:
    """Return the text of a fragment of HTML, as WordPress and feeds hold in titles and excerpts."""
    # What a script or a style says is no text; looking no further than this keeps hostile input quick.
    without = _UNSEEN.sub(" ", fragment[: most * 8])
    without = re.sub(r"<[^<>]*>", " ", without)
    # Some sources escape twice: &amp;#8211; should still become a dash.
    return re.sub(r"\s+([.,;:!?…])", r"\1", clean(html.unescape(html.unescape(without)), most))


def quotation(teaser: str) -> str:
    """Return a teaser as the table keeps it: its text, without HTML, cut after a whole word where it is long."""
    text = plain(teaser)
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rpartition(' ')[0] or text[:QUOTED]} …"


def fold(drafts: Iterable[Draft]) -> list[Draft]:
    """Return each article once, in order: by address, else by title; later ones fill gaps of the first.

    Raises ArticleImportError when there are more than ``MAX_DRAFTS``.
    """
    kept: list[Draft] = []
    by_address: dict[str, int] = {}
    by_title: dict[str, int] = {}
    for draft in drafts:
        address, title = canonical_address(draft.url), normal_title(draft.title)
        if not title:
            continue
        at = by_address.get(address) if address else None
        if at is None:
            at = by_title.get(title)
            # The same title at two addresses is two pages.
            if at is not None and address and kept[at].url:
                at = None
        if at is None:
            at = len(kept)
            kept.append(draft)
            if at >= MAX_DRAFTS:
                raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
        else:
            kept[at] = _filled(kept[at], draft)
        by_title.setdefault(title, at)
        if address:
            by_address.setdefault(address, at)
    return kept


def _filled(first: Draft, later: Draft) -> Draft:
    names = ("teaser", "url", "published", "language", "kind", "cells", "source_language", "tags")
    return replace(first, **{name: getattr(later, name) for name in names if not getattr(first, name)})
