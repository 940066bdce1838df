"""Pasted text: which lines are titles, which are teasers, and which are neither.

A listing copied from a page is lines without marks. What tells them apart is
their form: a teaser is running text (it ends as a sentence ends, is long, or
leads on with "read more"), a title is not. So a title is a line with running
text right after it, one that stands twice in a row, or one with a "read more" of
its own; every other short line is a menu, a heading or a caption. A heading
whose body has several paragraphs is a section of a page: then the page is the
article, under the heading that stands above the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from data.importers.canonical import normal_title
from data.importers.dates import iso_day, read_date
from data.importers.draft import MAX_TITLE, Draft, clean, fold
from data.importers.read_more import is_read_more, without_read_more

_LONG = 140
"""Characters; no title is longer, and what is longer is running text even when its end was cut off."""
_SENTENCE_END = re.compile(r"(?:[.…。]|\.\.\.|[.!?][”’»])[\s\"'”’»)\]]*$")
_CUT = re.compile(r"(?:…|\.\.\.)[\s\"'”’»)\]]*$")
"""What only a teaser ends with."""
_SEVERAL = re.compile(r"[.!?…][\"'”’»]?\s+[-–—\"“”'A-ZÅÄÖ]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|pdf)(?:\?.*)?$", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:visa (?:fler|mer)|show more|load more|tillbaka|till toppen|back to top|dela|share|skriv ut|print|"
    r"nästa|föregående|next|previous)\b.{0,30}$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[•*·▪◦‣]|#{1,6}|\d{1,3}[.)])\s+")
_ALL_THROUGH = 2
_PARTING = re.compile(r"\s+[-–—|]\s+|:\s+|(?<=[!?.])\s+")
"""What stands between title and teaser where both are in one line."""
_LABELS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|,\s+")
_FIGURES = re.compile(r"\d{1,4}\s*[-/.]\s*\d{1,2}\s*(?:[-/.]\s*|\s)\d{1,4}")

Report = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    apart: bool
    """An empty line, or the beginning, stands before it."""
    more: bool = False
    """A "read more" stood at its end."""


@dataclass(slots=True)
class _Date:
    day: str
    apart: bool
    """An empty line stands before it."""
    title_apart: bool = False
    """An empty line stands between it and the title after it."""


@dataclass(slots=True)
class _Item:
    title: str
    above: str = ""
    twice: bool = False
    listed: bool = False
    """Something after it, such as "read more", shows that it is one of a list."""
    url: str = ""
    published: str = ""
    body: list[str] = field(default_factory=list)
    before: _Date | None = None
    """A date right before the title, which may belong to the item before."""
    after: _Date | None = None
    """A date after everything else, which may belong to the next item."""

    @property
    def is_article(self) -> bool:
        return bool(self.body) or self.twice or self.listed


def drafts_of_text(text: str, report: Report = lambda *_, **__: None) -> list[Draft]:
    """Return the articles in pasted text, each once, in order; ``report`` hears of dates that are unsure."""
    articles = [item for item in _with_short_teasers(_items(_lines(text), report)) if item.is_article]
    _give_dates(articles)
    return fold(
        Draft(clean(i.title, MAX_TITLE), i.body[0] if i.body else "", i.url, i.published)
        for i in _pages(articles)
    )


def _lines(text: str) -> Iterator[_Line]:
    """Cleaned lines that say something, with those joined that a mail programme broke."""
    last: _Line | None = None
    apart = joins = False
    for here, raw in enumerate(text.splitlines(), start=1):
        line, number = _BULLET.sub("", clean(raw)), here
        if not any(letter.isalnum() for letter in line):
            # An empty line parts; one of arrows or dots is a mark of the line before.
            apart, joins = apart or not line, False
            continue
        if (
            last
            and joins
            and len(last.text) >= 50
            and line[0].islower()
            and not _SENTENCE_END.search(last.text)
        ):
            line, number, apart = f"{last.text} {line}", last.number, last.apart
        elif last:
            yield last
        shorter = without_read_more(line)
        last = _Line(shorter, number, apart, more=shorter != line)
        joins, apart = not last.more, False
    if last:
        yield last


def _items(lines: Iterable[_Line], report: Report) -> list[_Item]:
    items: list[_Item] = []
    date: _Date | None = None
    for line in lines:
        last = items[-1] if items else _Item("")
        if (day := _day_of(line, report)) is not None:
            date = last.after = _Date(day, line.apart)
        elif _is_teaser(line, last):
            _add_teaser(last, line)
            date = None
        elif not _is_about(line.text, last):
            above = last.title if not last.is_article else ""
            if date:
                date.title_apart = line.apart
            title, teaser = _parted(line) if line.more else (line.text, [])
            items.append(_Item(title, above, listed=line.more, body=teaser, before=date))
            date = None
    return items


def _is_about(text: str, last: _Item) -> bool:
    """Take what a line says of the item above it; false for a line that says nothing of it."""
    if _ADDRESS.match(text):
        if last.title and not last.url and not _PICTURE.search(text):
            last.url = text if text.lower().startswith("http") else f"https://{text}"
    elif is_read_more(text, last.title):
        last.listed = True
    elif _CHROME.match(text):
        last.listed = last.listed or bool(last.body)
    elif last.title and not last.body and normal_title(last.title) == normal_title(text):
        last.twice, last.title = True, text
    else:
        return False
    return True


def _add_teaser(item: _Item, line: _Line) -> None:
    if item.after and not item.body:  # between a title and its teaser a date is nobody else's
        item.published, item.after = item.published or item.after.day, None
    item.body.append(line.text)
    item.listed = item.listed or line.more


def _is_teaser(line: _Line, last: _Item) -> bool:
    if not last.title or _ADDRESS.match(line.text) or is_read_more(line.text, last.title):
        return False
    if _is_running(line.text):
        # What leads on after an article that has led on already is an article of its own, all in one line.
        return not (line.more and last.listed)
    # A short line that leads on is a teaser right below a title, and a title of its own elsewhere.
    return line.more and not last.is_article and not line.apart


def _parted(line: _Line) -> tuple[str, list[str]]:
    """Title and teaser of an article that is one line; a line that is no sentence is a title alone."""
    found = _PARTING.search(line.text) if _is_running(line.text) else None
    return (line.text[: found.start()], [line.text[found.end() :]]) if found else (line.text, [])


def _with_short_teasers(items: list[_Item]) -> list[_Item]:
    """Teasers that do not end as a sentence does, known by the link after them and the title above.

    Only where it is so all through the listing: one heading above links is a heading.
    """
    leading = [at for at, item in enumerate(items) if item.listed and not item.body and not item.twice]
    titled = [at for at in leading if at and not items[at - 1].is_article]
    if len(titled) < len(leading) or len(titled) < _ALL_THROUGH:
        return items
    for at in titled:
        above, teaser = items[at - 1], items[at]
        above.listed, above.body = True, [teaser.title]
        above.url, above.after = above.url or teaser.url, teaser.after
        above.published = above.published or (teaser.before.day if teaser.before else "")
    return [item for at, item in enumerate(items) if at not in titled]


def _is_running(line: str) -> bool:
    if len(line) >= _LONG or _SENTENCE_END.search(line):
        return True
    # "Möt oss i Almedalen!" is a title; two sentences in ninety characters are not.
    return len(line) > 90 and _SEVERAL.search(line) is not None


def _day_of(line: _Line, report: Report) -> str | None:
    """The day that a line is, perhaps with a label beside it; empty when it is unsure which; else ``None``."""
    text = line.text
    if len(text) > 60 or not any(map(str.isdigit, text)):
        return None
    parts = [text] if iso_day(text) else [part for part in _LABELS.split(text) if part]
    dates = [part for part in parts if iso_day(part) or _FIGURES.fullmatch(part)]
    labels = [part for part in parts if part not in dates]
    if len(dates) != 1 or any(len(label.split()) > 2 or any(map(str.isdigit, label)) for label in labels):
        return None
    if (reading := read_date(dates[0])).doubt:
        report(f"note.line-{reading.doubt}", row=line.number, text=text)
    return iso_day(dates[0])


def _give_dates(articles: list[_Item]) -> None:
    """Decide whether dates stand above the titles of a listing or below; nothing where both fit alike."""
    open_ = [item for item in articles if not item.published]
    before = [item.before for item in open_ if item.before]
    after = [item.after for item in open_ if item.after]
    weight = len(before) - len(after)
    if weight == 0:
        weight = sum(date.apart - date.title_apart for date in before)
    for item in open_:
        date = item.before if weight > 0 else item.after if weight < 0 else None
        item.published = date.day if date else ""


def _pages(items: Iterable[_Item]) -> list[_Item]:
    """Sections of one page become the page."""
    kept: list[_Item] = []
    page: _Item | None = None
    for item in items:
        if len(item.body) < 2 or item.twice or item.listed or item.url or _CUT.search(item.body[-1]):
            kept.append(item)
            page = None
        elif page is None:
            page = _Item(item.above or item.title, published=item.published, body=item.body)
            kept.append(page)
    return kept
