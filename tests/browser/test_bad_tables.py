"""Tables gone wrong: the application starts, shows what is sound, and tells an editor what is not."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from components.host.internals.streamlit_dom import EXPANDER, TEXT
from data.store.served import LOOK_S
from manage import manage
from tests.browser.harness import ROOT, Server, drawn, serve, settled
from tests.browser.proofs import copy_tables, texts, tidy, visitor

SAMPLE = ROOT / "tests" / "data" / "sample"
Spoil = Callable[[Path], None]


def rewrite(change: Callable[[str], bytes], file: str) -> Spoil:
    """Return what puts other bytes in the place of a file's text."""

    def spoil(folder: Path) -> None:
        path = folder / file
        path.write_bytes(change(path.read_text("utf-8")))

    return spoil


def cell(file: str, row: int, column: str, value: str) -> Spoil:
    """Return what writes a value into one cell; rows count as in a spreadsheet, the header is row 1."""

    def change(text: str) -> bytes:
        lines = list(csv.reader(io.StringIO(text, newline="")))
        lines[row - 1][lines[0].index(column)] = value
        target = io.StringIO(newline="")
        csv.writer(target, lineterminator="\n").writerows(lines)
        return target.getvalue().encode()

    return rewrite(change, file)


def other_separator(text: str) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\n").writerows(
        csv.reader(io.StringIO(text, newline=""))
    )
    return target.getvalue().encode()


def first_line(old: str, new: str) -> Callable[[str], bytes]:
    return lambda text: text.replace(old, new, 1).encode()


FAULTS: dict[str, tuple[Spoil, int, str, str]] = {
    "a file is missing": (
        lambda folder: (folder / "articles.csv").unlink(), 6,
        "articles.csv: filen saknas", "articles.csv: the file is missing",
    ),
    "Windows-1252": (
        rewrite(lambda t: t.encode("cp1252", "replace"), "places.csv"), 6,
        "places.csv: filen är sparad som Windows-1252", "places.csv: the file is saved as Windows-1252",
    ),
    "UTF-16": (
        rewrite(lambda t: t.encode("utf-16"), "places.csv"), 6,
        "places.csv: filen är sparad som UTF-16", "places.csv: the file is saved as UTF-16",
    ),
    "semicolons": (
        rewrite(other_separator, "partnerships.csv"), 6,
        "partnerships.csv, rad 1: kolumnerna skiljs åt med ;",
        "partnerships.csv, row 1: the columns are separated by ;",
    ),
    "a column is missing": (
        rewrite(first_line("topic_sv", "ämne"), "projects.csv"), 6,
        "projects.csv, rad 1, kolumn topic_sv: kolumnen saknas",
        "projects.csv, row 1, column topic_sv: the column is missing",
    ),
    "an id twice": (
        cell("partnerships.csv", 3, "id", "ale-ghanzi"), 5,
        "partnerships.csv, rad 3, kolumn id: ”ale-ghanzi”", "partnerships.csv, row 3, column id: “ale-ghanzi”",
    ),
    "a reference to nothing": (
        cell("partnerships.csv", 2, "swedish_place", "atlantis"), 5,
        "partnerships.csv, rad 2, kolumn swedish_place: ”atlantis”",
        "partnerships.csv, row 2, column swedish_place: “atlantis”",
    ),
    "an impossible year": (
        cell("projects.csv", 2, "start", "20133"), 6,
        "projects.csv, rad 2, kolumn start: ”20133”", "projects.csv, row 2, column start: “20133”",
    ),
    "a latitude of 557.6": (
        cell("places.csv", 3, "lat", "557.6"), 5,
        "places.csv, rad 3, kolumn lat: ”557.6”", "places.csv, row 3, column lat: “557.6”",
    ),
    "a county that does not exist": (
        rewrite(first_line("0780,07", "9980,99"), "places.csv"), 6,
        "places.csv, rad 3, kolumn county: ”99”", "places.csv, row 3, column county: “99”",
    ),
}  # fmt: skip
"""What is done to the sample, how many of its six partnerships are left, and what is said of it."""


def checked(folder: Path, language: str) -> tuple[int, str]:
    """Return what the command line says of a folder."""
    done = CliRunner().invoke(manage, ["check", str(folder), "--language", language])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bad") / "tables"


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Server]:
    """The application, started on tables with every fault at once."""
    copy_tables(SAMPLE, folder)
    for spoil, *_ in FAULTS.values():
        if (folder / "articles.csv").exists():
            spoil(folder)
    with serve(folder) as server:
        yield server
        assert not server.tracebacks()


@pytest.mark.parametrize("each", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["in turn", "each"])
def test_what_is_sound_is_shown_and_what_is_not_is_told(
    browser: Browser, running: Server, folder: Path, each: bool
) -> None:
    """On the page in one language in turn, or in each; on the command line in both."""
    with visitor(browser, running.address) as page:
        for n, (fault, (spoil, left, *output)) in enumerate(FAULTS.items()):
            copy_tables(SAMPLE, folder)
            spoil(folder)
            page.wait_for_timeout(LOOK_S * 1000)
            health = running.health()
            assert (health["status"], health["partnerships"]) == ("ok", left), fault
            assert health["problems"] > 0, fault
            for at, language in enumerate(("sv", "en")):
                code, lines = checked(folder, language)
                assert code == 1, fault
                listed = set(map(tidy, lines.splitlines()))
                assert any(line.startswith(output[at]) for line in listed), (fault, listed)
                if each or at == n % 2:
                    message = shown(page, language, left)
                    assert any(sentence.startswith(output[at]) for sentence in message), (fault, message)
                    # The last line says where the others are.
                    assert set(message[:-1]) <= listed, fault
            # A place's page; where the place itself is what is wrong, one that says that it is not there.
            answer = page.request.get("/place?id=vaxjo", headers={"Accept-Language": "sv"})
            if answer.status == 404:
                assert "Platsen finns inte här" in answer.text(), fault
            else:
                page.goto("/place?id=vaxjo")
                settled(page)


def shown(page: Page, language: str, left: int) -> list[str]:
    """Return what the map's page says of the tables; it draws as many partnerships as are left."""
    page.goto(f"/?status=all&funding=all&language={language}")
    settled(page, maps=1)
    assert len(drawn(page)["partnerships"]) == left
    notice = page.get_by_test_id("stMainBlockContainer").get_by_test_id("stExpander")
    assert re.search(r"\d (fel i tabellerna|errors? in the tables)", notice.locator("summary").inner_text())
    notice.locator("summary").click()
    return texts(page, f"{EXPANDER} {TEXT}")


def test_a_byte_order_mark_is_nothing_wrong(browser: Browser, running: Server, folder: Path) -> None:
    copy_tables(SAMPLE, folder)
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert checked(folder, "sv")[0] == 0
    with visitor(browser, running.address) as page:
        page.wait_for_timeout(LOOK_S * 1000)
        page.goto("/?status=all&funding=all")
        settled(page, maps=1)
        assert len(drawn(page)["partnerships"]) == 6
        assert page.get_by_test_id("stMainBlockContainer").get_by_test_id("stExpander").count() == 0


def test_a_table_that_is_spoilt_and_mended_while_it_runs(
    browser: Browser, running: Server, folder: Path
) -> None:
    copy_tables(SAMPLE, folder)
    good = (folder / "partnerships.csv").read_bytes()
    with visitor(browser, running.address) as page:
        for content, left in ((b"\x00\xff\xfe{{", 0), (good, 6)):
            (folder / "partnerships.csv").write_bytes(content)
            page.wait_for_timeout(LOOK_S * 1000)
            page.goto("/?status=all&funding=all")
            settled(page, maps=1)
            assert len(drawn(page)["partnerships"]) == left
        assert not running.tracebacks()


EVERY = ("/", "/place", "/place?id=vaxjo", "/articles", "/table", "/numbers", "/about")


@pytest.mark.parametrize(("there", "paths"), [(True, EVERY), (False, EVERY[:1])], ids=["empty", "not there"])
def test_without_any_table_it_says_so(
    browser: Browser, tmp_path: Path, there: bool, paths: tuple[str, ...]
) -> None:
    folder = tmp_path / "tables"
    if there:
        folder.mkdir()
    with serve(folder, health=503) as running, visitor(browser, running.address) as page:
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(f"{running.address}/healthz")
        assert answer.value.code == 503
        assert json.loads(answer.value.read())["partnerships"] == 0
        for path in paths:
            page.goto(path)
            settled(page, maps=1 if path == "/" else 0)
            main = page.get_by_test_id("stMainBlockContainer")
            assert "8 fel i tabellerna" in tidy(main.get_by_test_id("stExpander").text_content())
            if path in ("/", "/table", "/numbers"):
                assert texts(page, ".pk-empty h2") == ["Inga partnerskap kunde läsas"]
        page.goto("/?language=en")
        settled(page, maps=1)
        assert texts(page, ".pk-empty h2") == ["No partnerships could be read"]
        assert not running.tracebacks()
