"""What the timeline says and draws, ready for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from components.language import Language
from components.parts.partnership_card.card import confirmation, grant, sources, theme_marks, topic, years
from components.parts.timeline.bars import Axis, ProjectBar, axis_of, bar, in_years
from data.records import Dataset, Project, Status
from data.status import Period, span_in, span_status


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One project in words, with its bar; every field is text to be escaped."""

    project: Project
    status: Status
    years: str
    topic: str
    title: str
    grant: str
    themes: tuple[tuple[str, str, str], ...]
    note: str
    evidence: str
    confirmed: str
    sources: tuple[tuple[str, str], ...]
    bar: ProjectBar | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Projects on an axis; ``now`` is today's place on it, in percent."""

    entries: tuple[TimelineEntry, ...]
    axis: Axis
    now: float


def timeline(dataset: Dataset, words: Language, projects: Iterable[Project], today: date) -> Timeline:
    """Return the projects of one partnership, in the order given, in words with a bar each, as of a day.

    A project that did not exist on that day is left out.
    """
    axis, spans = axis_of(dataset, today), [span_in(dataset, project) for project in projects]
    entries = tuple(
        _entry(dataset, words, span.project, status, bar(span, axis))
        for span in spans
        if (status := span_status(span, Period.day(today))) is not None
    )
    return Timeline(entries, axis, axis.at(in_years(today)))


def _entry(
    dataset: Dataset, words: Language, project: Project, status: Status, drawn: ProjectBar | None
) -> TimelineEntry:
    subject = topic(words, project)
    return TimelineEntry(
        project,
        status,
        years(words, project.start, project.end),
        subject or words("timeline.unknown_topic"),
        project.title if project.title.casefold() != subject.casefold() else "",
        grant(words, project),
        theme_marks(dataset, words, project.themes),
        words.own(project, "note"),
        words.date(project.evidence_date) if project.evidence_date else "",
        _confirmed(dataset, words, project),
        sources(dataset, words, project.source_urls, limit=None),
        drawn,
    )


def _confirmed(dataset: Dataset, words: Language, project: Project) -> str:
    """Return when the project was last confirmed, and by whom, as a sentence's part; empty if it never was."""
    text = confirmation(dataset, words, project)
    return text[:1].upper() + text[1:]
