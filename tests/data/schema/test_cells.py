import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import parse_partial_date
from data.schema.cells import format_cell, parse_cell, split_list
from data.schema.schema import TABLES, Column


def column(table: str, name: str) -> Column:
    result = TABLES[table].column(name)
    assert result is not None
    return result


LATITUDE = column("places", "lat")


@pytest.mark.parametrize(
    ("text", "number"),
    [("57.6", 57.6), ("-90", -90.0), ("90", 90.0), ("-0.0", 0.0), ("12.34567891", 12.345679)],
)
def test_latitudes(text: str, number: float) -> None:
    assert str(parse_cell(LATITUDE, text)) == str(number)


@pytest.mark.parametrize(
    "text", ["90.1", "-90.000001", "1e1", "+5", ".5", "5.", "0x1", "1 0", "", "−5", "1" * 5000]
)
def test_what_is_no_latitude(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(not|Invalid)"):
        parse_cell(LATITUDE, text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://icld.se",
            "//icld.se",
            "icld.se",
            "https://",
            "https:///x",
        ),
        *(
            "https://icld.se/a b",
            "https://icld.se/\n",
            'https://icld.se/"onclick=',
            "https://icld.se/<b>",
            "http://[::1",
        ),
        "https://icld.se\\@evil.example/",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(not|Invalid)"):
        parse_cell(column("articles", "url"), text)


@pytest.mark.parametrize(
    "text", ["https://icld.se/?p=1&q=å", "HTTP://ICLD.SE", "http://[::1]/", "https://åäö.se/#x"]
)
def test_addresses(text: str) -> None:
    assert parse_cell(column("articles", "url"), text) == text


@pytest.mark.parametrize("text", ["Vaxjo", "växjö", "a--b", "-a", "a-", "a b", "a/b", "", "a.b"])
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(not|Invalid)"):
        parse_cell(column("places", "id"), text)


def test_lists() -> None:
    assert split_list(" a ; ;b;") == ["a", "b"]
    assert split_list(" ") == []


@given(st.floats(-90, 90))
def test_a_number_is_read_as_it_was_written(number: float) -> None:
    value = parse_cell(LATITUDE, format_cell(round(number, 6)) if round(number, 6) else "0")
    assert value == round(number, 6)
    assert parse_cell(LATITUDE, format_cell(value)) == value


def test_cells_as_text() -> None:
    values = (None, "", (), ("a", "b"), (5, 13), parse_partial_date("2020-06"), 57.0, 0.0, 12.5, 2020)
    assert [format_cell(value) for value in values] == [
        *("", "", "", "a;b", "5;13", "2020-06", "57", "0", "12.5", "2020")
    ]
