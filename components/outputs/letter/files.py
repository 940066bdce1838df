"""From a place to the files of its letter, and from a reference back to the letter as it was sent."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from components.language import Language, language
from components.outputs.letter.content import Letter, letter_of, parties
from components.outputs.letter.mail import mail_text
from components.state.state import LANGUAGES
from data.editing.replies.form import Reference
from data.editing.to_check import STALE_MONTHS, Reason, ToCheck, to_check
from data.records import Dataset

INDEX = "index.csv"


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """The files of a letter by name; ``subject`` is that of the mail."""

    letter: Letter
    files: Mapping[str, bytes]


def letter_files(dataset: Dataset, words: Language, place: str, day: date) -> LetterFiles:
    """Return a letter to a place as text, PDF and sheet."""
    # The typesetter takes a moment to load, which no page should wait for.
    from components.outputs.letter.pdf import letter_pdf
    from components.outputs.letter.sheet import sheet_bytes

    letter, name = letter_of(dataset, words, place, day), words("editing_check.letter_file")
    text = f"{letter.subject}\n\n{mail_text(letter, words)}"
    return LetterFiles(
        letter,
        {
            f"{name}-{place}.txt": text.encode(),
            f"{name}-{place}.pdf": letter_pdf(letter, words),
            f"{name}-{place}.xlsx": sheet_bytes(letter, words),
        },
    )


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
    asked = {}
    for place in parties(dataset):
        own = {partnership.id for partnership in dataset.partnerships_of[place]}
        asked[place] = tuple(e for e in entries if e.partnership.id in own)
    return {place: its for place, its in asked.items() if its or not stale}


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
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";" if words.code == "sv" else ",")
    names = ("place", "name", "address", "subject", "reference", "projects", "reasons", "folder")
    writer.writerow(words(f"editing_check.letter_index_{name}") for name in names)
    for letter, entries in rows:
        reasons = dict.fromkeys(reason for entry in entries for reason, _ in entry.reasons)
        writer.writerow(
            [
                *(letter.reference.place, letter.place, "", letter.subject, letter.reference),
                *(
                    len(letter.items),
                    ", ".join(reason_label(words, r) for r in reasons),
                    letter.reference.place,
                ),
            ]
        )
    return target.getvalue().encode("utf-8-sig")


def reason_label(words: Language, reason: Reason) -> str:
    """Return the name of a reason to check."""
    return words(f"editing_check.reason_{reason}", months=STALE_MONTHS)
