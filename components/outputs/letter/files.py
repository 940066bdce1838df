"""From a place to the files of its letter, and from a reference back to the letter as it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from components.language import Language, language
from components.outputs.export.csv_file import csv_bytes
from components.outputs.letter.content import Letter, letter_of, parties
from components.outputs.letter.mail import mail_text
from components.parts.editing_check.render import reason_name
from components.state.state import LANGUAGES
from data.editing.replies.form import Reference
from data.editing.to_check import ToCheck, to_check
from data.plain_text import fit
from data.records import Dataset

INDEX = "index.csv"


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """The files of a letter by name; ``subject`` is that of the mail."""

    letter: Letter
    files: Mapping[str, bytes]


def letter_files(dataset: Dataset, words: Language, place: str, day: date) -> LetterFiles:
    """Return a letter to a place as text, PDF and sheet."""
    letter, name = letter_of(dataset, words, place, day), words("editing_check.letter_file")
    text = f"{letter.subject}\n\n{mail_text(letter, words)}"
    return LetterFiles(
        letter,
        {
            f"{name}-{place}.txt": fit(text).encode(),
            f"{name}-{place}.pdf": letter_pdf_bytes(dataset, words, place, day),
            f"{name}-{place}.xlsx": letter_sheet_bytes(dataset, words, place, day),
        },
    )


def letter_pdf_bytes(dataset: Dataset, words: Language, place: str, day: date) -> bytes:
    """Return a letter to a place as PDF."""
    # The typesetter takes a moment to load, which no page should wait for.
    from components.outputs.letter.pdf import letter_pdf

    return letter_pdf(letter_of(dataset, words, place, day), words)


def letter_sheet_bytes(dataset: Dataset, words: Language, place: str, day: date) -> bytes:
    """Return a letter to a place as a sheet to fill in."""
    from components.outputs.letter.sheet import sheet_bytes

    return sheet_bytes(letter_of(dataset, words, place, day), words)


def sent_letters(dataset: Dataset, reference: Reference) -> tuple[str, ...]:
    """Return the letters of a reference in each language, made from the dataset that it names."""
    if reference.place not in dataset.places or not dataset.revision.startswith(reference.revision):
        return ()
    written = (language(code) for code in LANGUAGES)
    letters = ((letter_of(dataset, words, reference.place, reference.day), words) for words in written)
    return tuple(f"{letter.subject}\n{mail_text(letter, words)}" for letter, words in letters)


def places_to_ask(dataset: Dataset, day: date, *, stale: bool) -> dict[str, tuple[ToCheck, ...]]:
    """Return the Swedish parties with what is to be checked of each; ``stale`` leaves out those without any."""
    entries = to_check(dataset, day)
    by_place = {}
    for place in parties(dataset):
        own = {partnership.id for partnership in dataset.partnerships_of[place]}
        by_place[place] = tuple(e for e in entries if e.partnership.id in own)
    return {place: its for place, its in by_place.items() if its or not stale}


def changed_since(then: Dataset, now: Dataset) -> frozenset[str]:
    """Return the projects whose row, or whose partnership's, is another than it was."""
    return frozenset(
        ident
        for ident, project in now.projects.items()
        if then.projects.get(ident) != project
        or then.partnerships.get(project.partnership) != now.partnerships[project.partnership]
    )


def index_bytes(words: Language, rows: Iterable[tuple[Letter, Iterable[ToCheck]]]) -> bytes:
    """Return the list of a round's letters as CSV, with a column for addresses that somebody fills in."""
    names = ("place", "name", "address", "subject", "reference", "projects", "reasons", "folder")
    lines: list[list[str]] = [[words(f"editing_check.letter_index_{name}") for name in names]]
    for letter, entries in rows:
        reasons = dict.fromkeys(reason for entry in entries for reason, _ in entry.reasons)
        why, ident = ", ".join(reason_name(words, r) for r in reasons), letter.reference.place
        facts = [
            ident,
            letter.place,
            "",
            letter.subject,
            str(letter.reference),
            str(len(letter.items)),
            why,
            ident,
        ]
        lines.append(facts)
    # As the editor's own Excel reads it: in Swedish a comma is part of a number.
    return csv_bytes(lines, ";" if words.code == "sv" else ",")
