"""The page on security names tests and commands that are there."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.partition("## Threats")[2].partition("\n**")[0].splitlines()
    if line.startswith("| ")
][2:]
PROOFS = sorted({proof for row in ROWS for proof in re.findall(r"`([^`]+)`", row[3])})


def test_everybody_who_may_send_something_is_there_with_what_shows_the_bound() -> None:
    who = " ".join(row[0] for row in ROWS)
    for one in (
        "visitor",
        "another site",
        "editor",
        "uploader",
        "host",
        "database",
        "operator",
        "dependency",
    ):
        assert one in who
    assert [row[1] for row in ROWS if len(row) != 5 or not all(row[1:]) or "`" not in row[3]] == []
    assert [row[4] for row in ROWS if not re.fullmatch(r"\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*", row[4])] == []


@pytest.mark.parametrize("proof", PROOFS)
def test_what_shows_it_is_there(proof: str) -> None:
    if proof.startswith("make "):
        assert f"\n{proof.split()[1]}:" in (ROOT / "Makefile").read_text("utf-8")
    elif proof.startswith("python -m "):
        assert find_spec(proof.split()[2])
    else:
        path, _, name = proof.partition("::")
        assert f"\ndef {name or 'test_'}" in (ROOT / path).read_text("utf-8")
        assert not name or f"\ndef {name}(" in (ROOT / path).read_text("utf-8")


def test_the_table_of_attacks_has_its_place() -> None:
    assert re.findall(r"^<!-- attacks:(\w+) -->$", PAGE, re.MULTILINE) == ["begin", "end"]
