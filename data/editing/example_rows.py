"""The example row of each sheet of the template, in both languages; brought in unchanged, it is left out."""

from __future__ import annotations

from collections.abc import Mapping

from data.editing.cell_text import unescaped
from data.editing.headings import SIMPLE, columns_of, plain
from data.schema.schema import TABLES, Language

_SWEDISH: Mapping[str, Mapping[str, str]] = {
    SIMPLE: {
        "swedish_place": "Exempel: Växjö kommun",
        "partner": "Kitwe City Council",
        "country": "Zambia",
        "theme": "Vatten och avfall",
        "start": "2026-07",
        "end": "2029",
        "topic_sv": "avfall och återvinning",
        "topic_en": "waste and recycling",
        "source_urls": "https://example.org/beslut-2026",
        "evidence_date": "2026-06-15",
        "icld_funded": "Ja",
    },
    "partnerships": {
        "swedish_place": "Växjö kommun",
        "partner_places": "Kitwe",
        "programme": "Kommunala partnerskap",
        "icld_funded": "Ja",
        "note_sv": "Avtal sedan 2026.",
        "note_en": "Agreement since 2026.",
    },
    "projects": {
        "partnership": "vaxjo-kitwe",
        "topic_sv": "avfall och återvinning",
        "topic_en": "waste and recycling",
        "themes": "Vatten och avfall;Barn och unga",
        "start": "2026-07",
        "end": "2029",
        "stated_status": "Beviljat",
        "evidence_date": "2026-06-15",
        "source_urls": "https://example.org/beslut-2026",
        "confidence": "Säker",
    },
    "places": {
        "name": "Kitwe City Council",
        "short_name": "Kitwe",
        "kind": "Stad",
        "country": "Zambia",
        "lat": "-12.8024",
        "lon": "28.2132",
        "coordinate_source": "GeoNames 911148 Kitwe",
        "geonames": "911148",
    },
    "articles": {
        "title": "Växjö och Kitwe minskar avfallet",
        "language": "Svenska",
        "url": "https://example.org/artikel",
        "published": "2026-09-01",
        "kind": "Artikel",
        "programme": "Kommunala partnerskap",
        "partnerships": "vaxjo-kitwe",
        "themes": "Vatten och avfall",
    },
}
_IN_ENGLISH: Mapping[str, str] = {
    "Exempel: Växjö kommun": "Example: Växjö kommun",
    "Vatten och avfall": "Water and waste",
    "Vatten och avfall;Barn och unga": "Water and waste;Children and youth",
    "https://example.org/beslut-2026": "https://example.org/grants-2026",
    "https://example.org/artikel": "https://example.org/article",
    "Ja": "Yes",
    "Kommunala partnerskap": "Municipal partnerships",
    "Beviljat": "Granted",
    "Säker": "High",
    "Stad": "City",
    "Svenska": "Swedish",
    "Artikel": "Article",
}
_KEY: Mapping[Language, str] = {"sv": "exempel", "en": "example"}


def example_row(table: str, language: Language) -> dict[str, str]:
    """Return the cells of the example in a table's sheet, by column; its key or first cell says that it is one.

    A table that the empty template has no sheet for has the schema's own examples.
    """
    if table not in _SWEDISH:
        cells = {column.name: column.example for column in TABLES[table].columns}
    else:
        words = _IN_ENGLISH if language == "en" else {}
        cells = {name: words.get(text, text) for name, text in _SWEDISH[table].items()}
    return cells if table == SIMPLE else {**cells, TABLES[table].key: _KEY[language]}


def is_example(table: str, cells: Mapping[str, str]) -> bool:
    """Tell whether a row is the example as it was written, in either language, whichever of its columns are there."""
    filled = {column: plain(unescaped(text)) for column, text in cells.items() if text}
    first = next(iter(columns_of(table)))
    for language in _KEY:
        example = example_row(table, language)
        if first in filled and all(text == plain(example.get(column, "")) for column, text in filled.items()):
            return True
    return False
