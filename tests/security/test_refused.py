"""What no table may hold: addresses that are no web addresses, and characters that steer machines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from data.reading.problem_messages import sentence
from data.reading.read_folder import Loaded, read_folder
from data.schema.schema import Column, Table
from manage import manage
from tests.security.markup import nodes
from tests.security.strings import ADDRESSES, CONTROLS, SAFE_ADDRESSES
from tests.security.surfaces import surfaces
from tests.security.tables import refill

GOOD = "https://icld.se/"
OWN = (" about", " open data", " embedded", " embed missing")
"""Pages whose addresses are all the program's own."""
Read = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """``read(text, kind)`` reads the sample with that text in every cell of a type (``text``, ``url``)."""

    def reading(text: str, kind: str) -> Loaded:
        def cell(table: Table, column: Column, row: int) -> str:
            # A project needs a source, so a good one stands beside it.
            return f"{text};{GOOD}" if column.many and kind == "url" else text

        return read_folder(refill(tmp_path / "tables", cell, kind))

    return reading


def links(loaded: Loaded) -> set[str]:
    """Every address outside the application that any page links to."""
    result = {
        v
        for name, html in surfaces(loaded.dataset, "")
        if not name.endswith(OWN)
        for n, v in nodes(html)
        if n.endswith((" href", " src"))
    }
    return {v for v in result if not v.startswith(("./", "#", "https://icld.se/?s="))}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_none_is_told_of_and_never_linked(read: Read, address: str) -> None:
    loaded = read(address, "url")
    assert {p.kind for p in loaded.problems} == {"url"}
    assert {u for p in loaded.dataset.projects.values() for u in p.source_urls} <= {GOOD} | parts(address)
    assert {a.url for a in loaded.dataset.articles.values()} <= {""}
    assert {a.twin_url for a in loaded.dataset.articles.values()} == {""}
    assert links(loaded) <= {GOOD} | parts(address)


def parts(address: str) -> set[str]:
    """A list's cell is parted at semicolons, and what lies between may be an address."""
    return {p for p in address.split(";")[1:] if p.startswith("https://")}


@pytest.mark.parametrize("address", SAFE_ADDRESSES)
def test_an_odd_address_is_linked_as_it_is(read: Read, address: str) -> None:
    loaded = read(address, "url")
    assert loaded.problems == ()
    assert links(loaded) == {address, GOOD}


@pytest.mark.parametrize("control", CONTROLS, ids=lambda c: f"{ord(c):02x}")
def test_a_control_character_is_told_of_and_kept_nowhere(read: Read, tmp_path: Path, control: str) -> None:
    loaded = read(f"a{control}[31mb", "text")
    assert loaded.problems
    assert {p.kind for p in loaded.problems} <= {"text", "not-loaded", "reference", "no-project"}
    assert control not in repr_of(loaded)
    for problem in loaded.problems:
        for language in ("sv", "en"):
            assert control not in sentence(problem, language)
    reply = CliRunner().invoke(manage, ["check", str(tmp_path / "tables")])
    assert reply.exit_code == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", reply.output)


def repr_of(loaded: Loaded) -> str:
    """Every text of every record."""
    data = loaded.dataset
    tables = (data.places, data.partnerships, data.projects, data.articles, data.themes, data.theme_groups)
    texts = (getattr(r, f) for t in tables for r in t.values() for f in r.__slots__)
    return " ".join(
        t if isinstance(t, str) else " ".join(map(str, t)) for t in texts if isinstance(t, str | tuple)
    )
