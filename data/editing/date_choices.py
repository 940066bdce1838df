"""A date as three choices, of which the later ones may be left open: year, month, day."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from data.dates import parse_partial_date
from data.records import PartnershipMapError


@dataclass(frozen=True, slots=True)
class DateChoices:
    """The numbers that were chosen; None for what was left open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class DateError(PartnershipMapError):
    """Choices that are no date: a day without its month, a month without its year, the 31st of June."""


def choices_of(text: str) -> DateChoices | None:
    """Return the choices that are the date in a cell, none for an empty cell; None for a text that is no date."""
    if not text.strip():
        return DateChoices()
    try:
        return DateChoices(*map(int, parse_partial_date(text).text.split("-")))
    except ValueError:
        return None


def date_text(choices: DateChoices) -> str:
    """Return the text of a cell, as exact as the choices: ``2027``, ``2027-03``, ``2027-03-14``; raises DateError."""
    numbers = astuple(choices)
    given = [number for number in numbers if number is not None]
    text = "-".join(f"{number:02}" for number in given)
    if not given:
        return ""
    if None in numbers[: len(given)]:
        raise DateError(text)
    try:
        return parse_partial_date(text).text
    except ValueError as error:
        raise DateError(text) from error
