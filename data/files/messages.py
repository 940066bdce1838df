"""Sentences in Swedish and English, from TOML files beside the code, and errors whose texts they are.

``messages.toml`` holds both languages side by side (``name = { sv = "...", en = "..." }``); the interface, whose
sentences are many, has a file for each language. One test compares the languages of all of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any, ClassVar

from data.plain_text import printable
from data.records import PartnershipMapError
from data.schema.schema import Language

_LONGEST = 200


def load_texts(package: str, file: str, fill: Callable[[str], str] = str) -> dict[str, Any]:
    """Return the entries of a TOML file in a package by ``section.name``; ``fill`` gets its source first."""
    sections = tomllib.loads(fill(resources.files(package).joinpath(file).read_text("utf-8")))
    return {f"{section}.{name}": text for section, texts in sections.items() for name, text in texts.items()}


class Sentences:
    """The sentences in a package's ``messages.toml``; ``longest`` bounds the characters of a value in them."""

    def __init__(self, package: str, longest: int = _LONGEST) -> None:
        self._texts = load_texts(package, "messages.toml")
        self._longest = longest

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def __call__(self, key: str, language: Language, /, **details: object) -> str:
        """Return the sentence ``key`` (``section.name``) with ``details`` filled in, free of control characters."""
        template: str = self._texts[key][language]
        return template.format(**{name: printable(str(v), self._longest) for name, v in details.items()})


class MessageError(PartnershipMapError):
    """An error for people; ``kind`` names the sentence under ``[stop]`` in ``text``, ``details`` fill it in."""

    text: ClassVar[Sentences]

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, language: Language) -> str:
        """Return what is wrong and what to do about it, in a language."""
        return self.text(f"stop.{self.kind}", language, **self.details)
