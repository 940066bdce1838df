"""What a command says to people: sentences kept in a file beside the code, in Swedish and English."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any, ClassVar

from data.plain_text import printable
from data.records import PartnershipMapError
from data.schema.schema import Language


class Sentences:
    """The sentences of one TOML file: ``[group]`` with ``name = { sv = "...", en = "..." }``."""

    def __init__(self, package: str, file: str) -> None:
        self._text: dict[str, Any] = tomllib.loads(resources.files(package).joinpath(file).read_text("utf-8"))

    def __call__(self, key: str, language: Language, /, **details: object) -> str:
        """Return the sentence ``key`` (``group.name``) with ``details`` filled in, free of control characters."""
        group, name = key.split(".")
        template: str = self._text[group][name][language]
        return template.format(**{name: printable(str(value)) for name, value in details.items()})


class Stop(PartnershipMapError):  # noqa: N818  # it stops what was asked for; each kind is named after that
    """Something cannot go on; ``kind`` names the sentence under ``[stop]`` in ``text``, ``details`` fill it."""

    text: ClassVar[Sentences]

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, language: Language) -> str:
        """Return what is wrong and what to do about it."""
        return self.text(f"stop.{self.kind}", language, **self.details)
