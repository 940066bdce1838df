"""Which language titles and summaries are written in, held to what the tables say."""

from __future__ import annotations

from data.importers.draft import Draft
from data.importers.languages import language_of, told
from data.records import Dataset


def test_every_title_of_the_tables_is_told_right(real: Dataset) -> None:
    wrong = [a.title for a in real.articles.values() if told(a.title) != a.language]
    assert wrong == []


def test_every_summary_of_the_tables_is_told_right(real: Dataset) -> None:
    written = [("sv", a.summary_sv) for a in real.articles.values()]
    written += [("en", a.summary_en) for a in real.articles.values()]
    assert [text for code, text in written if text and told(text) != code] == []


def test_single_pages_in_spanish_and_ukrainian_are_told_and_names_alone_are_not() -> None:
    assert told("Участь молоді у місцевому самоврядуванні") == "uk"
    assert told("Jóvenes participan en las decisiones de su municipio") == "es"
    assert told("Solwezi, Zambia") in ("sv", "en")
    assert language_of(Draft("Los jóvenes", language="es")) == "es"
