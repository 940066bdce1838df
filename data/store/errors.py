"""Errors of the store, each one sentence in Swedish or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.files.messages import MessageError, Sentences
from data.schema.schema import Language

if TYPE_CHECKING:
    from data.store.revision import Publication

say = Sentences("data.store")


class StoreError(MessageError):
    """The store refuses or fails."""

    text = say
    code = 1
    """The exit code of a command."""


class StaleParentError(StoreError):
    """Somebody published in between; ``between`` are those revisions, oldest first."""

    code = 3

    def __init__(self, parent: int, between: tuple[Publication, ...]) -> None:
        super().__init__("stale", parent=parent, newest=between[-1].number)
        self.between = between

    def sentence(self, language: Language) -> str:
        """Return who published what and when, and what to do."""
        lines = [entry_line(entry, language) for entry in self.between]
        return "\n".join(
            [say("stop.stale-head", language, **self.details), *lines, super().sentence(language)]
        )


class StoreUnreachableError(StoreError):
    """The store does not respond, is missing or unreadable; its content may be sound."""

    code = 4


class DamagedRevisionError(StoreError):
    """The store's content differs from what was published, or saved as a draft."""

    code = 4


def entry_line(entry: Publication, language: Language) -> str:
    """Return one line on a revision: number, when, by whom, and the note."""
    created = f"{entry.created:%Y-%m-%d %H:%M} UTC"
    return say(
        "line.entry", language, number=entry.number, created=created, author=entry.author, note=entry.note
    )
