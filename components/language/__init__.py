"""Words, numbers and dates in the viewer's language.

``sv.toml`` and ``en.toml`` hold every sentence of the interface under the same
keys; a value with plural forms is a table (``one``, ``other``) chosen by ``n``
after CLDR's rules. Values are filled in with ``{name}``, those in
``data.status.CONSTANTS`` when the file is read. To add a language, add its file
and its code to ``components.state.state.LANGUAGES``. Nothing here decides what
is said, and no sentence of the interface stands anywhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from data.files.messages import load_texts
from data.records import PartialDate, Place
from data.status import fill_constants

LONGEST_SHORT = 100
"""Letters of a place's name where it is drawn; its page and the files have it in full."""
_BABEL_LOCALE = {"sv": "sv_SE", "en": "en_GB"}
_AFTER_Z = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c", "æ": "{b", "ø": "{c"})


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's sentences and CLDR rules; there is one of each, so it can be the key of a cache.

    ``letters`` are those of the typeface that is written in, empty where every letter can be written.
    """

    code: str
    locale: Locale
    texts: Mapping[str, str | Mapping[str, str]]
    letters: frozenset[str] = frozenset()

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence for ``key`` (``section.name``), its plural form chosen by ``n``.

        Raises KeyError for a key that is in neither file.
        """
        text = self.texts[key]
        if not isinstance(text, str):
            n = values["n"]
            text = text.get(self.locale.plural_form(n), text["other"])  # type: ignore[arg-type]  # n is a number
        formatted = {k: self.number(v) if isinstance(v, int) else v for k, v in values.items()}
        return str(text.format_map(formatted))

    def number(self, value: float) -> str:
        return _number(value, self.locale)

    def percent(self, share: float) -> str:
        return format_percent(share, locale=self.locale)

    def money(self, amount: int, currency: str) -> str:
        """Return an amount in whole units: ``300 000 kr``, ``SEK 300,000``."""
        pattern = self.locale.currency_formats["standard"].pattern.replace(".00", "")
        text = format_currency(amount, currency, pattern, self.locale, currency_digits=False)
        # CLDR keeps letters and digits apart, which Babel leaves to its caller.
        return re.sub(r"(?<=[^\W\d_])(?=\d)", "\N{NO-BREAK SPACE}", text)

    def date(self, value: date | PartialDate) -> str:
        """Return a day, month or year as exact as it is known: ``3 juni 2019``, ``juni 2019``, ``2019``."""
        if isinstance(value, date):
            return format_date(value, "long", locale=self.locale)
        if len(value.text) == 4:
            return value.text
        if len(value.text) == 7:
            return format_skeleton("yMMMM", value.first, locale=self.locale)
        return format_date(value.first, "long", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """Return the day and time in Sweden: ``22 nov. 2026 10:30``."""
        local = value.astimezone(get_timezone("Europe/Stockholm"))
        return (
            f"{format_date(local, 'medium', self.locale)} {format_time(local, 'short', locale=self.locale)}"
        )

    def country(self, code: str) -> str:
        return str(self.locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """Return a language's name: ``svenska``; its code where CLDR has no name for it."""
        return str(self.locale.languages.get(code, code))

    def listing(self, items: Iterable[str]) -> str:
        """Return ``a, b och c``."""
        return format_list(list(items), locale=self.locale)

    def choice(self, items: Iterable[str]) -> str:
        """Return ``a, b eller c``."""
        return format_list(list(items), "or", self.locale)

    def place(self, place: Place) -> str:
        """Return a place's full name as this language writes it."""
        if place.is_swedish:
            return self(f"place.name_{place.kind}", name=place.name, short=place.short_name)
        return self._drawable(place.name_sv if self.code == "sv" and place.name_sv else place.name, place)

    def short(self, place: Place) -> str:
        """Return a place's name for labels, drawings and narrow columns: a long one ends in dots."""
        abroad = not place.is_swedish and self.code == "sv" and place.name_sv
        name = self._drawable(abroad or place.short_name or place.name, place)
        return name if len(name) <= LONGEST_SHORT else f"{name[: LONGEST_SHORT - 1].rstrip()}…"

    def label(self, record: object) -> str:
        """Return the label of a theme or theme group."""
        return str(getattr(record, f"label_{self.code}"))

    def own(self, record: object, field: str) -> str:
        """Return the text that a record keeps in both languages (``summary``, ``topic``, ``note``)."""
        return str(getattr(record, f"{field}_{self.code}"))

    def sort_key(self, text: str) -> str:
        """Return a key that sorts as the language's alphabet does (å, ä, ö last in Swedish)."""
        return _sort_key(text, self.code)

    def _drawable(self, name: str, place: Place) -> str:
        return drawable((name, place.short_name, place.name, *place.aliases), self.letters)


def drawable(names: Sequence[str], letters: frozenset[str]) -> str:
    """Return the first name that a typeface with ``letters`` can write, the first of all where it can none.

    No ``letters`` stand for a typeface that has them all.
    """
    if not letters:
        return names[0]
    return next((name for name in names if name and _is_drawable(name, letters)), names[0])


def _is_drawable(name: str, letters: frozenset[str]) -> bool:
    return letters.issuperset(c for c in unicodedata.normalize("NFC", name) if c.isprintable())


# Every option of every filter has a number and a place in its list, at every run.
@lru_cache(maxsize=10_000)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=10_000)
def _sort_key(text: str, code: str) -> str:
    folded = text.casefold()
    if code == "sv":
        folded = folded.translate(_AFTER_Z)
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@cache
def language(code: str) -> Language:
    """Return the language of a code that ``components.state.state.LANGUAGES`` names."""
    return Language(
        code, Locale.parse(_BABEL_LOCALE[code]), load_texts(__name__, f"{code}.toml", fill_constants)
    )
