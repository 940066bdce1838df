import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.naming.typed_name import MAX_LENGTH, Query, clean, country_code, queries
from geo.result import UnknownCountryError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KE", "KE"),
        ("ke", "KE"),
        ("Kenya", "KE"),
        ("Sydafrika", "ZA"),
        ("South Africa", "ZA"),
        ("XK", "XK"),
        ("Kosovo", "XK"),
        ("Bosnien", "BA"),
        ("Sverige", "SE"),
        ("UK", "GB"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_countries_by_code_and_name(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["Kenja", "KEN1", "ZZ", "12", "<b>"])
def test_what_is_no_country_is_an_error(text: str) -> None:
    with pytest.raises(UnknownCountryError, match=r".") as caught:
        country_code(text)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("text", "country", "last"),
    [
        ("Kajiado, Kenya", "", Query("Kajiado", (), "KE")),
        ("Busia (Uganda)", "", Query("Busia", (), "UG")),
        ("Cau Giay District, Hanoi", "", Query("Cau Giay District", ("Hanoi",), "")),
        ("Hanoi: Cau Giay District", "", Query("Cau Giay District", ("Hanoi",), "", must_fit=True)),
        ("Lund i Skåne", "", Query("Lund", ("Skåne",), "", must_fit=True)),
        ("Homa Bay Kenya", "", Query("Homa Bay", (), "KE")),
        ("Springfield, Illinois, USA", "", Query("Springfield", ("Illinois",), "US")),
        ("Macon, Georgia", "US", Query("Macon", ("Georgia",), "US", must_fit=True)),
        ("Pola/Pula", "HR", Query("Pula", ("Pola",), "HR")),
        ("Spezia, La", "IT", Query("La Spezia", (), "IT")),
        ("Homa Bay", "KE", Query("Homa Bay", (), "KE")),
    ],
)
def test_a_name_is_parted_from_hints_and_country(text: str, country: str, last: Query) -> None:
    matches = list(queries(text, country))
    assert matches[0] == Query(text, (), country)
    assert last in matches


def test_a_country_that_contradicts_the_given_one_must_be_a_region_there() -> None:
    rest = [query for query in queries("Busia, Uganda", "KE") if "," not in query.name]
    assert all(query.must_fit or query.name == "Uganda Busia" for query in rest)
    assert {query.country for query in rest} == {"KE"}


@pytest.mark.parametrize("text", ["", " ", "!!!", "\u200b", "—", "()"])
def test_nothing_in_it_is_no_query(text: str) -> None:
    assert list(queries(text)) == []


def test_text_is_cleaned() -> None:
    assert clean("VÃ¤xjÃ¶") == "Växjö"
    assert clean("Va\u0308xjo\u0308") == "Växjö"
    assert clean(" Homa\u00a0Bay\t\u200b ") == "Homa Bay"
    assert clean("Ã") == "Ã"


@given(st.text(), st.sampled_from(["", "KE"]))
def test_any_text_can_be_parted(text: str, country: str) -> None:
    for query in queries(text * 3, country):
        assert len(query.name) <= MAX_LENGTH
        assert query.country == country or not country
