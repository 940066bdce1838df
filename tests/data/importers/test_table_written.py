"""From drafts to the table on the disk: what matches, what is written, and that nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.draft import Draft, clean
from data.importers.errors import ImportStop
from data.importers.match import match
from data.importers.rows import known_rows, new_id, table_with
from data.importers.write import replace_table
from tests.conftest import ROOT, TABLES

ARTICLES = (TABLES / "articles.csv").read_bytes()
KNOWN = known_rows(ARTICLES, "articles.csv")


def row(**cells: str) -> dict[str, str]:
    return {
        "id": "a",
        "title": "Ett",
        "url": "https://icld.se/artikel/ett/",
        "twin_url": "",
        "published": "",
    } | cells


def test_same_by_address_however_it_is_written() -> None:
    (found,) = match([Draft("Ett", url="http://icld.se/sv/artikel/ett?x=1")], [row()])
    assert (found.verdict, found.known, found.changes) == ("same", "a", ())


def test_a_new_title_at_the_same_address_is_a_change() -> None:
    (found,) = match([Draft("Två", url="https://icld.se/artikel/ett")], [row()])
    assert (found.verdict, found.changes) == ("changed", (("title", "Ett", "Två"),))


def test_by_title_an_empty_address_and_date_are_filled() -> None:
    (found,) = match(
        [Draft("”ETT”", url="https://icld.se/x", published="2024-01-02")], [row(title="”ETT”", url="")]
    )
    assert [change[0] for change in found.changes] == ["url", "published", "published_basis"]


def test_what_people_wrote_is_never_taken_back() -> None:
    (found,) = match(
        [Draft("Ett", language="en", published="2024-01-02")], [row(published="2020", language="sv")]
    )
    assert found.verdict == "same"


def test_the_page_in_the_other_language_is_the_same_article() -> None:
    known = [row(twin_url="https://icld.se/en/article/one/")]
    assert match([Draft("One", url="https://icld.se/en/article/one")], known)[0].verdict == "same"
    (found,) = match([Draft("Ett", url="https://icld.se/en/article/one")], [row()])
    assert found.changes == (("twin_url", "", "https://icld.se/en/article/one"),)


def test_two_drafts_do_not_take_the_same_row() -> None:
    drafts = [Draft("Ett", url="https://icld.se/artikel/ett"), Draft("Ett", url="https://icld.se/annat")]
    assert [found.verdict for found in match(drafts, [row()])] == ["same", "new"]


def test_rows_that_were_there_stay_to_the_byte_and_new_ones_follow() -> None:
    written = table_with(
        KNOWN, match([Draft("Helt ny", "En ingress.", language="sv")], KNOWN), "articles.csv"
    )
    assert written.startswith(ARTICLES)
    assert written[len(ARTICLES) :].decode() == "helt-ny,Helt ny,sv,,,,,article,other,,,,,,,\n"


@given(st.lists(st.text(min_size=1).map(clean).filter(bool), max_size=5, unique=True))
def test_any_titles_written_and_read_are_the_same(titles: list[str]) -> None:
    drafts = [Draft(title, language="sv") for title in titles]
    written = table_with([], match(drafts, []), "articles.csv")
    rows = known_rows(written, "articles.csv")
    assert [r["title"] for r in rows] == titles
    assert len({r["id"] for r in rows}) == len(titles)


def test_ids_are_plain_short_and_free() -> None:
    assert new_id("Åtta ÖAR – i ”söder”!", {"atta-oar-i-soder"}) == "atta-oar-i-soder-2"
    assert new_id("水", set()) == "artikel"
    assert len(new_id("lång " * 100, set())) <= 61


def test_a_damaged_table_is_not_rewritten() -> None:
    with pytest.raises(ImportStop) as stop:
        known_rows(ARTICLES + b'x,"open\n', "articles.csv")
    assert stop.value.kind == "table-problems"


def test_a_table_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_bytes(b"theirs")
    with pytest.raises(ImportStop) as stop:
        replace_table(table, b"ours", b"new")
    assert stop.value.kind == "table-changed"
    assert table.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [table]


def test_killed_at_any_moment_the_table_is_whole(tmp_path: Path) -> None:
    """A process that rewrites the table over and over is killed at random: always one of the two, whole."""
    table = tmp_path / "articles.csv"
    contents = [b"a" * 400_000, b"b" * 400_000]
    table.write_bytes(contents[0])
    program = (
        "import sys; from pathlib import Path; from data.importers.write import replace_table\n"
        "p = Path(sys.argv[1]); a, b = b'a' * 400000, b'b' * 400000\n"
        "old = p.read_bytes(); print('go', flush=True)\n"
        "while True:\n    new = b if old == a else a; replace_table(p, old, new); old = new\n"
    )
    for _ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", program, table], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(random.uniform(0.0, 0.05))  # noqa: S311
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert table.read_bytes() in contents
