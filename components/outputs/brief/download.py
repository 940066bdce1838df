"""From an id to the file: the brief as PDF with its name, the same for page and command line."""

from __future__ import annotations

import hashlib
from datetime import date

from components.kit.task import Tables, Task
from components.language import Language, language
from components.outputs.brief.subject import Subject, subject
from components.outputs.export.download import Download
from components.outputs.export.file_names import ascii_name
from data.records import Dataset


def brief_file(
    dataset: Dataset, words: Language, ident: str, today: date, root: str, contact: str = ""
) -> Download | None:
    """Return the brief of a place or country as of a day, ``None`` when there is neither of that id.

    ``root`` is the application's own address with a slash at its end, empty where nobody knows it; ``contact`` is
    where to report errors.
    """
    about = subject(dataset, words, ident, today)
    if about is None:
        return None
    # Names of places are not unique without their marks (Habo, Håbo); ids are.
    plain = ascii_name(about.name) if about.country else ident
    name = "_".join((words("export.file"), words("brief.file"), plain, today.isoformat()))
    decides = repr((dataset.revision, words.code, ident, today, root, contact))
    etag = hashlib.sha256(decides.encode("utf-8", "replace")).hexdigest()[:20]
    return Download(
        f"{name}.pdf",
        "application/pdf",
        etag,
        lambda: _pdf(dataset, words, about, today, root, contact),
    )


def brief_task(tables: Tables, words: Language, ident: str, root: str, contact: str) -> Task:
    """Return what makes a brief in the queue; arguments are those of :func:`brief_file`."""
    return Task(brief_bytes, (tables, words.code, ident, root, contact))


def brief_bytes(tables: Tables, code: str, ident: str, root: str, contact: str) -> bytes:
    """Return the brief of :func:`brief_task`; no bytes where nothing has that id."""
    dataset, words = tables.dataset(), language(code)
    about = subject(dataset, words, ident, tables.today)
    return _pdf(dataset, words, about, tables.today, root, contact) if about else b""


def lost_letters(dataset: Dataset, words: Language, ident: str, today: date) -> str:
    """Return the letters that the brief of a place or country should hold and its typeface lacks."""
    from components.outputs.brief.content import brief_of, missing_letters

    about = subject(dataset, words, ident, today)
    return missing_letters(brief_of(dataset, words, about, today, "")) if about else ""


def _pdf(dataset: Dataset, words: Language, about: Subject, today: date, root: str, contact: str) -> bytes:
    # Figures and the typesetter take a moment to load, which no page should wait for.
    from components.outputs.brief.content import brief_of
    from components.outputs.brief.drawing import drawing
    from components.outputs.brief.pdf import brief_pdf

    brief = brief_of(dataset, words, about, today, root, contact)
    return brief_pdf(brief, drawing(dataset, about, today))
