"""Dates as pages, feeds and spreadsheets write them, as ISO 8601 text as exact as they are.

The day that is written counts, whatever zone its hour is in. What a text cannot
mean for sure is no date: it comes back with the reason, for a person to settle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parsedate
from functools import cache
from typing import Literal

from babel.dates import get_month_names

Doubt = Literal["", "unread", "day-or-month", "which-part", "month-and-year", "day-number"]
"""Why a text is no sure date. The last two are dates nevertheless: what a spreadsheet makes of one."""

_LANGUAGES = (
    "sv", "en", "da", "nb", "fi", "de", "nl", "fr", "es", "pt", "it", "pl", "cs", "ro", "sq", "bs", "tr", "id", "vi",
    "uk", "ru", "be", "bg", "mk", "sr", "sw", "ar", "hy", "ka",
)  # fmt: skip
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?=$|T|\s+\d\d?[:.]\d\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2})\.?)?$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)$")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*[-/.]\s*|\s+)((?:19|20)\d\d)$")
_SHORT_YEAR = re.compile(
    r"\d{1,2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}$|\d{6}$|\d{1,2}[-/. ]+[^\W\d_]+[-/. ]+\d\d$|\d{1,2}\s*[-/.]\s*\d{1,2}$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTH_AND_SHORT_YEAR = re.compile(r"([^\W\d_]+)\.?[-/]'?(\d\d)$")
_DAY_NUMBER = re.compile(r"(\d{5})(?:[.,]\d+)?$")
_CLOCK = re.compile(
    r"[\s,]+(?:(?:kl|klo|um|at|à|a las|às|о|в)\.?\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:uhr|(?:cest|cet|gmt|utc|est|z)|[+-]\d\d:?\d\d)?$"
)
_MAIL = re.compile(r"\s*(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d\d:\d\d")
_AROUND = re.compile(
    r"^(?:publicera[dt]|published|uppdatera[dt]|updated|publicado|publié|datum|date|den|on|el|le|am|the)\b[\s:]*|"
    r"^(?:[^\W\d_]+dag(?:en)?|(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?|(?:mån|tis|ons|tors?|fre|lör|sön))\.?,?\s+"
)
_CJK = str.maketrans("年月", "--", "日")
_LONGEST = 80
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_DAY = date(1899, 12, 30)
"""From which spreadsheets count days, those of the old Macintosh apart."""
_YEARS = range(1990, 2036)
"""As the articles table allows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: an ISO date as exact as it is, or nothing, and what is doubtful about it."""

    iso: str = ""
    doubt: Doubt = ""


def read_date(text: str) -> Reading:
    """Return what a text means that is held to be a date and nothing else."""
    if not text.strip():
        return Reading()
    if len(text) > _LONGEST:
        return Reading("", "unread")
    bare = _bare(text)
    iso = _written_out(bare) or _in_figures(bare) or _of_mail(text)
    return Reading(iso) if iso else _doubtful(bare)


def _doubtful(text: str) -> Reading:
    if (found := _YEAR_LAST.fullmatch(text)) is not None:
        return _day_and_month(found)
    if (found := _MONTH_AND_SHORT_YEAR.fullmatch(text)) is not None and (month := _months().get(found[1])):
        return Reading(_month(2000 + int(found[2]), month), "month-and-year")
    if (found := _DAY_NUMBER.fullmatch(text)) is not None:
        day = _FIRST_DAY + timedelta(days=int(found[1]))
        return Reading(day.isoformat(), "day-number") if day.year in _YEARS else Reading("", "unread")
    return Reading("", "which-part" if _SHORT_YEAR.fullmatch(text) else "unread")


def iso_date(text: str) -> str:
    """Return ``2019-06-03``, ``2019-06`` or ``2019`` for a text that is surely a date and nothing else."""
    reading = read_date(text)
    return reading.iso if not reading.doubt else ""


def iso_day(text: str) -> str:
    """Return the day that a text is, as :func:`iso_date`; nothing for a month or a year alone."""
    iso = iso_date(text)
    return iso if len(iso) == 10 else ""


def _bare(text: str) -> str:
    """The text without a clock time, a weekday and words such as "published"."""
    text = " ".join(text.split()).casefold().strip(" ,;|").translate(_CJK)
    if _ISO.match(text.upper()):
        return text[:10]
    text = _CLOCK.sub("", text)
    for _ in range(3):
        text = _AROUND.sub("", text)
    return text


def _written_out(text: str) -> str:
    """Return the date whose month is a word, in any of the languages."""
    numbers, words = re.findall(r"\d+", text), _WORD.findall(text)
    months = {_months()[word] for word in words if word in _months()}
    others = [word for word in words if word not in _months() and word not in _LITTLE]
    years = [number for number in numbers if _YEAR.fullmatch(number)]
    if len(months) != 1 or len(years) != 1 or others or re.search(r"[/:+]", text):
        return ""
    month, year = months.pop(), int(years[0])
    numbers.remove(years[0])
    if not numbers:
        return _month(year, month)
    return _day(year, month, int(numbers[0])) if len(numbers) == 1 and len(numbers[0]) < 3 else ""


def _of_mail(text: str) -> str:
    """Return the day of a date as in mail and RSS, whose year may have two figures: ``01 Jun 26 00:30 +0200``."""
    parts = parsedate(text) if _MAIL.match(text) else None
    return _day(*parts[:3]) if parts else ""


def _in_figures(text: str) -> str:
    if (found := _YEAR_FIRST.fullmatch(text)) is not None:
        year, month = int(found[1]), int(found[2])
        return _day(year, month, int(found[3])) if found[3] else _month(year, month)
    if (found := _COMPACT.fullmatch(text)) is not None:
        return _day(*map(int, found.groups()))
    return text if _YEAR.fullmatch(text) and int(text) in _YEARS else ""


def _day_and_month(found: re.Match[str]) -> Reading:
    """Which of two figures before a year is the day: sure with dots, or where one of them is no month."""
    first, last, year = int(found[1]), int(found[3]), int(found[4])
    days = {_day(year, last, first), _day(year, first, last)} - {""}
    if found[2] == "." and (day := _day(year, last, first)):
        return Reading(day)
    if len(days) == 1:
        return Reading(days.pop())
    return Reading("", "day-or-month" if days else "unread")


@cache
def _months() -> dict[str, int]:
    """Months by their names in the languages above; a word for two of them is left out."""
    named: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, language)
                for number, name in names.items():
                    for word in _WORD.findall(name.casefold()):
                        if len(word) > 2:
                            named.setdefault(word, set()).add(number)
    return {word: numbers.pop() for word, numbers in named.items() if len(numbers) == 1} | {"sept": 9}


_LITTLE = frozenset(
    {"st", "nd", "rd", "th", "de", "del", "of", "den", "the", "e", "a", "il", "le", "el", "am", "do", "di"}
    | {"año", "year", "року", "года", "г", "р", "роки"}
)
"""Words and endings that stand in a written date beside day, month and year."""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else ""
    except ValueError:
        return ""


def _month(year: int, month: int) -> str:
    return _day(year, month, 1)[:7]
