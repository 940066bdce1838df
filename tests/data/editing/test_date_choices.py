"""A date chosen as year, month and day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.editing.date_choices import DateChoices, DateError, choices_of, date_text


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_comes_back_as_exact_as_it_was(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    chosen = choices_of(text)
    assert chosen is not None
    assert date_text(chosen) == text


def test_an_empty_cell_is_no_choice() -> None:
    assert choices_of(" ") == DateChoices()
    assert date_text(DateChoices()) == ""


@pytest.mark.parametrize("text", ["2010-13", "sommaren 2026", "26", "2026-02-30"])
def test_what_is_no_date_is_not_taken_apart(text: str) -> None:
    assert choices_of(text) is None


@pytest.mark.parametrize(
    "chosen",
    [(None, 3, None), (2026, None, 14), (2026, None, 3), (2026, 6, 31), (None, None, 1), (2023, 2, 29)],
)
def test_choices_that_are_no_date_are_an_error(chosen: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(DateError):
        date_text(DateChoices(*chosen))
