"""What stops an import, said as one plain sentence in Swedish or English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from data.records import PartnershipMapError
from data.schema import Language


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


def say(key: str, language: Language, **details: object) -> str:
    """Return the sentence ``key`` (``group.name``) with ``details`` filled in, free of control characters."""
    group, name = key.split(".")
    template: str = _TEXT[group][name][language]
    return template.format(**{name: _printable(str(value)) for name, value in details.items()})


def _printable(text: str) -> str:
    # A source's text goes to a terminal: an escape sequence in it must not reach it.
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return shown if len(shown) <= 200 else shown[:199] + "…"


def _load() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("messages.toml").read_text("utf-8"))


_TEXT = _load()
