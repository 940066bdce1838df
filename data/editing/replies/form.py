"""What a letter and its reply have in common: the reference, the lines of the questions, the columns of the sheet."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from data.files.messages import MessageError, Sentences
from data.records import Dataset

say = Sentences(__package__)
SHEET_COLUMNS = ("id", "running", "until", "partner", "right_partner", "comment")
"""The columns of the sheet that are read; the others are for the reader."""
_REFERENCE = re.compile(
    r"\bPK-([a-z0-9][a-z0-9_-]{0,80})-([0-9a-f]{8})-([0-9]{8})-([0-9a-f]{4})\b", re.IGNORECASE
)


class ReplyError(MessageError):
    """A reply that cannot be read at all."""

    text = say


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a letter was written to, from which dataset (the first digits of its revision), and on which day."""

    place: str
    revision: str
    day: date

    def __str__(self) -> str:
        """Return ``PK-vaxjo-0a1b2c3d-20270203-7f3a``; its last digits tell a slip of the pen."""
        plain = f"PK-{self.place}-{self.revision}-{self.day:%Y%m%d}"
        return f"{plain}-{hashlib.sha256(plain.encode()).hexdigest()[:4]}"


def reference_of(dataset: Dataset, place: str, day: date) -> Reference:
    """Return the reference of a letter to a place, written from a dataset on a day."""
    return Reference(place, dataset.revision[:8], day)


def references_in(text: str) -> tuple[Reference, ...]:
    """Return the references that stand in a text, each once; those with a slip of the pen are left out."""
    references = []
    for match in _REFERENCE.finditer(text):
        try:
            day = date.fromisoformat(match[3])
        except ValueError:
            continue
        reference = Reference(match[1].lower(), match[2].lower(), day)
        if str(reference).lower() == match[0].lower():
            references.append(reference)
    return tuple(dict.fromkeys(references))
