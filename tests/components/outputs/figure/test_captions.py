"""What is said on a figure and beside it: numbers, rows, the address, lost letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from components.outputs.figure.captions import (
    long_description,
    lost_letters,
    short_address,
    subtitle,
)
from components.outputs.figure.sheet import Sheet, page
from components.state.figure import Options
from components.state.state import State, decode, vocabulary
from components.view import build_view
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, ORIGIN, asked, view
from tests.components.strategies import states
from tests.conftest import TABLES


def test_no_line_of_numbers_ends_in_what_parts_them(real: Dataset) -> None:
    built = page(asked(view(real, replace(EVERYTHING, language="en")), Options(preset="a5"), ORIGIN))
    texts = [line.text for line in built.texts]
    assert "23\xa0countries" in texts
    assert not [text for text in texts if text.endswith("·")]


def test_a_small_sheet_spares_a_line_rather_than_a_number_that_others_imply(real: Dataset) -> None:
    small, wider = (
        page(asked(view(real, replace(EVERYTHING, language="en")), Options(preset=p), ORIGIN))
        for p in ("half-column", "link")
    )
    assert "144 partnerships · 90 Swedish partners · 23 countries" in texts_of(small)
    assert "144 partnerships · 90 Swedish partners · 134 partners · 23 countries" in texts_of(wider)


def texts_of(sheet: Sheet) -> list[str]:
    return [line.text.replace("\xa0", " ") for line in sheet.texts]


REAL = read_folder(TABLES).dataset


@settings(max_examples=60)
@given(states(REAL))
def test_the_description_has_a_line_for_each_row(state: State) -> None:
    shown = view(REAL, state)
    lines = long_description(asked(shown)).splitlines()
    assert len(lines) == (5 + len(shown.rows) if shown.rows else 1)
    for line, row in zip(lines[5:], shown.rows, strict=True):
        assert shown.language.place(row.swedish) in line
        assert all(shown.language.short(p) in line for p in row.partners)


@settings(max_examples=60)
@given(states(REAL))
def test_the_printed_address_leads_back_to_the_same_rows(state: State) -> None:
    from urllib.parse import parse_qs, urlsplit

    printed = short_address(state, ORIGIN)
    assert printed.startswith("example.org/karta/")
    back = decode("map", parse_qs(urlsplit(f"//{printed}").query), vocabulary(REAL))
    assert {r.id for r in view(REAL, back).rows} == {r.id for r in view(REAL, state).rows}
    assert back.language == state.language


def test_the_real_tables_have_all_their_letters_in_every_figure(real: Dataset) -> None:
    for code in ("sv", "en"):
        assert lost_letters(asked(view(real, status=(), funding=(), language=code), Options(), ORIGIN)) == ""


def test_the_day_is_said_once_before_and_after_the_end_of_the_programme(real: Dataset) -> None:
    def said(day: date, **chosen: str) -> str:
        return subtitle(build_view(real, State(language="en", **chosen), day))  # type: ignore[arg-type]  # fields by name

    before, after = date(2026, 11, 22), date(2027, 6, 1)
    assert said(before) == "Funded by ICLD, as of 22 November 2026"
    assert said(after) == "Funded by ICLD, at the end of the programme on 31 December 2026"
    assert said(after, date="today") == "Funded by ICLD, as far as is known on 1 June 2027"
    assert said(before, date="today") == said(before)
