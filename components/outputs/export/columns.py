"""What each column of a file holds. Ids of columns are English and never change; headings follow the language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from components.language import Language
from components.parts.partnership_card.card import basis, topic
from components.view import Row, View
from data.records import PartialDate

Cell = str | int | date | None
"""Text, a whole number, a day, or nothing known."""

COLUMNS = (
    "id", "swedish", "swedish_kind", "swedish_code", "partners", "countries", "country_codes", "status",
    "basis", "evidence", "start_year", "end_year", "start", "end", "theme", "themes", "topic", "projects", "programme",
    "funding", "certainty", "sources", "partner_geonames", "partner_iso_3166_2", "other_swedish", "other_payers",
    "goals",
)  # fmt: skip
BETWEEN = "; "
"""Stands between several values in one cell; addresses are parted by a space, since they may hold a semicolon."""


def headings(words: Language) -> tuple[str, ...]:
    """Return the columns' headings in a language."""
    return tuple(words(f"export.{c}") for c in COLUMNS)


def cells(view: View) -> list[tuple[Cell, ...]]:
    """Return every row of a view, in its order, as one cell per column."""
    return [_cells(view, row) for row in view.rows]


def _cells(view: View, row: Row) -> tuple[Cell, ...]:
    words, project = view.language, row.standing.project
    themes = [words.label(view.dataset.themes[t]) for t in row.themes if t in view.dataset.themes]
    return (
        row.id,
        words.place(row.swedish),
        words(f"kind.{row.swedish.kind}"),
        row.swedish.code,
        BETWEEN.join(words.place(p) for p in row.partners),
        BETWEEN.join(words.country(c) for c in row.countries),
        BETWEEN.join(row.countries),
        words(f"status.{row.status}"),
        basis(words, row.standing),
        _as_known(row.evidence),
        row.start_year,
        row.end_year,
        _as_known(row.start),
        _as_known(row.end),
        themes[0] if themes else "",
        BETWEEN.join(themes),
        topic(words, project),
        len(row.projects),
        words.own(view.dataset.programmes[row.partnership.programme], "name"),
        words(f"funding.{row.partnership.icld_funded}"),
        words(f"export.certainty_{project.confidence}"),
        " ".join(row.sources),
        _in_order(p.geonames for p in row.partners),
        _in_order(p.iso_3166_2 for p in row.partners),
        BETWEEN.join(words.place(p) for p in row.others),
        BETWEEN.join(row.partnership.other_payers),
        BETWEEN.join(map(str, row.goals)),
    )


def _in_order(numbers: Iterable[str | int | None]) -> str:
    """One number for each partner, nothing where it has none: the place of a number says whose it is."""
    found = [str(number or "") for number in numbers]
    return BETWEEN.join(found) if any(found) else ""


def _as_known(evidence: PartialDate | None) -> Cell:
    """A day as a date, a year as a number; a month is neither in any spreadsheet and stays text."""
    if evidence is None:
        return None
    if len(evidence.text) == 4:
        return int(evidence.text)
    return evidence.first if len(evidence.text) == 10 else evidence.text
