"""The running server asks nobody for anything: at its start, whatever anybody sends, and until it has ended."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import requests

from bench.foreign.calls import alone, recorder
from bench.load.crowd import Target, churn
from bench.load.figures import Met
from tests.browser.harness.server import ROOT, STREAMLIT, UVICORN, serve
from tests.security.knocks import ACCEPTED, REFUSED, UNREADABLE, handshake, odd_requests
from tests.security.session import Session
from tests.services.needed import program

ADDRESSES = (
    "",
    "place?id=uppsala",
    "figure/map.png",
    "figure/map.pdf",
    "figure/chart-themes.svg",
    "data/brief/uppsala.pdf",
    "data/partnerships.xlsx",
    "data/partnerships.docx",
    "api/v1/partnerships.json",
    "dcat.rdf",
    "feed.xml",
    "sitemap.xml",
    "embed.html",
    "healthz",
)
"""A page, and what other people's libraries make: Vega, Typst, workbooks, documents."""


@pytest.mark.parametrize(
    "start", [STREAMLIT, pytest.param(UVICORN, marks=pytest.mark.deep)], ids=lambda s: s[0]
)
def test_nobody_else_is_asked(start: Sequence[str], tmp_path: Path) -> None:
    chosen = {
        "PARTNERSKAPSKARTAN_CACHE": str(tmp_path / "cache"),
        "PARTNERSKAPSKARTAN_STORE": str(tmp_path / "store.sqlite"),
        "PARTNERSKAPSKARTAN_EDITING": "local",
    }
    with recorder() as foreign:
        with serve(program=start, **chosen, **foreign.variables) as server:
            visit(server.address)
            assert {h: handshake(server.address, h) for h in ACCEPTED} == dict.fromkeys(ACCEPTED, 101)
            assert {h: handshake(server.address, h) for h in REFUSED} == dict.fromkeys(REFUSED, 403)
            assert {handshake(server.address, h) for h in UNREADABLE} <= {400, 403}
            assert {200, 400, 404, 405} <= set(odd_requests(server.address))
            visit(server.address)
        assert [f"{call.how} {call.to}: {call.by}" for call in foreign.calls()] == []
        assert [
            name for name in (start[0], "components.kit.worker") if name not in str(foreign.watched())
        ] == []


def visit(address: str) -> None:
    """Open every page and file, the map with a change of its filter, and the editors' page with a draft begun."""
    assert [path for path in ADDRESSES if not requests.get(f"{address}/{path}", timeout=60).ok] == []
    met = Met()
    asyncio.run(churn(Target("map", address, "theme", multiple=True), 1, 1, met))
    assert (len(met.change), met.errors) == (1, {})
    with Session(address, {}) as session:
        session.run()
        begin, title = session.buttons["Börja ett utkast"], session.fields["Vad ska ändras?"]
        assert "Nya orter" in session.run(press=begin, typed={title: "Nya orter"})


@pytest.mark.deep
def test_nothing_looks_for_a_way_out() -> None:
    """In a namespace without a network, where the kernel counts what compiled libraries try, too."""
    assert program("unshare")
    inner = [sys.executable, "-m", "pytest", "-n0", "-q", f"{__file__}::test_nobody_else_is_asked[streamlit]"]
    done = subprocess.run(alone(inner), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
