"""The command against a local server: what it asks, what it writes, and what it tells."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner

from data.files.command_line import Program
from data.reading.read_folder import read_folder
from data.records import Problem
from data.sources import command
from tests.conftest import TABLES
from tests.data.sources.pages import Clock, Site, site

TODAY = date(2026, 11, 22)
PATHS = ("page", "old", "gone", "home", "wall", "broken")


class Given:
    """A folder whose sources are pages of a local server under two names, and the command on it."""

    def __init__(self, folder: Path, address: str, served: type[Site]) -> None:
        self.folder, self.table, self.served, self.clock = folder, folder / "sources.csv", served, Clock()
        self.address, self.other = address, address.replace("127.0.0.1", "localhost")
        shutil.copytree(TABLES, folder)
        for name in ("projects", "articles"):
            head = (folder / f"{name}.csv").read_text("utf-8").splitlines()[0]
            (folder / f"{name}.csv").write_text(head + "\n", "utf-8")
        # The programmes' page has no row, and nobody else's is named.
        for programme in read_folder(TABLES).dataset.programmes.values():
            if programme.source_url:
                self.replace("programmes.csv", programme.source_url, f"{self.other}/page")
        self.write([*(f"{self.address}/{p}" for p in PATHS), f"{self.other}/new"])

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    def write(self, urls: list[str], **cells: str) -> None:
        columns = self.table.read_text("utf-8").splitlines()[0].split(",")
        with self.table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows({"url": url, **cells} for url in urls)

    def run(self, *options: str, contact: str = "me@example.org") -> tuple[int, str]:
        """Return the exit code and what was said; hosts of others are never asked."""
        moment = datetime.combine(TODAY, time(12), UTC)
        program = Program(lambda: moment, lambda: self.folder, lambda: contact)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(command, "Pace", self.clock.pace)
            result = CliRunner().invoke(command.sources, ["--language", "en", *options], obj=program)
        return result.exit_code, result.output

    def check(self, *options: str) -> tuple[int, str]:
        return self.run("--check", "--allow-private", *options)

    def problems(self) -> list[Problem]:
        return [p for p in read_folder(self.folder, TODAY).problems if p.table == "sources.csv"]

    def rows(self) -> dict[str, tuple[str, str, str]]:
        with self.table.open(encoding="utf-8", newline="") as file:
            matches = {
                r["url"]: (r["state"], r["checked_on"], r["archived_url"]) for r in csv.DictReader(file)
            }
        return {url.removeprefix(f"{self.address}/"): cells for url, cells in matches.items()}


@pytest.fixture
def given(tmp_path: Path) -> Iterator[Given]:
    with site() as (address, served):
        yield Given(tmp_path / "tables", address, served)


def test_what_was_seen_is_written_and_the_uncertain_stays(given: Given) -> None:
    code, message = given.check()
    assert code == 0, message
    day = TODAY.isoformat()
    assert given.rows() == {
        "page": ("alive", day, ""),
        "old": ("moved", day, ""),
        "gone": ("gone", day, ""),
        "home": ("gone", day, ""),
        "wall": ("", "", ""),
        "broken": ("", "", ""),
        f"{given.other}/new": ("alive", day, ""),
        # An address that the tables name without a row of its own.
        f"{given.other}/page": ("alive", day, ""),
    }
    assert "Checked: 8. Alive: 3, moved: 1, gone: 2, uncertain: 2." in message
    assert f"  {given.address}/old\n  -> {given.address}/new\n" in message
    assert f"  {given.address}/wall\n    responded with 403\n" in message
    assert message.index("Gone without") < message.index(f"{given.address}/gone") < message.index("Uncertain")
    assert given.problems() == []


def test_a_dry_run_asks_and_writes_nothing(given: Given) -> None:
    before = given.table.read_bytes()
    code, message = given.check("--dry-run")
    assert (code, given.table.read_bytes()) == (0, before)
    assert "Checked: 8." in message
    assert "Nothing was written" in message
    assert given.served.asked


def test_only_one_host_is_asked_and_only_what_is_old(given: Given) -> None:
    given.check("--only", "localhost")
    assert [r for r in given.rows().values() if r[0]] == [("alive", TODAY.isoformat(), "")] * 2
    # The second request waited for the host's next second.
    assert (len(given.served.asked), given.clock.pauses) == (2, [1.0])
    given.served.asked.clear()
    _, message = given.check("--only", "localhost", "--older-than", "1")
    assert "No sources to check" in message
    assert given.served.asked == []
    given.write([f"{given.other}/page", f"{given.other}/new"], checked_on="2026-11-12")
    given.check("--only", "localhost", "--older-than", "11")
    assert given.served.asked == []
    given.check("--only", "localhost", "--older-than", "10")
    assert [path for _, path, _ in given.served.asked] == ["/new", "/page"]


def test_copies_are_asked_for_and_written_where_there_is_none(given: Given) -> None:
    copy = f"{given.address}/web/2019/{given.address}/gone"
    named = {"available": True, "url": copy, "status": "200"}
    given.served.archive = json.dumps({"archived_snapshots": {"closest": named}}).encode()
    given.write([f"{given.address}/gone"])
    code, message = given.check(
        "--archive", "--archive-address", f"{given.address}/archive", "--only", "127.0.0.1"
    )
    assert (code, given.rows()["gone"]) == (0, ("gone", TODAY.isoformat(), copy))
    assert "New archived copies: 1 of 1" in message
    assert "Nothing left to do by hand." in message
    given.served.asked.clear()
    given.check("--archive", "--archive-address", f"{given.address}/archive", "--only", "127.0.0.1")
    assert [path for _, path, _ in given.served.asked] == ["/gone", "/gone"]


def test_an_archive_without_a_copy_leaves_the_cell_empty(given: Given) -> None:
    given.served.archive = b'{"archived_snapshots": {}}'
    given.write([f"{given.address}/gone"])
    _, message = given.check(
        "--archive", "--archive-address", f"{given.address}/archive", "--only", "127.0.0.1"
    )
    assert given.rows()["gone"] == ("gone", TODAY.isoformat(), "")
    assert "Gone without archived copy (1)" in message


def test_an_interruption_keeps_what_was_seen(given: Given) -> None:
    def interrupt(path: str) -> None:
        if path == "/page":
            os.kill(os.getpid(), signal.SIGINT)

    given.served.hook = staticmethod(interrupt)
    # What is started in the background ignores the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code, message = given.check("--only", "127.0.0.1")
    finally:
        signal.signal(signal.SIGINT, before)
    assert code == 130
    assert "Interrupted." in message
    # They are asked in the order of their addresses.
    rows = given.rows()
    assert [rows[name][0] for name in ("gone", "home", "old", "wall")] == ["gone", "gone", "moved", ""]
    assert given.problems() == []


def test_what_somebody_wrote_meanwhile_stays(given: Given) -> None:
    def edit(path: str) -> None:
        if path == "/broken":
            given.replace("sources.csv", "/gone,,", "/gone,A title,")

    given.served.hook = staticmethod(edit)
    given.check()
    assert f"{given.address}/gone,A title,,,,2026-11-22,gone\n" in given.table.read_text("utf-8")


def test_without_leave_nothing_inside_is_asked(given: Given) -> None:
    before = given.table.read_bytes()
    code, message = given.run("--check")
    assert (code, given.served.asked, given.table.read_bytes()) == (0, [], before)
    assert "which is not on the public network" in message


def test_nobody_is_asked_without_a_contact_or_for_a_table_that_cannot_be_written(given: Given) -> None:
    assert given.run("--check", "--allow-private", contact=" ")[0] == 1
    given.table.write_text("url;state\nx;y\n", "utf-8")
    code, message = given.check()
    assert code == 1
    assert "sources.csv has" in message
    assert given.served.asked == []


def test_without_check_it_counts_and_asks_nobody(given: Given) -> None:
    code, message = given.run()
    assert code == 0
    assert message.startswith("8 sources. Not checked: 8,")
    assert given.run("--archive")[0] == given.run("--dry-run")[0] == 2
    assert given.served.asked == []
