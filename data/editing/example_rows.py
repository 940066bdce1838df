"""The example row of each sheet of the template, in both languages; brought in unchanged, it is left out."""

from __future__ import annotations

from collections.abc import Mapping

from data.editing.cell_text import unescaped
from data.editing.headings import SIMPLE, column_of, columns_of, plain, word
from data.schema.schema import TABLES, Language

_SIMPLE: dict[str, tuple[str, str]] = {
    "swedish_place": ("Exempel: Växjö kommun", "Example: Växjö kommun"),
    "partner": ("Exempelstad", "Exampleton"),
    "country": ("Zambia", "Zambia"),
    "theme": ("Vatten och avfall", "Water and waste"),
    "start": ("2026-07", "2026-07"),
    "end": ("2029", "2029"),
    "topic_sv": ("avfall och återvinning", "avfall och återvinning"),
    "topic_en": ("waste and recycling", "waste and recycling"),
    "source_urls": ("https://example.org/beslut-2026", "https://example.org/grants-2026"),
    "evidence_date": ("2026-06-15", "2026-06-15"),
    "icld_funded": ("Ja", "Yes"),
}
_KEY = {"sv": "exempel", "en": "example"}


def example_row(table: str, language: Language) -> dict[str, str]:
    """Return the cells of the example in a table's sheet, by column; its key or first cell says that it is one."""
    if table == SIMPLE:
        return {column: texts[language != "sv"] for column, texts in _SIMPLE.items()}
    cells = {name: _cell(table, name, language) for name in columns_of(table)}
    return cells | {TABLES[table].key: _KEY[language]}


def is_example(table: str, cells: Mapping[str, str]) -> bool:
    """Tell whether a row is the example as it was written, in either language, whichever of its columns are there."""
    filled = {column: plain(unescaped(text)) for column, text in cells.items() if text}
    first = next(iter(columns_of(table)))
    for language in ("sv", "en"):
        example = example_row(table, language)
        if first in filled and all(text == plain(example.get(column, "")) for column, text in filled.items()):
            return True
    return False


def _cell(table: str, name: str, language: Language) -> str:
    column = column_of(table, name)
    if column.choices:
        return word(table, name, column.example, language)
    return column.example
