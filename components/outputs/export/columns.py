"""The columns of the rows' files: name, width, value and ids of each, once for CSV, XLSX, JSON and GeoJSON.

Names are English and never change; headings and notes are in the language files as ``export.<name>`` and
``export.column_<name>``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from components.language import Language
from components.parts.partnership_card.card import basis, theme_labels, topic
from components.view import Row, View
from data.records import PartialDate

Cell = str | int | date | None
"""Text, a whole number, a day, or ``None`` for what is unknown."""
Value = Cell | list[Cell]
"""A cell as JSON holds it: several values are a list."""
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``width`` in characters of a workbook, ``value`` of a row, in JSON ``ids`` of what it names.

    ``separator`` joins several values in one cell of CSV, XLSX and GeoJSON.
    """

    name: str
    width: int
    value: Callable[[View, Row], Value]
    ids: Callable[[Row], str | list[str]] | None = None
    separator: str = SEPARATOR


DESCRIBED = (
    Column("id", 26, lambda v, r: r.id),
    Column("swedish", 26, lambda v, r: v.language.place(r.swedish), lambda r: r.swedish.id),
    Column("swedish_kind", 16, lambda v, r: v.language(f"kind.{r.swedish.kind}")),
    Column("swedish_code", 12, lambda v, r: r.swedish.code),
    Column(
        "partners",
        28,
        lambda v, r: [v.language.place(p) for p in r.partners],
        lambda r: [p.id for p in r.partners],
    ),
    Column("countries", 20, lambda v, r: [v.language.country(c) for c in r.countries]),
    Column("country_codes", 10, lambda v, r: list(r.countries)),
    Column("status", 13, lambda v, r: v.language(f"status.{r.status}"), lambda r: r.status),
    Column("basis", 42, lambda v, r: basis(v.dataset, v.language, r.standing)),
    Column("evidence", 13, lambda v, r: _as_exact(r.evidence)),
    Column("start_year", 9, lambda v, r: r.start_year),
    Column("end_year", 9, lambda v, r: r.end_year),
    Column("start", 11, lambda v, r: _as_exact(r.start)),
    Column("end", 11, lambda v, r: _as_exact(r.end)),
    Column("theme", 24, lambda v, r: next(iter(theme_labels(v.dataset, v.language, r.themes)), "")),
    Column(
        "themes", 40, lambda v, r: [*theme_labels(v.dataset, v.language, r.themes)], lambda r: list(r.themes)
    ),
    Column("topic", 48, lambda v, r: topic(v.language, r.standing.project)),
    Column("projects", 9, lambda v, r: len(r.projects), lambda r: [p.id for p in r.projects]),
    Column(
        "programme",
        24,
        lambda v, r: v.language.own(v.dataset.programmes[r.partnership.programme], "name"),
        lambda r: r.partnership.programme,
    ),
    Column(
        "funding",
        22,
        lambda v, r: v.language(f"funding.{r.partnership.icld_funded}"),
        lambda r: r.partnership.icld_funded,
    ),
    Column("certainty", 11, lambda v, r: v.language(f"export.certainty_{r.standing.project.confidence}")),
    # An address may hold a semicolon, but no space.
    Column("sources", 60, lambda v, r: list(r.sources), separator=" "),
    Column("partner_geonames", 14, lambda v, r: [p.geonames for p in r.partners]),
    Column("partner_iso_3166_2", 14, lambda v, r: [p.iso_3166_2 or None for p in r.partners]),
    Column(
        "other_swedish",
        26,
        lambda v, r: [v.language.place(p) for p in r.others],
        lambda r: [p.id for p in r.others],
    ),
    Column("other_payers", 22, lambda v, r: list(r.partnership.other_payers)),
    Column("goals", 12, lambda v, r: list(r.goals)),
    Column("confirmed", 13, lambda v, r: _as_exact(r.standing.project.confirmed)),
    Column(
        "confirmed_by",
        26,
        lambda v, r: [v.language.place(p) for p in r.ends if p.id == r.standing.project.confirmed_by],
        lambda r: r.standing.project.confirmed_by,
    ),
)
COLUMNS = tuple(column.name for column in DESCRIBED)


def headings(words: Language) -> tuple[str, ...]:
    """Return the columns' headings in a language."""
    return tuple(words(f"export.{c}") for c in COLUMNS)


def notes(words: Language) -> dict[str, str]:
    """Return what each column holds, by its name."""
    return {c: words(f"export.column_{c}") for c in COLUMNS}


def cells(view: View) -> list[tuple[Cell, ...]]:
    """Return every row of a view, in its order, as one cell per column."""
    return [tuple(_joined(c.value(view, row), c.separator) for c in DESCRIBED) for row in view.rows]


def _joined(value: Value, separator: str) -> Cell:
    """Return several values as one text: their order says whose each is, so an unknown one stays as an empty part."""
    if not isinstance(value, list):
        return value
    texts = [str(part or "") for part in value]
    return separator.join(texts) if any(texts) else ""


def _as_exact(day: PartialDate | None) -> Cell:
    """Return a day as a date, a year as a number; a month is neither in any spreadsheet and stays text."""
    if day is None:
        return None
    if len(day.text) == 4:
        return int(day.text)
    return day.first if len(day.text) == 10 else day.text
