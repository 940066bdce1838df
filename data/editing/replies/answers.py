"""An answer in words to one question: what it certainly means, or nothing.

Only whole answers of few, known words are understood ("ja, till juni 2027", "no, ended in 2025"); any other word
leaves the answer to the editor.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import Any, TypeVar

from data.dates import parse_partial_date
from data.records import PartialDate

WORDS: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
_MONTHS = {name: number for number, names in enumerate(WORDS["months"], 1) for name in names}
_LONGEST = 200
_NAME = re.compile(r"[^\W\d_][^\d_@:;!?()/\"<>]{1,58}")
_FIRST, _LAST = 1990, 2035

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Running:
    """Whether a project is still running, and until when, or since when not, as far as that was answered."""

    runs: bool
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """Whether the partner is right; ``name`` of another one, or of one that was not known."""

    right: bool
    name: str = ""


def running(text: str) -> Running | None:
    """Return what an answer to "is it still running, and until when" means; None when that is not certain."""
    return _agreed([_running(part) for part in _parts(text)])


def partner(text: str, unnamed: bool = False) -> Partner | None:
    """Return what an answer about the partner means; of an ``unnamed`` partner the answer is the name."""
    answer = " ".join(text.split()).rstrip(".")
    if unnamed:
        return Partner(True, answer) if _NAME.fullmatch(answer) and not _known(folded(answer)) else None
    answers: list[Partner | None] = [
        Partner(True) if part in WORDS["yes"] else Partner(False) if part in WORDS["no"] else None
        for part in _parts(text)
    ]
    return _agreed(answers) or _named(answer)


def is_all(text: str) -> bool:
    """Return whether a line answers every question with yes."""
    return folded(text) in WORDS["all"]


def folded(text: str) -> str:
    """Return a text as the lists of words have it: small letters, single spaces, no commas, no full stop at its end."""
    text = unicodedata.normalize("NFC", text).casefold().replace(",", " ").replace("t.o.m.", "tom")
    return " ".join(text.split()).rstrip(".").rstrip("!" if not text.rstrip().endswith("!!") else "").strip()


def _agreed(answers: list[T | None]) -> T | None:
    """Return what all parts of an answer mean: "Ja / Yes" is one answer, "ja / nej" none."""
    return answers[0] if answers and all(a == answers[0] for a in answers) else None


def _parts(text: str) -> list[str]:
    return [folded(part) for part in text.split(" / ")] if len(text) <= _LONGEST else []


def _running(text: str) -> Running | None:
    if text in WORDS["yes"]:
        return Running(True)
    if text in WORDS["no"]:
        return Running(False)
    for runs, kind in ((True, "until"), (False, "ended")):
        for words in WORDS[kind]:
            if text == words and not runs:
                return Running(False)
            if text.startswith(f"{words} ") and (day := date_of(text[len(words) + 1 :])):
                return Running(runs, day)
    return None


def _named(answer: str) -> Partner | None:
    for words in WORDS["wrong_partner"]:
        head = re.match(rf"{'[, ]+'.join(map(re.escape, words.split()))}[: ]+", answer, re.IGNORECASE)
        if head and _NAME.fullmatch(name := answer[head.end() :]):
            return Partner(False, name)
    return None


def _known(text: str) -> bool:
    return any(text in WORDS[kind] for kind in ("yes", "no", "ended", "until", "harmless", "closing", "all"))


def date_of(text: str) -> PartialDate | None:
    """Return the year, month or day that a text is: ``2027``, ``2027-06``, ``30 juni 2027``, ``June 2027``.

    Any other form, such as ``6/7 27``, may mean one day or another, and gives None.
    """
    text = " ".join(text.casefold().split())
    for words in WORDS["before_date"]:
        text = text.removeprefix(f"{words} ")
    match = re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([^\W\d_]+)\.? (\d{4})", text)
    if match and match[2] in _MONTHS:
        day = f"-{int(match[1]):02}" if match[1] else ""
        text = f"{match[3]}-{_MONTHS[match[2]]:02}{day}"
    try:
        day_or_more = parse_partial_date(text)
    except ValueError:
        return None
    return day_or_more if _FIRST <= day_or_more.first.year <= _LAST else None
