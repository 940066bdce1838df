"""What counts as the same output of two checkouts, and that anything else is seen."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfWriter

from bench.same_outputs import comparable, differences, neutral, table


def archive(year: int, content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as writer:
        writer.writestr(zipfile.ZipInfo("rows.csv", (year, 1, 1, 0, 0, 0)), content)
    return file.getvalue()


def pdf(width: int, producer: str = "x") -> bytes:
    file, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(width, 100)
    writer.add_metadata({"/Producer": producer})
    writer.write(file)
    return file.getvalue()


def test_one_other_byte_is_seen_and_shown() -> None:
    old, new = {"page/a": b"one", "page/b": b"two"}, {"page/a": b"one", "page/b": b"twe"}
    result = differences(old, new)
    assert [d.name for d in result] == ["page/b"]
    assert "at byte 2" in result[0].text
    assert table(old, new, result).splitlines()[1].split() == ["page", "2", "1", "1"]


def test_an_output_that_only_one_has_is_seen() -> None:
    assert "only in the old" in differences({"site/a": b""}, {})[0].text
    assert "only in the new" in differences({}, {"site/a": b""})[0].text


def test_an_archive_is_what_it_holds_whenever_it_was_made() -> None:
    assert archive(2020, "a") != archive(2021, "a")
    assert comparable("x.zip", archive(2020, "a")) == comparable("x.zip", archive(2021, "a"))
    assert comparable("x.zip", archive(2020, "a")) != comparable("x.zip", archive(2020, "b"))


def test_a_pdf_is_its_pages_and_what_it_says_of_itself() -> None:
    assert comparable("x.pdf", pdf(100)) == comparable("x.pdf", pdf(100))
    assert comparable("x.pdf", pdf(100)) != comparable("x.pdf", pdf(101))
    assert comparable("x.pdf", pdf(100)) != comparable("x.pdf", pdf(100, "y"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (b'"assets/0123456789ab/map.js"', b'"assets/ba9876543210/map.js"', True),
        (b"assets/data-0123456789ab.js", b"assets/data-ba9876543210.js", True),
        (b"assets/words-sv-0123456789ab.js", b"assets/words-en-0123456789ab.js", False),
        (b"data/3f-01234567/map.json", b"data/3f-76543210/map.json", True),
        (b"data/3f-01234567/map.json", b"data/40-01234567/map.json", False),
        ("2 filer, på 26.6 s.".encode(), "2 filer, på 103.3 s.".encode(), True),
        ("1.5 s · startsidan: 2".encode(), "2.5 s · startsidan: 2".encode(), True),
        ("1.5 s · startsidan: 2".encode(), "1.5 s · startsidan: 3".encode(), False),
    ],
)
def test_names_of_content_are_neutral_and_nothing_else_is(one: bytes, other: bytes, same: bool) -> None:
    assert (neutral(one) == neutral(other)) is same
