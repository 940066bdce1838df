"""What stands on paper: a plain table of five columns, a map that is fetched only then, source and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.paper.render import (
    MOST_BESIDE_MAP,
    PLAIN_COLUMNS,
    credit,
    plain_headings,
    plain_rows,
    plain_table,
    printed_map,
)
from components.state.state import LANGUAGES, State
from components.view import build_view
from data.records import Dataset

TODAY = date(2026, 11, 22)
EVERY = State(page="table", status=(), funding=())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_row_is_five_texts_in_the_order_of_the_view(real: Dataset, code: str) -> None:
    view = build_view(real, replace(EVERY, language=code), TODAY)
    rows, words = plain_rows(view), view.language
    assert len(rows) == len(view.rows)
    assert len(plain_headings(words)) == len(PLAIN_COLUMNS) == 5
    for texts, row in zip(rows, view.rows, strict=True):
        swedish, partner, country, themes, years = texts
        assert all(words.place(p) in swedish for p in row.swedish_places)
        assert all(words.place(p) in partner for p in row.partners)
        assert (words("card.unnamed_partner") in partner) == bool(row.partnership.unnamed)
        assert all(words.country(c) in country for c in row.countries)
        assert themes.count(", ") == max(0, len(row.themes) - 1)
        assert years.startswith(words(f"status.{row.status}") + ", ")
    assert not any("\n" in text or "\t" in text for texts in rows for text in texts)


def test_the_table_is_text_alone(real: Dataset) -> None:
    page = LexborHTMLParser(plain_table(build_view(real, EVERY, TODAY)))
    (table,) = page.css("table")
    assert {n.tag for n in table.css("*")} == {"table", "thead", "tbody", "tr", "th", "td"}
    assert {len(row.css("th, td")) for row in table.css("tr")} == {5}
    assert not page.css("p")


def test_what_finds_no_room_beside_a_map_is_counted(real: Dataset) -> None:
    view = build_view(real, EVERY, TODAY)
    assert len(view.rows) > MOST_BESIDE_MAP
    page = LexborHTMLParser(plain_table(view, MOST_BESIDE_MAP))
    assert len(page.css("tbody tr")) == MOST_BESIDE_MAP
    (more,) = page.css("p")
    assert more.text() == view.language("table.plain_more", n=len(view.rows) - MOST_BESIDE_MAP)
    assert plain_table(build_view(real, replace(EVERY, text="qqqq"), TODAY)) == ""


def test_text_of_a_table_is_never_markup(sample: Dataset) -> None:
    partnership = next(iter(sample.partnerships.values()))
    place = sample.places[partnership.partner_places[0]]
    named = replace(place, name="<b>x</b>", name_sv="")
    dataset = replace(sample, revision="paper", places={**sample.places, place.id: named})
    view = build_view(dataset, EVERY, TODAY)
    assert "&lt;b&gt;x&lt;/b&gt;" in plain_table(view)
    assert "<b>" not in plain_table(view) + printed_map("./figure/map.svg", "<b>x</b>")


def test_a_map_is_fetched_when_it_is_printed_and_only_where_there_is_one() -> None:
    (picture,) = LexborHTMLParser(printed_map("./figure/map.svg?a=1&b=2", "Karta")).css("figure > img")
    # Firefox wants to know that it may wait before it knows for what.
    assert list(picture.attributes)[:2] == ["loading", "src"]
    assert picture.attributes["src"] == "./figure/map.svg?a=1&b=2"
    assert not LexborHTMLParser(printed_map("", "Karta")).css("img")


@pytest.mark.parametrize("code", LANGUAGES)
def test_source_and_date_are_said_and_an_address_where_there_is_one(code: str) -> None:
    words = language(code)
    report = credit(words, date(2026, 2, 1), TODAY, "Visby <kommun>", "https://example.org/?country=KE")
    for message in (date(2026, 2, 1), TODAY):
        assert words.date(message) in report
    assert "Visby &lt;kommun&gt;" in report
    assert "https://example.org/?country=KE" in report
    bare = credit(words, date(2026, 2, 1), TODAY, "", "", maps=False)
    assert "data-printed-address" not in bare
    assert words("report.borders") not in bare
