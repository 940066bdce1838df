"""Dates as sources write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.dates import Reading, iso_date, iso_day, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3 juni 2019", "2019-06-03"),
        ("June 3, 2019", "2019-06-03"),
        ("3 Jun 2019", "2019-06-03"),
        ("31 juni 2019", ""),
        ("2019-06-03T10:00:00", "2019-06-03"),
        ("1019-06-03", ""),
        ("i juni", ""),
        ("2019", "2019"),
        ("juni 2019", "2019-06"),
        ("Publicerad: tisdag den 4 juni 2019 kl. 09.15", "2019-06-04"),
        ("4th of June, 2019", "2019-06-04"),
        ("4 de junio de 2019", "2019-06-04"),
        ("4 червня 2019 р.", "2019-06-04"),
        ("4 haziran 2019", "2019-06-04"),
        ("4 czerwca 2019", "2019-06-04"),
        ("4 juin 2019", "2019-06-04"),
        ("2019年6月4日", "2019-06-04"),
        ("20190604", "2019-06-04"),
        ("2019/6/4", "2019-06-04"),
        ("4.6.2019", "2019-06-04"),
        ("24/06/2019", "2019-06-24"),
        ("06/24/2019", "2019-06-24"),
        ("06/06/2019", "2019-06-06"),
        ("4 juni", ""),
        ("Möte 4 juni 2019", ""),
        ("10:30", ""),
        ("2019-06-04 till 2019-06-05", ""),
        ("4 juni 1789", ""),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 04 Jun 2019 00:15:00 +0200",
        "Tue, 04 Jun 2019 23:45:00 -0500",
        "4 Jun 19 00:15 GMT",
        "2019-06-04T00:15:00+05:30",
        "2019-06-04T23:59:59Z",
        "2019-06-04 00:01",
    ],
)
def test_the_written_day_counts_whatever_its_zone(text: str) -> None:
    assert iso_day(text) == "2019-06-04"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("04/06/2019", Reading("", "day-or-month")),
        ("4/6 2019", Reading("", "day-or-month")),
        ("04-06-19", Reading("", "which-part")),
        ("190604", Reading("", "which-part")),
        ("04-jun-19", Reading("", "which-part")),
        ("jun-19", Reading("2019-06", "month-and-year")),
        ("43620", Reading("2019-06-04", "day-number")),
        ("43620.75", Reading("2019-06-04", "day-number")),
        ("99999", Reading("", "unread")),
        ("#VALUE!", Reading("", "unread")),
        ("31/06/2019", Reading("", "unread")),
        (" ", Reading()),
    ],
)
def test_what_is_doubtful_comes_with_its_reason(text: str, reading: Reading) -> None:
    assert read_date(text) == reading
    assert iso_date(text) == ""


def test_a_month_alone_is_no_day() -> None:
    assert iso_day("juni 2019") == ""


@given(st.text(max_size=90) | st.text("0123456789-/.: TZ+majun", max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert re.fullmatch(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?", read_date(text).iso)
