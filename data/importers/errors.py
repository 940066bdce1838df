"""Errors of an import, each one sentence in Swedish or English."""

from __future__ import annotations

from data.files.messages import MessageError, Sentences
from data.files.packed import RefusedFileError
from data.schema.schema import Language

say = Sentences("data.importers")


class ArticleImportError(MessageError):
    """The import ends. ``collect`` adds the ``source``, which a reader of bytes does not know."""

    text = say

    def sentence(self, language: Language) -> str:
        """Return what is wrong and what to do about it; a workbook that is refused says so itself."""
        if isinstance(self.__cause__, RefusedFileError):
            return self.__cause__.sentence(language)
        unnamed = "Källan" if language == "sv" else "The source"
        return self.text(f"stop.{self.kind}", language, **{"source": unnamed, **self.details})
