"""The rows as a text document (DOCX): a plain table of five columns on A4, to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as TextDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from components.outputs.export.metadata import facts
from components.parts.paper.render import PLAIN_COLUMNS, plain_headings, plain_rows
from components.view import View
from data.plain_text import fit

WIDTHS = (46, 50, 32, 97, 42)
"""Millimetres of PLAIN_COLUMNS: together the width of A4 on its side between its margins."""
MARGIN = 15
SMALL = 9
"""Points of the lines below the table."""
FACTS = ("filter", "period", "made", "licence")
"""The facts about the file that are printed below the table, besides source and address."""
TYPEFACE = "Calibri"
SPOKEN = {"sv": "sv-SE", "en": "en-GB"}
"""The language by which a word processor checks the spelling."""


def document_bytes(view: View, where: str) -> bytes:
    """Return the document: what is shown as its heading, every row of the view, source, date and licence.

    ``where`` is the address of the same rows, empty where there is no public one.
    """
    words = view.language
    document: TextDocument = Document()
    _set_up(document, view)
    document.add_heading(_text(view.sentence), level=1)
    document.add_paragraph(_text(view.as_of))
    _table(document, plain_headings(words), plain_rows(view, len(view.rows)))
    about = facts(view, where)
    lines = [(words(f"export.about_{name}"), str(about[name])) for name in FACTS]
    lines += [(words("export.about_address"), where)] if where else []
    _small(document, words("report.source", date=words.date(view.data_date)), before=8)
    for name, value in lines:
        _small(document, f"{name}: {value}")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: TextDocument, view: View) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for name, size in (("Normal", 10), ("Heading 1", 16)):
        style = document.styles[name]
        style.font.name, style.font.size = TYPEFACE, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), TYPEFACE)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), SPOKEN[view.language.code])
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)
    day = datetime(view.today.year, view.today.month, view.today.day, tzinfo=UTC)
    about = document.core_properties
    about.title, about.language = _text(view.sentence)[:255], view.language.code
    about.author = about.last_modified_by = view.language("app.name")
    about.comments = ""
    about.created = about.modified = day


def _table(document: TextDocument, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(PLAIN_COLUMNS), style="Table Grid")
    table.autofit = False
    # A new row's cells are as wide as their columns, so these come first.
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    head, pattern = _row(table, heads, bold=True), _row(table, heads)
    # The head is repeated on top of each page.
    _mark(head, "w:tblHeader")
    body = pattern.getparent()
    body.remove(pattern)
    for texts in rows:
        row = deepcopy(pattern)
        for node, text in zip(row.iter(qn("w:t")), texts, strict=True):
            node.text = _text(text)
        body.append(row)


def _row(table: Table, texts: Sequence[str], *, bold: bool = False) -> Any:
    """Return a row as XML: filling a copy of it is much faster than adding another with the library."""
    row: Any = table.add_row()  # type: ignore[no-untyped-call]  # the library's own
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(_text(text)).bold = bold or None
    # A row is not broken between two pages.
    _mark(row._tr, "w:cantSplit")  # the library has no other way
    return row._tr


def _mark(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _small(document: TextDocument, text: str, before: int = 0) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(0)
    paragraph.add_run(_text(text)).font.size = Pt(SMALL)


def _text(text: str) -> str:
    return fit(" ".join(text.split()))
