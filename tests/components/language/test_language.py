"""Both languages say everything, and say it by CLDR's rules."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.language import language
from components.state.state import LANGUAGES
from components.view.phrases import counted_partnerships
from data.dates import parse_partial_date
from data.records import STATUSES, Dataset
from tests.conftest import ROOT

COMPONENTS = ROOT / "components"
FORMS = {"one", "other"}
NAMED_BY_FIELD = (
    "world_region",
    "kind",
    "funding",
    "status",
    "article_kind",
    "article_programme",
)
"""Sections that ``option_label`` reads by the name of a filter; so are the ``said_`` keys."""


FILES = (".css", ".html", ".js", ".json", ".svg")
"""Names of files look like keys: ``map.js``."""


def texts(code: str) -> Mapping[str, str | Mapping[str, str]]:
    return language(code).texts


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_table_of_forms_has_one_and_other(code: str) -> None:
    tables = {k: t for k, t in texts(code).items() if not isinstance(t, str)}
    assert tables
    assert [k for k, t in tables.items() if set(t) != FORMS] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_empty_or_has_stray_space(code: str) -> None:
    forms = [(k, f) for k, t in texts(code).items() for f in ([t] if isinstance(t, str) else t.values())]
    assert [k for k, f in forms if not f.strip() or f != f.strip() or "  " in f] == []


def test_every_section_stands_once_in_each_file() -> None:
    for code in LANGUAGES:
        source = (COMPONENTS / "language" / f"{code}.toml").read_text(encoding="utf-8")
        assert len(tomllib.loads(source)) == len(re.findall(r"^\[", source, re.MULTILINE))


def mentions() -> tuple[dict[str, Path], set[str]]:
    """Return the keys that code and templates name whole, and the beginnings they build keys from."""
    sections = "|".join({key.split(".")[0] for key in texts("sv")})
    mention = re.compile(rf"[\"']((?:{sections})\.\w*)([\"'{{])")
    whole: dict[str, Path] = {}
    begun = {f"{section}." for section in NAMED_BY_FIELD} | {"filter.said_", "article_list.said_"}
    for path in sorted(p for kind in ("py", "html", "js") for p in COMPONENTS.rglob(f"*.{kind}")):
        for key, after in mention.findall(path.read_text(encoding="utf-8")):
            if after == "{" or key[-1] in "._":
                begun.add(key)
            elif not key.endswith(FILES):
                whole[key] = path
    return whole, begun


def test_every_key_that_is_named_exists() -> None:
    whole, begun = mentions()
    known = texts("sv")
    assert {key: str(path) for key, path in whole.items() if key not in known} == {}
    assert [start for start in begun if not any(key.startswith(start) for key in known)] == []


def test_every_key_is_used() -> None:
    whole, begun = mentions()
    unused = [k for k in texts("sv") if k not in whole and not any(k.startswith(start) for start in begun)]
    assert unused == []


def test_numbers_dates_shares_and_lists_follow_the_language() -> None:
    sv, en = language("sv"), language("en")
    assert (sv.number(12345), en.number(12345)) == ("12\u00a0345", "12,345")
    assert (sv.percent(0.78), en.percent(0.78)) == ("78\u00a0%", "78%")
    assert (sv.date(date(2019, 6, 3)), en.date(date(2019, 6, 3))) == ("3 juni 2019", "3 June 2019")
    assert [sv.date(parse_partial_date(t)) for t in ("2019", "2019-06", "2019-06-03")] == [
        "2019",
        "juni 2019",
        "3 juni 2019",
    ]
    assert en.date(parse_partial_date("2019-06")) == "June 2019"
    assert (sv.listing("abc"), en.listing("abc")) == ("a, b och c", "a, b and c")
    assert (sv.listing(["a", "b"]), sv.listing(["a"]), sv.listing([])) == ("a och b", "a", "")


def test_countries_have_names_in_both_languages(real: Dataset) -> None:
    assert (language("sv").country("ZA"), language("en").country("ZA")) == ("Sydafrika", "South Africa")
    assert (language("sv").country("XK"), language("en").country("XK")) == ("Kosovo", "Kosovo")
    assert [c for c in real.countries for code in LANGUAGES if language(code).country(c) == c] == []
    assert language("sv").country("QQ") == "QQ"


def test_plural_forms_and_numbers_are_filled_in() -> None:
    sv = language("sv")
    assert sv("sentence.swedish_kommun", n=1) == "1 svensk kommun"
    assert sv("sentence.swedish_kommun", n=2) == "2 svenska kommuner"
    assert sv("sentence.swedish_kommun", n=0) == "0 svenska kommuner"
    assert sv("sentence.swedish_kommun", n=1234) == "1\u00a0234 svenska kommuner"
    with pytest.raises(KeyError):
        sv("sentence.no_such_key")


def test_swedish_sorts_its_letters_last_and_english_among_a_and_o() -> None:
    names = ["Örebro", "Zagreb", "Ängelholm", "Åre", "Ale", "Orsa", "Ærø", "Évora", "Falun"]
    swedish = sorted(names, key=language("sv").sort_key)
    english = sorted(names, key=language("en").sort_key)
    assert [n for n in swedish if n != "Ærø"] == [
        "Ale",
        "Évora",
        "Falun",
        "Orsa",
        "Zagreb",
        "Åre",
        "Ängelholm",
        "Örebro",
    ]
    assert swedish.index("Ærø") == swedish.index("Ängelholm") + 1
    assert [n for n in english if n != "Ærø"] == [
        "Ale",
        "Ängelholm",
        "Åre",
        "Évora",
        "Falun",
        "Örebro",
        "Orsa",
        "Zagreb",
    ]


@pytest.mark.parametrize(("code", "letters"), [("sv", 4), ("en", 20)])
def test_a_status_is_called_the_same_alone_and_in_a_sentence(code: str, letters: int) -> None:
    words = language(code)
    for status in STATUSES:
        # Swedish inflects: "Aktivt", "aktiva partnerskap".
        assert words(f"status.{status}").lower()[:letters] in counted_partnerships(words, status, 2)


def test_swedish_places_sort_as_in_a_swedish_index(real: Dataset) -> None:
    names = [p.short_name for p in real.places.values() if p.kind == "kommun"]
    ordered = sorted(names, key=language("sv").sort_key)
    assert (ordered[0], ordered[-1]) == ("Ale", "Övertorneå")
    assert ordered.index("Habo") < ordered.index("Håbo")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_place_has_a_name_that_the_typeface_can_write(sample: Dataset, code: str) -> None:
    latin = frozenset(string.ascii_letters + " -’éü")
    own = next(p for p in sample.places.values() if not p.is_swedish)
    foreign = replace(own, name="ሓረር", short_name="ሓረር", name_sv="", aliases=("حرر", "Hare\u0301r", "Harer"))
    plain = language(code)
    assert (plain.short(foreign), plain.place(foreign)) == ("ሓረር", "ሓረር")
    written = replace(plain, letters=latin)
    # An accent that stands apart is the letter's.
    assert (written.short(foreign), written.place(foreign)) == ("Hare\u0301r", "Hare\u0301r")
    assert written.short(replace(foreign, short_name="Harer City")) == "Harer City"
    assert written.short(replace(foreign, aliases=())) == "ሓረር"
    assert written.short(replace(foreign, name_sv="Härer")) == "Hare\u0301r"
