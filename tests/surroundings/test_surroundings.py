"""Whenever, wherever and as whomever it runs: start, page, figure, brief, check and publication as everywhere.

The day is Sweden's. What a surrounding gives is compared, byte for byte where it is a file, with what this process
gives when it is told that day.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from components.host.index_page import FinishedPages
from components.host.internals.streamlit_server import COMPONENT
from components.settings import settings
from manage import manage
from tests.browser.harness.server import Server, StartError
from tests.conftest import TABLES
from tests.security.session import Session
from tests.surroundings.surrounding import Ground, Surrounding

FIGURE = "country=KE&preset=half-column"
_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:strict"}

SOME = (
    Surrounding(
        "the first hour of a leap day, far east, by IPv6, in ASCII, optimised, HOME not there",
        "2028-02-28T23:10:00+00:00",
        date(2028, 2, 29),
        {"TZ": "Pacific/Kiritimati", "HOME": "/nonexistent", **_ASCII},
        options=("-O",),
        host="[::1]",
    ),
    Surrounding(
        "the first hour of 2035, far west, another's read-only files, in the C locale, no HOME, umask 077",
        "2034-12-31T23:10:00+00:00",
        date(2035, 1, 1),
        {"TZ": "Etc/GMT+12", "LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"},
        is_foreign=True,
        umask=0o077,
        store="lager å",
    ),
)

REFUSED = (
    (replace(SOME[0], options=("-OO",)), "without -OO"),
    (replace(SOME[0], is_foreign=True), "LC_ALL=C.UTF-8"),
    (replace(SOME[0], variables={**_ASCII, "PARTNERSKAPSKARTAN_ORGANISATION": "Åre"}), "LC_ALL=C.UTF-8"),
)
"""What Streamlit or the charts' library cannot live with: the server says so, and what to do, in a line."""

_MOMENTS = {
    "2026-12-31T12:00:00+00:00": date(2026, 12, 31),  # the new year has come to Kiritimati
    "2026-12-31T23:10:00+00:00": date(2027, 1, 1),
    "2028-02-29T12:00:00+00:00": date(2028, 2, 29),
    "2035-07-01T22:10:00+00:00": date(2035, 7, 2),  # summer time
}
_ZONES = ("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/St_Johns")
_WAYS: dict[str, dict[str, object]] = {
    "C": {"variables": {"LANG": "C", "LC_ALL": "C"}},
    "ASCII": {"variables": _ASCII},
    "no home": {"variables": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}},
    "optimised": {"options": ("-O",)},
    "IPv6": {"host": "[::1]"},
    "foreign": {"is_foreign": True, "umask": 0o077, "store": "lager å"},
}


def _crossed() -> Iterator[Surrounding]:
    """Yield each moment in each zone, and with these every way of running it."""
    names = list(_WAYS)
    for at, ((moment, day), zone) in enumerate(product(_MOMENTS.items(), _ZONES)):
        name = names[at % len(names)]
        more = dict(_WAYS[name])
        variables = {"TZ": zone, **more.pop("variables", {})}  # type: ignore[dict-item]
        yield Surrounding(f"{moment} {zone} {name}", moment, day, variables, **more)  # type: ignore[arg-type]


def _plain(*words: str) -> bytes:
    """Return the file that a command of this process writes; the last word is its path."""
    run = CliRunner().invoke(manage, words, catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return Path(words[-1]).read_bytes()


def _page(day: date, address: str) -> str:
    """Return the start page of this process at an address, told the day."""
    variables = {"PARTNERSKAPSKARTAN_TABLES": str(TABLES), "PARTNERSKAPSKARTAN_TODAY": day.isoformat()}
    pages = FinishedPages(PlainTextResponse("x"), settings(variables))
    return TestClient(pages, base_url=address).get("/?language=sv").text


def _bytes(server: Server, path: str) -> bytes:
    with urllib.request.urlopen(f"{server.address}{path}", timeout=120) as response:
        content: bytes = response.read()
    return content


def _text(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user may look into, which pytest's own ones are not."""
    with TemporaryDirectory(prefix="partnerskapskartan-") as name:
        yield Path(name)


def _runs_as_everywhere(chosen: Surrounding, folder: Path) -> None:
    ground = Ground(chosen, folder)
    told, day = folder / "told", chosen.day.isoformat()
    told.mkdir()

    check = ground.manage("check")
    assert (check.returncode, check.stdout) == (0, CliRunner().invoke(manage, ["check"]).output), check.stderr

    figure = _plain("figure", "--query", FIGURE, "--today", day, "--to", str(told / "map.svg"))
    _plain("brief", "KE", "--today", day, "--to", str(told / "brief.pdf"))
    for words in (("figure", "--query", FIGURE, "--to", "map.svg"), ("brief", "KE", "--to", "brief.pdf")):
        made = ground.manage(*words[:-1], str(ground.own / words[-1]))
        assert made.returncode == 0, made.stderr
    assert (ground.own / "map.svg").read_bytes() == figure
    assert _text(ground.own / "brief.pdf") == _text(told / "brief.pdf")

    with ground.served() as server:
        assert _bytes(server, "/?language=sv").decode() == _page(chosen.day, server.address)
        assert _bytes(server, f"/figure/map.svg?{FIGURE}") == figure
        assert _bytes(server, "/data/brief/KE.pdf").startswith(b"%PDF-")
        with Session(server.address, {}, page="") as session:
            assert "partnerskap" in session.run()
            assert {COMPONENT, "html"} <= session.kinds
            assert "exception" not in session.kinds
        assert not server.tracebacks()


def _publishes(ground: Ground) -> None:
    """Publish without the last article in an empty store, and look at it."""
    store = {"PARTNERSKAPSKARTAN_STORE": str(ground.own / f"{ground.chosen.store}.sqlite")}
    for words in (
        ("export", "1", str(ground.own / "ändrad å")),
        ("publish", "--from", str(ground.own / "ändrad å"), "--note", "Utan den sista, å", "--author", "Åsa"),
    ):
        done = ground.manage(*words, **store)
        assert done.returncode == 0, done.stderr
        if words[0] == "export":
            table = ground.own / "ändrad å" / "articles.csv"
            rows = table.read_bytes().splitlines(keepends=True)
            table.write_bytes(b"".join(rows[:-1]))
    history = ground.manage("history", **store)
    newest = history.stdout.splitlines()[0]
    moment = datetime.fromisoformat(ground.chosen.moment).astimezone(UTC)
    assert newest.startswith(f"2  {moment:%Y-%m-%d}"), history.stderr
    assert newest.endswith("Åsa: Utan den sista, å")
    shown = ground.manage("show", "2", **store)
    assert shown.returncode == 0, shown.stderr
    assert "rtik" in shown.stdout
    with ground.served(**store, PARTNERSKAPSKARTAN_CACHE=str(ground.own / "cache")) as server:
        health = server.health()
        assert (health["store"], health["number"]) == ("ok", 2)
        assert health["published"].startswith(f"{moment:%Y-%m-%d}")
        assert not server.tracebacks()


@pytest.mark.parametrize("chosen", SOME, ids=lambda chosen: chosen.moment[:10])
def test_it_runs_as_everywhere(chosen: Surrounding, folder: Path) -> None:
    _runs_as_everywhere(chosen, folder)


@pytest.mark.parametrize("chosen", SOME, ids=lambda chosen: chosen.moment[:10])
def test_it_publishes_as_everywhere(chosen: Surrounding, folder: Path) -> None:
    _publishes(Ground(chosen, folder))


@pytest.mark.parametrize(("chosen", "words"), REFUSED, ids=["texts", "folder", "setting"])
def test_what_it_cannot_run_in_is_said_in_a_line(chosen: Surrounding, words: str, folder: Path) -> None:
    with pytest.raises(StartError) as error, Ground(chosen, folder).served():
        pass
    assert words in str(error.value).splitlines()[-1]
    assert "Traceback" not in str(error.value)


@pytest.mark.deep
@pytest.mark.parametrize("chosen", list(_crossed()), ids=lambda chosen: chosen.name)
def test_it_runs_and_publishes_in_every_surrounding(chosen: Surrounding, folder: Path) -> None:
    _runs_as_everywhere(chosen, folder)
    (folder / "store").mkdir()
    _publishes(Ground(chosen, folder / "store"))
