"""Pasted text: which lines are titles, which are teasers, and which are neither.

A listing copied from a page is lines without marks. What tells them apart is
their form: a teaser is running text (it ends as a sentence ends, or is long),
a title is not. So a title is a line with running text right after it, or one
that stands twice in a row; every other short line is a menu, a heading or a
caption. A heading whose body has several paragraphs is a section of a page:
then the page is the article, under the heading that stands above the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.importers.canonical import normal_title
from data.importers.dates import iso_date
from data.importers.draft import MAX_TITLE, Draft, clean, fold

_LONG = 140
"""Characters; no title is longer, and what is longer is running text even when its end was cut off."""
_SENTENCE_END = re.compile(r"(?:[.…]|\.\.\.)[\s\"'”’»)\]]*$")
_CUT = re.compile(r"(?:…|\.\.\.)[\s\"'”’»)\]]*$")
"""What only a teaser ends with."""
_SEVERAL = re.compile(r"[.!?…][\"'”’»]?\s+[-–—\"“”'A-ZÅÄÖ]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|pdf)(?:\?.*)?$", re.IGNORECASE)
_MORE = re.compile(
    r"(?:läs mer|läs vidare|read more|continue reading|visa (?:fler|mer)|show more|load more|tillbaka|"
    r"till toppen|back to top|dela|share|skriv ut|print|nästa|föregående|next|previous)\b.{0,30}$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[•*·▪◦‣]|#{1,6}|\d{1,3}[.)])\s+")


@dataclass(slots=True)
class _Item:
    title: str
    above: str
    twice: bool = False
    listed: bool = False
    url: str = ""
    published: str = ""
    body: list[str] = field(default_factory=list)


def drafts_of_text(text: str) -> list[Draft]:
    """Return the articles in pasted text, each once, in order."""
    items = _pages(item for item in _items(_lines(text)) if item.body or item.twice)
    return fold(
        Draft(clean(i.title, MAX_TITLE), i.body[0] if i.body else "", i.url, i.published) for i in items
    )


def _lines(text: str) -> list[str]:
    """Cleaned lines that say something, with those joined that a mail programme broke."""
    lines: list[str] = []
    joins = False
    for raw in text.splitlines():
        line = _BULLET.sub("", clean(raw))
        if not line or not any(letter.isalnum() for letter in line):
            joins = False
            continue
        if joins and len(lines[-1]) >= 50 and line[0].islower() and not _SENTENCE_END.search(lines[-1]):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        joins = True
    return lines


def _items(lines: Iterable[str]) -> list[_Item]:
    items: list[_Item] = []
    for line in lines:
        if _ADDRESS.match(line):
            if items and not _PICTURE.search(line) and not items[-1].url:
                items[-1].url = line if line.lower().startswith("http") else f"https://{line}"
        elif (day := iso_date(line)) and items:
            items[-1].published = items[-1].published or day
        elif _MORE.match(line):
            if items and items[-1].body:
                items[-1].listed = True
        elif _is_running(line):
            if items:
                items[-1].body.append(line)
        elif items and not items[-1].body and normal_title(items[-1].title) == normal_title(line):
            items[-1].twice = True
            items[-1].title = line
        else:
            above = items[-1].title if items and not items[-1].body and not items[-1].twice else ""
            items.append(_Item(line, above))
    return items


def _is_running(line: str) -> bool:
    if len(line) >= _LONG or _SENTENCE_END.search(line):
        return True
    # "Möt oss i Almedalen!" is a title; two sentences in ninety characters are not.
    return len(line) > 90 and _SEVERAL.search(line) is not None


def _pages(items: Iterable[_Item]) -> list[_Item]:
    """Sections of one page become the page."""
    kept: list[_Item] = []
    page: _Item | None = None
    for item in items:
        if len(item.body) < 2 or item.twice or item.listed or item.url or _CUT.search(item.body[-1]):
            kept.append(item)
            page = None
        elif page is None:
            page = _Item(item.above or item.title, "", published=item.published, body=item.body)
            kept.append(page)
    return kept
