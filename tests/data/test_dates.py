from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import add_months, begin_of, last_month_end, parse_partial_date, swedish_day
from data.records import Dataset, PartialDate

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-06-30", date(2020, 6, 30), date(2020, 6, 30)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_covers_every_day_that_fits_it(text: str, first: date, last: date) -> None:
    parsed = parse_partial_date(text)
    assert (parsed.first, parsed.last, parsed.text) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "20", "2020-13", "2020-00", "2020-6", "2021-02-29", "2020-06-31", "0000", "2020-06-30T00:00"),
        *(" 2020", "2020-06-30\n", "2020/06/30", "20200630", "-2020", "٢٠٢٠", "June 2020"),
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"not YYYY|year|month|day"):
        parse_partial_date(text)


@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_every_day_of_the_calendar_is_read_as_written(day: date, form: str) -> None:
    parsed = parse_partial_date(day.strftime(form))
    assert parsed.first <= day <= parsed.last
    assert parsed.last.strftime(form) == parsed.first.strftime(form) == parsed.text


def test_partial_dates_are_ordered_by_their_first_day() -> None:
    dates = [parse_partial_date(text) for text in ("2020-06-30", "2019", "2020", "2020-06")]
    assert [date.text for date in sorted(dates)] == ["2019", "2020", "2020-06", "2020-06-30"]


@given(DAYS, st.integers(-600, 600))
def test_months_are_added_as_everyone_else_adds_them(day: date, months: int) -> None:
    assert add_months(day, months) == (pd.Timestamp(day) + pd.DateOffset(months=months)).date()


@pytest.mark.parametrize(("day", "months"), [(date(9999, 6, 1), 12), (date(1, 6, 1), -12)])
def test_the_calendar_has_ends(day: date, months: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        add_months(day, months)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2020, 2, 28), date(2020, 1, 31)),
        (date(2020, 2, 29), date(2020, 2, 29)),
        (date(2020, 1, 1), date(2019, 12, 31)),
        (date(2020, 12, 31), date(2020, 12, 31)),
        (date.max, date.max),
        (date.min, date.min),
    ],
)
def test_the_last_whole_month(day: date, end: date) -> None:
    assert last_month_end(day) == end


def test_a_project_begins_with_its_first_year_or_its_evidence(sample: Dataset) -> None:
    assert begin_of(sample.projects["ale-ghanzi-1"]) == date(2013, 1, 1)
    assert begin_of(sample.projects["skelleftea-jinja-2"]) is None
    assert isinstance(sample.projects["ale-ghanzi-1"].evidence_date, PartialDate)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-31T22:59:59+00:00", date(2026, 12, 31)),
        ("2026-12-31T23:00:00+00:00", date(2027, 1, 1)),
        ("2027-01-01T13:00:00+14:00", date(2027, 1, 1)),  # 23:00 UTC
        ("2028-02-28T12:00:00-12:00", date(2028, 2, 29)),
        ("2035-07-01T21:59:59+00:00", date(2035, 7, 1)),
        ("2035-07-01T22:00:00+00:00", date(2035, 7, 2)),
    ],
)
def test_a_moments_day_is_swedens(moment: str, day: date) -> None:
    assert swedish_day(datetime.fromisoformat(moment)) == day
