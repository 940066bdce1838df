"""In which order a filter lists its options."""

from __future__ import annotations

from components.language import language
from components.parts.filters.options import listed
from components.view import Option
from data.records import Dataset


def test_what_is_possible_or_chosen_comes_first_by_name(real: Dataset) -> None:
    options = (Option("CO", 0, False), Option("UA", 5, False), Option("KE", 0, True), Option("BW", 1, False))
    assert [o.value for o in listed(real, language("sv"), "country", options)] == ["BW", "KE", "UA", "CO"]
