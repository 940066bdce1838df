"""What stops a publication or the reading of one, said as one plain sentence in Swedish or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.files.messages import MessageError, Sentences
from data.schema.schema import Language

if TYPE_CHECKING:
    from data.store.revision import Publication

say = Sentences("data.store")


class StoreError(MessageError):
    """The store cannot do it."""

    text = say
    code = 1
    """What a command leaves with."""


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
    """The store does not answer, is not there, or is not readable: what it holds may be as good as ever."""

    code = 4


class DamagedRevisionError(StoreError):
    """What the store holds is not what was published."""

    code = 4


def entry_line(entry: Publication, language: Language) -> str:
    """Return one line on a revision: number, when, by whom, and what was said of it."""
    created = f"{entry.created:%Y-%m-%d %H:%M} UTC"
    return say(
        "line.entry", language, number=entry.number, created=created, author=entry.author, note=entry.note
    )
