import csv

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.sources import FOLDER
from geo.naming.countries import code_of_code, code_of_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Islamic Republic of Iran", "IR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Moldova, Republic of", "MD"),
        ("Republiken Moldavien", "MD"),
        ("the Gambia", "GM"),
        ("Gambia, The", "GM"),
        ("Cote d Ivoire", "CI"),
        ("S:t Lucia", "LC"),
        ("St. Kitts and Nevis", "KN"),
        ("Saint Kitts & Nevis", "KN"),
        ("Trinidad och Tobago", "TT"),
        ("Dem. Rep. of the Congo", "CD"),
        ("Kongo-Brazzaville", "CG"),
        ("Korea, South", "KR"),
        ("U.A.E.", "AE"),
        ("Förenade kungariket", "GB"),
    ],
)
def test_official_inverted_and_everyday_names(text: str, code: str) -> None:
    assert code_of_name(text) == code


def test_every_name_of_the_sources_is_its_countrys() -> None:
    with (FOLDER / "country-names.csv").open(encoding="utf-8", newline="") as lines:
        official = [(row["code"], row["name"]) for row in csv.DictReader(lines)]
    everyday = [
        (code, name)
        for language in ("sv", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
    ]
    other = [(code, name) for code, name in (*official, *everyday) if code_of_name(name) != code]
    assert other == [("CG", "Kongo")]  # as Swedes say it, the larger one


@pytest.mark.parametrize(
    ("text", "code"), [("uga", "UG"), ("XKX", ""), ("U.S.", "US"), ("ZZ", ""), ("AAA", "")]
)
def test_codes_of_two_and_three_letters(text: str, code: str) -> None:
    assert code_of_code(text) == code


@pytest.mark.parametrize("text", ["KEN", "US", "of", "the", "", "(,)", "Republic of"])
def test_a_code_or_a_word_alone_is_no_name(text: str) -> None:
    assert code_of_name(text) == ""


@given(st.text())
def test_any_text_has_a_code_or_none(text: str) -> None:
    assert len(code_of_name(text)) in {0, 2}
    assert len(code_of_code(text)) in {0, 2}
