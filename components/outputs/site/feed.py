"""What is new, as Atom: projects whose newest evidence came, and articles that were published.

A subscriber wants to know that something is known now which was not before. So
an entry is a project at the date of its newest evidence, or an article at its
date; when newer evidence of a project is found it is a new entry. Only what has
a date not later than today can be listed, newest first.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from components.kit.links import selection_of
from components.language import Language, language
from components.outputs.site.layout import FEED, Target, folder, link, target
from components.outputs.site.page import File, Site
from components.parts.partnership_card.card import theme_marks, title, topic, years
from components.state.state import LANGUAGES, State, address
from components.view import Row, build_view
from data.records import PartialDate, Project
from data.status import Period, span_in, span_status

SHOWN = 60
"""Entries in the feed: about two years of what is usually found."""
SPACE = UUID("5f0c7b52-6f6c-5d0e-9c7b-1a8a4d5c2f10")
"""The namespace of the entries' permanent names; never to be changed."""
_ATOM = "http://www.w3.org/2005/Atom"
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: ``name`` is the same for ever, ``to`` the page with more about it."""

    name: str
    day: PartialDate
    title: str
    summary: str
    to: Target
    themes: tuple[str, ...]


def feeds(site: Site) -> Iterator[File]:
    """Yield the feed in both languages."""
    for code in LANGUAGES:
        yield folder(code) + FEED, feed(site, language(code))


def feed(site: Site, words: Language) -> bytes:
    """Return the feed in a language; its links are relative to its own place where the site has no address."""
    return _feed(site, words, folder(words.code) + FEED, entries(site, words)[:SHOWN])


def entries(site: Site, words: Language) -> list[Entry]:
    """Return everything that has a date, newest first."""
    everything = State(language=words.code, status=(), funding=())
    rows = build_view(site.dataset, everything, site.today).rows
    news = [
        _project(site, words, row, p, p.evidence_date)
        for row in rows
        for p in row.projects
        if p.evidence_date and p.evidence_date.first <= site.today
    ]
    news += [
        Entry(
            f"article/{a.id}",
            a.published,
            a.title,
            words.own(a, "summary"),
            target(address(State(page="articles", language=words.code, article_kind=(a.kind,)))),
            tuple(words.label(site.dataset.themes[t]) for t in a.themes if t in site.dataset.themes),
        )
        for a in site.dataset.articles.values()
        if a.published and a.published.first <= site.today
    ]
    return sorted(news, key=lambda e: (-e.day.first.toordinal(), e.name))


def _project(site: Site, words: Language, row: Row, project: Project, day: PartialDate) -> Entry:
    status = span_status(span_in(site.dataset, project), Period.day(site.today))
    facts = [
        topic(words, project),
        years(words, project.start, project.end),
        words(f"status.{status}") if status else "",
        words("timeline.evidence", date=words.date(day)),
    ]
    page = State(
        page="place", id=row.swedish.id, language=words.code, selection=selection_of("partnership", row.id)
    )
    labels = tuple(label for _, _, label in theme_marks(site.dataset, words, project.themes))
    return Entry(
        f"project/{project.id}/{day.text}",
        day,
        title(words, row),
        ". ".join(s for s in facts if s) + ".",
        target(address(page)),
        labels,
    )


def _feed(site: Site, words: Language, path: str, news: list[Entry]) -> bytes:
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.code})
    _put(root, "id", uuid5(SPACE, f"feed/{words.code}").urn)
    _put(root, "title", words("site.feed_title"))
    _put(root, "subtitle", words("site.feed_note"))
    _put(root, "updated", _moment(news[0].day.first if news else site.today))
    if site.base_url:
        _put(root, "link", rel="self", type="application/atom+xml", href=site.base_url + path)
    home = target(address(State(language=words.code)))
    _put(root, "link", rel="alternate", type="text/html", href=_address(site, path, home))
    author = _put(root, "author")
    _put(author, "name", site.organisation or words("app.name"))
    for entry in news:
        item = _put(root, "entry")
        _put(item, "id", uuid5(SPACE, entry.name).urn)
        _put(item, "title", entry.title)
        _put(item, "updated", _moment(entry.day.first))
        _put(item, "link", rel="alternate", type="text/html", href=_address(site, path, entry.to))
        _put(item, "summary", entry.summary)
        for label in entry.themes:
            _put(item, "category", term=label)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _address(site: Site, path: str, to: Target) -> str:
    return link(path, to, site.base_url)


def _put(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", {k: _plain(v) for k, v in attributes.items()})
    if text:
        element.text = _plain(text)
    return element


def _plain(text: str) -> str:
    return _REFUSED.sub("\ufffd", text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
