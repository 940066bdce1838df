"""What is new, as Atom: partnerships that began, ended, are better known or were corrected, and new articles.

An entry is a project on the day of its start, of its end where a source says that it has ended, or of its newest
evidence; a partnership whose facts a publication has changed; or an article. Only what has a date not later than
today can be listed, newest first.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from components.kit.links import selection_of
from components.kit.xml_file import xml_bytes
from components.language import Language, language
from components.outputs.site.layout import FEED, folder, link, target
from components.outputs.site.page import File, Site
from components.parts.partnership_card.card import theme_marks, title, topic, years
from components.state.state import LANGUAGES, REVISION, State, address
from components.view import Row, build_view
from data.dates import parse_partial_date
from data.records import PartialDate, Project
from data.status import Period, span_in, span_status

SHOWN = 60
"""Entries in the feed: about two years of what is usually found."""
SPACE = UUID("5f0c7b52-6f6c-5d0e-9c7b-1a8a4d5c2f10")
"""The namespace of the entries' permanent names; never to be changed."""
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: ``name`` is the same for ever, ``to`` the page with more about it.

    ``places`` are the ids of those that it is about.
    """

    name: str
    day: PartialDate
    title: str
    summary: str
    to: State
    themes: tuple[str, ...]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Correction:
    """A partnership whose facts a publication has changed: the publication's number and day."""

    partnership: str
    number: int
    day: date


def feeds(site: Site) -> Iterator[File]:
    """Yield the feed in both languages."""
    for code in LANGUAGES:
        yield folder(code) + FEED, feed(site, language(code))


def feed(site: Site, words: Language) -> bytes:
    """Return the feed in a language; its links are relative to its own place where the site has no address."""
    path = folder(words.code) + FEED
    return atom(
        site,
        words,
        entries(site, words),
        site.base_url and site.base_url + path,
        lambda page: link(path, target(address(page)), site.base_url),
    )


def entries(site: Site, words: Language, corrections: Sequence[Correction] = ()) -> list[Entry]:
    """Return everything that has a date, newest first."""
    everything = State(language=words.code, status=(), funding=())
    rows = build_view(site.dataset, everything, site.today).rows
    news = [entry for row in rows for p in row.projects for entry in _project(site, words, row, p)]
    by_id = {row.id: row for row in rows}
    news += [_correction(site, words, by_id[c.partnership], c) for c in corrections if c.partnership in by_id]
    news += [
        Entry(
            f"article/{a.id}",
            a.published,
            a.title,
            words.own(a, "summary"),
            State(page="articles", language=words.code, article_kind=(a.kind,)),
            tuple(words.label(site.dataset.themes[t]) for t in a.themes if t in site.dataset.themes),
            frozenset(a.places),
        )
        for a in site.dataset.articles.values()
        if a.published and a.published.first <= site.today
    ]
    return sorted(news, key=lambda e: (-e.day.first.toordinal(), e.name))


def _project(site: Site, words: Language, row: Row, project: Project) -> Iterator[Entry]:
    """Yield the news of a project: that it began, that it has ended, and what is newest about it."""
    status = span_status(span_in(site.dataset, project), Period.day(site.today))
    facts = [
        topic(words, project),
        years(words, project.start, project.end),
        words(f"status.{status}") if status else "",
    ]
    evidence = (
        words("timeline.evidence", date=words.date(project.newest_evidence))
        if project.newest_evidence
        else ""
    )
    summary = ". ".join(s for s in (*facts, evidence) if s) + "."
    labels = tuple(label for _, _, label in theme_marks(site.dataset, words, project.themes))
    # A partnership begins with its first project, and has ended when all of it has.
    first = min((p.start.first for p in row.projects if p.start), default=None)
    last = max((p.end.last for p in row.projects if p.end), default=None)
    start, end = project.start, project.end
    if start and start.first <= site.today and project.stated_status != "planned":
        kind = "began" if start.first == first else "new_project"
        yield _entry(words, row, f"began/{project.id}", start, kind, summary, labels)
    if end and end.last <= site.today and project.stated_status == "ended":
        kind = "ended" if row.status == "ended" and end.last == last else "project_ended"
        yield _entry(words, row, f"ended/{project.id}", end, kind, summary, labels)
    known = project.newest_evidence
    if known and known.first <= site.today:
        # Newer evidence is another entry; a start that is known better is not.
        yield _entry(words, row, f"project/{project.id}/{known.text}", known, "project", summary, labels)


def _entry(
    words: Language, row: Row, name: str, day: PartialDate, kind: str, summary: str, labels: tuple[str, ...]
) -> Entry:
    heading = words(f"news.{kind}", title=title(words, row))
    return Entry(name, day, heading, summary, _page(words, row), labels, _ends(row))


def _correction(site: Site, words: Language, row: Row, correction: Correction) -> Entry:
    day = parse_partial_date(correction.day.isoformat())
    summary = words("news.corrected_text", date=words.date(day), number=correction.number)
    labels = tuple(label for _, _, label in theme_marks(site.dataset, words, row.themes))
    name = f"corrected/{correction.partnership}/{correction.number}"
    # What was corrected, and what else the publication changed for that place.
    to = State(
        page="changes",
        language=words.code,
        since=f"{REVISION}{correction.number - 1}",
        swedish_place=(row.swedish.id,),
        funding=(),
    )
    return replace(_entry(words, row, name, day, "corrected", summary, labels), to=to)


def _page(words: Language, row: Row) -> State:
    selection = selection_of("partnership", row.id)
    return State(page="place", id=row.swedish.id, language=words.code, selection=selection)


def _ends(row: Row) -> frozenset[str]:
    return frozenset(place.id for place in row.ends)


def atom(
    site: Site, words: Language, news: Sequence[Entry], own: str, where: Callable[[State], str], of: str = ""
) -> bytes:
    """Return the newest entries as an Atom document.

    ``own`` is its own address, empty where nobody knows it; ``where`` gives the address of a page. ``of`` is the id
    of the place that the news are about.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.code})
    _put(root, "id", uuid5(SPACE, f"feed/{words.code}" + (f"/{of}" if of else "")).urn)
    _put(
        root,
        "title",
        words("news.title_of", place=words.place(site.dataset.places[of]))
        if of
        else words("site.feed_title"),
    )
    _put(root, "subtitle", words("site.feed_note"))
    _put(root, "updated", _moment(news[0].day.first if news else site.today))
    if own:
        _put(root, "link", rel="self", type="application/atom+xml", href=own)
    _put(root, "link", rel="alternate", type="text/html", href=where(State(language=words.code)))
    author = _put(root, "author")
    _put(author, "name", site.organisation or words("app.name"))
    for entry in news[:SHOWN]:
        item = _put(root, "entry")
        _put(item, "id", uuid5(SPACE, entry.name).urn)
        _put(item, "title", entry.title)
        _put(item, "updated", _moment(entry.day.first))
        _put(item, "link", rel="alternate", type="text/html", href=where(entry.to))
        _put(item, "summary", entry.summary)
        for label in entry.themes:
            _put(item, "category", term=label)
    return xml_bytes(root)


def _put(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        element.text = text
    return element


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
