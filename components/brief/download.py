"""From an id to the file: the brief as PDF with its name, the same for page and command line."""

from __future__ import annotations

import hashlib
from datetime import date

from components.brief.subject import subject
from components.export.download import Download
from components.export.name import ascii_name
from components.language import Language
from data.records import Dataset


def brief_file(dataset: Dataset, words: Language, ident: str, today: date, root: str) -> Download | None:
    """Return the brief of a place or country as of a day, ``None`` when there is neither of that id.

    ``root`` is the application's own address with a slash at its end, empty where nobody knows it.
    """
    found = subject(dataset, words, ident, today)
    if found is None:
        return None

    def make() -> bytes:
        # Fonts, figures and the typesetter take a moment to load, which no page should wait for.
        from components.brief.content import brief_of
        from components.brief.drawing import drawing
        from components.brief.pdf import brief_pdf

        return brief_pdf(brief_of(dataset, words, found, today, root), drawing(dataset, found, today))

    # Names of places are not unique without their marks (Habo, Håbo); ids are.
    plain = ascii_name(found.name) if found.country else ident
    name = "_".join((words("export.file"), words("brief.file"), plain, today.isoformat()))
    mark = repr((dataset.revision, words.code, ident, today, root))
    return Download(f"{name}.pdf", "application/pdf", hashlib.sha256(mark.encode()).hexdigest()[:20], make)
