"""What stops an import, said as one plain sentence in Swedish or English."""

from __future__ import annotations

from data.records import PartnershipMapError
from data.schema import Language
from data.sentences import Sentences

say = Sentences("data.importers", "messages.toml")


class ImportStop(PartnershipMapError):  # noqa: N818
    """The import cannot go on; ``kind`` names the sentence in ``messages.toml``, ``details`` fill it."""

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, language: Language) -> str:
        """Return what is wrong and what to do about it."""
        return say(f"stop.{self.kind}", language, **self.details)
