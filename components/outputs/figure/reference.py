"""A reference to a figure, as reports write it in their lists of sources, and for programs that keep such lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from components.outputs.export.file_names import ascii_name
from components.outputs.figure.captions import short_address, title
from components.outputs.figure.request import Figure

STYLES = ("apa", "harvard", "oxford")
"""What Swedish reports use: APA 7, Harvard, and Oxford's notes."""
REFERENCE_KINDS: Mapping[str, str] = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
"""Forms for programs, and their media types."""
WORK = "Partnerskapskartan"
_TEX = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference tells: ``author`` is who runs the application, or the application itself.

    ``address`` is empty where no public one is known; ``retrieved`` is a day as 2024-01-31.
    """

    author: str
    year: int
    title: str
    revision: str
    address: str
    retrieved: str
    language: str


def reference(figure: Figure) -> Reference:
    """Return the reference to a figure."""
    view, origin = figure.view, figure.origin
    scheme = origin.address.partition("://")[0]
    address = f"{scheme}://{short_address(view.state, origin)}" if origin.address else ""
    return Reference(
        origin.organisation or WORK, view.today.year, title(figure), view.dataset.revision, address,
        view.today.isoformat(), view.language.code,
    )  # fmt: skip


def cited(figure: Figure, style: str) -> str:
    """Return the reference in one of ``STYLES``."""
    made, words = reference(figure), figure.view.language
    work = "report.cite_work" if figure.origin.organisation else "report.cite_version"
    text = words(
        f"report.cite_{style}", author=made.author, year=str(made.year), title=made.title,
        work=words(work, work=WORK, revision=made.revision),
    )  # fmt: skip
    day = words.date(figure.view.today) if style == "apa" else made.retrieved
    found = words(
        f"report.cite_{style}_from" if made.address else f"report.cite_{style}_on",
        date=day,
        address=made.address,
    )
    return f"{text}{'' if found.startswith(',') else ' '}{found}"


def reference_file(figure: Figure, kind: str) -> str:
    """Return the reference as BibTeX (``bib``) or RIS (``ris``). Raises KeyError for another kind."""
    return {"bib": _bibtex, "ris": _ris}[kind](reference(figure))


def _bibtex(made: Reference) -> str:
    key = f"{ascii_name(made.author)}-{made.year}-{made.revision}"
    # A second pair of braces keeps a name whole and a title's capitals.
    fields = {
        "author": f"{{{_tex(made.author)}}}",
        "title": f"{{{_tex(made.title)}}}",
        "year": str(made.year),
        "howpublished": WORK,
        "version": made.revision,
        "url": made.address,
        "urldate": made.retrieved,
        "langid": {"sv": "swedish", "en": "british"}[made.language],
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _ris(made: Reference) -> str:
    fields = (
        ("TY", "MAP"), ("AU", made.author), ("PY", str(made.year)), ("TI", made.title), ("PB", WORK),
        ("ET", made.revision), ("LA", made.language), ("UR", made.address),
        ("Y2", made.retrieved.replace("-", "/")),
    )  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def _tex(text: str) -> str:
    return re.sub(r"[&%$#_{}\\~^]", lambda found: _TEX[found[0]], text)
