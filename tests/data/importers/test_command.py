"""What an import would bring is shown; the table is written only when that is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.importers.command import run_import
from data.importers.fetch import Limits
from data.importers.match import Match
from tests.conftest import SAMPLE

LIMITS = Limits(size=1_000_000, seconds=30)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE / "articles.csv", tmp_path / "articles.csv"))


def imported(content: str, table: Path, *, write: bool) -> tuple[list[Match], str]:
    source = table.with_name("source.csv")
    source.write_text(content, "utf-8")
    message: list[str] = []
    result = run_import(str(source), table, None, LIMITS, "en", write, message.append, message.append)
    return result, "\n".join(message)


def test_nothing_is_written_unless_it_is_asked_for(table: Path) -> None:
    before = table.read_bytes()
    result, message = imported("title;url\nEn helt ny titel;https://example.org/ny\n", table, write=False)
    assert [match.verdict for match in result] == ["new"]
    assert "En helt ny titel" in message
    assert table.read_bytes() == before


def test_a_new_article_is_added_below_and_the_next_import_knows_it(table: Path) -> None:
    before = table.read_bytes()
    content = "title;url\nEn helt ny titel;https://example.org/ny\n"
    imported(content, table, write=True)
    assert table.read_bytes().startswith(before)
    assert "https://example.org/ny" in table.read_text("utf-8")
    result, _ = imported(content, table, write=True)
    assert [match.verdict for match in result] == ["same"]


def test_what_is_missing_is_counted_and_what_is_unsure_told_below(table: Path) -> None:
    rows = [f"Solwezi {n};https://example.org/{n};0{n % 9 + 1}/02/2026" for n in range(30)]
    content = "\n".join(
        ["title;url;date", "Water for all in the two cities;https://example.org/w;2026-03-04", *rows]
    )
    _, message = imported(content, table, write=False)
    lines = message.splitlines()
    counts = next(n for n, line in enumerate(lines) if line.startswith("Articles in the source: 31."))
    assert lines[counts + 1].startswith("Without a date: 26 of")
    assert lines[counts + 2].startswith("Language uncertain: 30 of")
    assert lines[counts + 3] == f"To review in {table.with_name('source.csv')}:"
    assert lines[counts + 4].startswith("  row 3, column date: “01/02/2026” can be read in two ways")
    assert "  … and 6 more of the same kind." in lines


def test_nothing_is_said_of_gaps_where_there_are_none(table: Path) -> None:
    content = "title;url;date\nWater for all in the two cities;https://example.org/w;2026-03-04\n"
    _, message = imported(content, table, write=False)
    assert "Without a date" not in message
    assert "uncertain" not in message
    assert "To look at" not in message


def test_two_months_of_a_site_that_numbers_its_pages(table: Path) -> None:
    for number in (1, 2):
        result, _ = imported(
            f"title;url\nNyhet {number};https://example.org/n.aspx?id={number}\n", table, write=True
        )
        assert [match.verdict for match in result] == ["new"]
    assert table.read_text("utf-8").count("n.aspx?id=") == 2


def test_the_teaser_is_shown_and_kept_without_its_markup(table: Path) -> None:
    content = (
        "title;url;ingress;summary\nEn ny;https://example.org/ny;<p>Sidans <b>ord</b>.</p>;Ett sammandrag\n"
    )
    _, message = imported(content, table, write=True)
    assert "teaser: “Sidans ord.”" in message
    assert table.read_text("utf-8").endswith(",Sidans ord.\n")
    assert "sammandrag" not in table.read_text("utf-8")
