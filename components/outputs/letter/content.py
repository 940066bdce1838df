"""The content of a letter, in its language, independent of its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from components.language import Language
from components.parts.partnership_card.card import basis, sources, title_of, topic, years
from data.editing.replies.form import Reference, reference_of, say
from data.editing.to_check import LetterProject, letter_projects
from data.records import Dataset
from data.schema.schema import Language as Code
from data.status import Standing


@dataclass(frozen=True, slots=True)
class Item:
    """A project that is asked about; ``sources`` are links with their names.

    ``partner`` is the question about the partner, asked with the first project of a partnership only.
    """

    number: int
    id: str
    topic: str
    years: str
    basis: str
    sources: tuple[tuple[str, str], ...]
    partner: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, as text; ``groups`` are the projects asked about under their partnership, ``ended`` the others."""

    code: Code
    place: str
    day: date
    reference: Reference
    subject: str
    title: str
    opening: str
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    ended: tuple[str, ...]
    running: str
    missing: str
    answer: str

    @property
    def items(self) -> tuple[Item, ...]:
        """The projects asked about."""
        return tuple(item for _, items in self.groups for item in items)


def parties(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of the Swedish places with a partnership, each body once, in the order of the tables."""
    return tuple(
        place.id
        for place in dataset.places.values()
        if place.is_swedish and place.is_main and dataset.partnerships_of[place.id]
    )


def letter_of(dataset: Dataset, words: Language, place: str, day: date) -> Letter:
    """Return the letter to a Swedish place as of a day."""
    code: Code = "sv" if words.code == "sv" else "en"
    projects = letter_projects(dataset, place, day)
    reference = reference_of(dataset, place, day)
    name = words.place(dataset.places[place])
    groups: dict[str, list[Item]] = {}
    for number, entry in enumerate((e for e in projects if e.is_open), 1):
        title = title_of(dataset, words, words.place, entry.partnership)
        group = groups.setdefault(title, [])
        group.append(_item(dataset, words, code, number, entry, is_first=not group))
    return Letter(
        code,
        name,
        day,
        reference,
        words("editing_check.letter_subject", place=name, reference=reference),
        words("editing_check.letter_title", place=name),
        words("editing_check.letter_opening", place=name, date=words.date(day)),
        tuple((title, tuple(items)) for title, items in groups.items()),
        tuple(_ended(dataset, words, e) for e in projects if not e.is_open),
        say("letter.running", code),
        say("letter.missing", code),
        say("letter.answer", code),
    )


def _item(
    dataset: Dataset, words: Language, code: Code, number: int, entry: LetterProject, *, is_first: bool
) -> Item:
    project = entry.project
    return Item(
        number,
        project.id,
        _topic(words, entry),
        years(words, project.start, project.end),
        basis(dataset, words, Standing(entry.status, project, project.newest_evidence, entry.basis)),
        sources(dataset, words, project.source_urls),
        say(f"letter.partner{'_unnamed' if entry.partnership.unnamed else ''}", code) if is_first else "",
    )


def _ended(dataset: Dataset, words: Language, entry: LetterProject) -> str:
    project = entry.project
    return words(
        "editing_check.letter_ended_line",
        title=title_of(dataset, words, words.short, entry.partnership),
        topic=_topic(words, entry),
        years=years(words, project.start, project.end),
    )


def _topic(words: Language, entry: LetterProject) -> str:
    return topic(words, entry.project) or words("timeline.unknown_topic")
