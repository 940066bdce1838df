"""CSV: recognised encodings and separators, rows with their numbers, and rows that cannot be split."""

import pytest

from data.csv_rows import CsvError, csv_bytes, csv_rows, decode, separator_of


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_the_encoding_is_recognised(codec: str, encoding: str) -> None:
    assert decode("Växjö".encode(codec)) == ("Växjö", encoding)


@pytest.mark.parametrize(
    ("text", "names", "separator"),
    [
        ("a;b,c;d", (), ";"),
        ("\n \na\tb\tc,d", (), "\t"),
        ("a;b;c,name,id", ("id", "name"), ","),
        ("", (), ","),
        ("alone", (), ","),
    ],
)
def test_the_separator_is_recognised(text: str, names: tuple[str, ...], separator: str) -> None:
    assert separator_of(text, names) == separator


def test_rows_have_the_numbers_that_a_spreadsheet_gives_them() -> None:
    rows = list(csv_rows('a,b\n\n"x\ny",z\0\n'))
    assert rows == [(1, ["a", "b"]), (2, []), (3, ["x\ny", "z"])]


def test_a_row_that_cannot_be_split_is_an_error() -> None:
    with pytest.raises(CsvError) as caught:
        list(csv_rows('a,b\n"x"y,z\n'))
    assert (caught.value.row, caught.value.kind) == (2, "quotes")


def test_or_it_is_reported_and_the_next_is_read() -> None:
    errors: list[CsvError] = []
    rows = list(csv_rows('a;b\n"x"y;z\nc;d\n', ";", errors.append))
    assert rows == [(1, ["a", "b"]), (2, []), (3, ["c", "d"])]
    assert [(error.row, error.kind) for error in errors] == [(2, "quotes")]


def test_a_cell_without_an_end_is_told_from_a_wrong_quotation_mark() -> None:
    errors: list[CsvError] = []
    assert list(csv_rows('a\n"' + "x" * 200_000, ",", errors.append)) == [(1, ["a"]), (2, [])]
    assert [error.kind for error in errors] == ["cell-length"]


def test_what_is_written_reads_back() -> None:
    rows = [["a", 'say "so"'], ["", "x;y\nz"]]
    content = csv_bytes(rows, separator=";", line_end="\r\n", encoding="utf-8-sig")
    text, _ = decode(content)
    assert [cells for _, cells in csv_rows(text, ";")] == rows
    assert csv_bytes([["a", None, 7]]) == b"a,,7\n"
