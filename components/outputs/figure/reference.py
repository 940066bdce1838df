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
    cited_work, words = reference(figure), figure.view.language
    work = "report.cite_work" if figure.origin.organisation else "report.cite_version"
    text = words(
        f"report.cite_{style}", author=cited_work.author, year=str(cited_work.year), title=cited_work.title,
        work=words(work, work=WORK, revision=cited_work.revision),
    )  # fmt: skip
    day = words.date(figure.view.today) if style == "apa" else cited_work.retrieved
    source = words(
        f"report.cite_{style}_from" if cited_work.address else f"report.cite_{style}_on",
        date=day,
        address=cited_work.address,
    )
    return f"{text}{'' if source.startswith(',') else ' '}{source}"


def reference_file(figure: Figure, kind: str) -> str:
    """Return the reference as BibTeX (``bib``) or RIS (``ris``). Raises KeyError for another kind."""
    return {"bib": _bibtex, "ris": _ris}[kind](reference(figure))


def _bibtex(cited_work: Reference) -> str:
    key = f"{ascii_name(cited_work.author)}-{cited_work.year}-{cited_work.revision}"
    # A second pair of braces keeps a name whole and a title's capitals.
    fields = {
        "author": f"{{{_tex(cited_work.author)}}}",
        "title": f"{{{_tex(cited_work.title)}}}",
        "year": str(cited_work.year),
        "howpublished": WORK,
        "version": cited_work.revision,
        "url": cited_work.address,
        "urldate": cited_work.retrieved,
        "langid": {"sv": "swedish", "en": "british"}[cited_work.language],
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _ris(cited_work: Reference) -> str:
    fields = (
        ("TY", "MAP"), ("AU", cited_work.author), ("PY", str(cited_work.year)), ("TI", cited_work.title), ("PB", WORK),
        ("ET", cited_work.revision), ("LA", cited_work.language), ("UR", cited_work.address),
        ("Y2", cited_work.retrieved.replace("-", "/")),
    )  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def _tex(text: str) -> str:
    return re.sub(r"[&%$#_{}\\~^]", lambda match: _TEX[match[0]], text)
