"""Dates as sources write them."""

from __future__ import annotations

import pytest

from data.importers.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [("3 juni 2019", "2019-06-03"), ("June 3, 2019", "2019-06-03"), ("3 Jun 2019", "2019-06-03"), ("31 juni 2019", ""),
     ("2019-06-03T10:00:00", "2019-06-03"), ("1019-06-03", ""), ("i juni", ""), ("2019", "")],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    assert iso_date(text) == date
