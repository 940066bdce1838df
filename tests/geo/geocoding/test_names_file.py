import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geocoding.names_file import ADDED, alternatives_text, parse_names, read_names, write_found
from geo.result import Alternative, Match, NamesFileError

OTHER = Alternative("Busia", "KE", "Busia County", "town", 0.4601, 34.1117, "")
FOUND = Match("Busia", 0.46591, 34.0922, "municipality", "UG", "", "here", "low", (OTHER,), "busia-uganda")


@pytest.mark.parametrize(
    "raw",
    [
        b"name,country\nV\xc3\xa4xj\xc3\xb6,SE\nKisumu,KE\n",
        b"\xef\xbb\xbfname;country\r\nV\xc3\xa4xj\xc3\xb6;SE\r\nKisumu;KE\r\n",
        "country\tname\nSE\tVäxjö\nKE\tKisumu".encode("utf-16"),
        "Name,Country\n\nVäxjö,SE\n\n\nKisumu,KE\n".encode("cp1252"),
        b'id,name,country,note\n1,"V\xc3\xa4xj\xc3\xb6",SE,"a, b"\n2,Kisumu,KE\n',
    ],
)
def test_names_are_read_however_a_spreadsheet_wrote_them(raw: bytes) -> None:
    assert parse_names(raw, "names.csv").names == (("Växjö", "SE"), ("Kisumu", "KE"))


def test_rows_keep_their_numbers_and_country_is_optional() -> None:
    names = parse_names(b"name\n\nLund\n\nMoshi\n", "names.csv")
    assert (names.names, names.numbers) == ((("Lund", ""), ("Moshi", "")), (3, 5))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"place,country\nLund,SE\n", "no-column"),
        (b"PK\x03\x04\x00\x00", "no-text"),
        (b'name,country\n"Lund,SE\n', "quotes"),
        (b"name\n" + b"Lund\n" * 20_001, "too-many"),
    ],
)
def test_what_cannot_be_read_is_said(raw: bytes, kind: str) -> None:
    with pytest.raises(NamesFileError) as caught:
        parse_names(raw, "names.csv")
    assert caught.value.kind == kind
    assert isinstance(caught.value, ValueError)


def test_a_row_that_slipped_has_no_name_and_the_others_keep_theirs() -> None:
    names = parse_names(b"name,country\nNewport, Wales,GB\nLund,SE,\nMoshi,Tansania\n", "names.csv")
    assert names.wide == {2}
    assert names.names == (("", ""), ("Lund", "SE"), ("Moshi", "Tansania"))
    assert all(len(row) == 2 for row in names.rows)


def test_files_that_are_missing_or_too_large_are_said(tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"name\n" + b"x" * 5_000_000)
    for name, kind in (("large.csv", "too-large"), ("missing.csv", "unreadable"), ("", "unreadable")):
        with pytest.raises(NamesFileError) as caught:
            read_names(tmp_path / name)
        assert caught.value.kind == kind


def test_answers_stand_behind_the_rows(tmp_path: Path) -> None:
    names = parse_names(b"id,name,country,lat\n1,Busia,UG,9\n2,Nowhere,\n", "names.csv")
    write_found(tmp_path / "out.csv", names, [FOUND, None])
    text = (tmp_path / "out.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == ("id", "name", "country", *ADDED)
    assert (rows[0]["id"], rows[0]["lat"], rows[0]["lon"]) == ("1", "0.4659", "34.0922")
    assert rows[0]["alternatives"] == "Busia (Busia County, KE) 0.4601 34.1117"
    assert set(rows[1].values()) == {"2", "Nowhere", ""}
    assert "\r" not in text
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    names = parse_names(b"name\nLund\n", "names.csv")
    for path in (tmp_path / "missing" / "out.csv", tmp_path):
        with pytest.raises(NamesFileError) as caught:
            write_found(path, names, [None])
        assert caught.value.kind == "unwritable"
    assert list(tmp_path.iterdir()) == []


def test_alternatives_are_one_cell() -> None:
    assert alternatives_text([OTHER, OTHER]).count(";") == 1


@given(st.binary() | st.text().map(lambda text: f"name,country\n{text}".encode("utf-8", "replace")))
def test_any_bytes_are_names_or_one_error(raw: bytes) -> None:
    try:
        names = parse_names(raw, "names.csv")
    except NamesFileError:
        return
    assert len(names.rows) == len(names.names) == len(names.numbers)
