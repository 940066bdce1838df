"""What is printed in the place of maps and wide tables, as HTML that the screen does not show."""

from __future__ import annotations

from datetime import date

from components.kit.templates import render
from components.language import Language
from components.parts.partnership_card.card import partner_end, theme_labels, years
from components.view import Row, View

PLAIN_COLUMNS = ("swedish", "partner", "country", "theme", "plain_years")
"""What a row is in any text: who, with whom, where, on what, since when. Their headings are in ``[table]``."""
MOST_ROWS = 1000
"""Rows of a plain table; the files have the rest."""
MOST_BESIDE_MAP = 40
"""Rows that stand below a map on two sheets of paper."""


def plain_rows(view: View, most: int = MOST_ROWS) -> list[tuple[str, ...]]:
    """Return the first rows of a view in its order, a text for each of PLAIN_COLUMNS."""
    return [_plain(view, row) for row in view.rows[:most]]


def plain_headings(words: Language) -> tuple[str, ...]:
    """Return the headings of PLAIN_COLUMNS in a language."""
    return tuple(words(f"table.{name}") for name in PLAIN_COLUMNS)


def plain_table(view: View, most: int = MOST_ROWS) -> str:
    """Return the rows as a plain table of five columns: it is printed, and copied into other documents.

    Nothing for a view without rows.
    """
    if not view.rows:
        return ""
    words, left = view.language, max(0, len(view.rows) - most)
    return render(
        "parts/paper/table.html",
        heads=plain_headings(words),
        rows=plain_rows(view, most),
        more=words("table.plain_more", n=left) if left else "",
    )


def printed_map(source: str, alt: str) -> str:
    """Return the map as it is printed: the picture at an address, which is fetched when it is to be printed.

    Without ``source`` only what the page's script copies from the map on the screen.
    """
    return render("parts/paper/map.html", source=source, alt=alt)


def credit(
    words: Language, data_date: date, today: date, organisation: str, address: str, *, maps: bool = True
) -> str:
    """Return source, date and address for the foot of a print; ``address`` is empty where none is public."""
    lines = [words("report.source", date=words.date(data_date)), words("report.made", date=words.date(today))]
    lines += [words("report.borders")] * maps
    lines += [words("report.organisation", name=organisation)] if organisation else []
    where = words("report.address", address=address) if address else ""
    return render("parts/paper/credit.html", lines=lines, address=where)


def _plain(view: View, row: Row) -> tuple[str, ...]:
    words = view.language
    return (
        words.listing(words.place(p) for p in row.swedish_places),
        partner_end(words, words.place, row.partners, row.partnership),
        words.listing(words.country(c) for c in row.countries),
        ", ".join(theme_labels(view.dataset, words, row.themes)),
        words("table.plain", status=words(f"status.{row.status}"), years=years(words, row.start, row.end)),
    )
