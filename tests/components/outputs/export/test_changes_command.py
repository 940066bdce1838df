"""``manage.py changes``: the page's changes on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import manage
from components.language import language
from components.outputs.export.changes_file import changes_file
from components.parts.changes.sentences import paragraph
from components.state.state import State
from components.view.compared import compared
from tests.components.outputs.export.files import REAL, TODAY


def run(*words: str) -> tuple[int, bytes, str]:
    command = ["changes", "--today", TODAY.isoformat(), *words]
    result = CliRunner().invoke(manage.manage, command)
    return result.exit_code, result.stdout_bytes, result.stderr


def test_it_says_what_the_page_says() -> None:
    state = State(page="changes", since="2025", date="2025", theme=("climate",), language="en")
    found = compared(REAL, state, TODAY, lambda n: None)
    query = ("--from", "2025", "--to", "2025", "--query", "theme=climate&language=en")
    told = paragraph(found, state, language("en"), TODAY)
    code, out, err = run(*query)
    assert (code, err) == (0, "")
    assert out.decode().splitlines()[0] == told
    assert run(*query, "--format", "csv")[1] == changes_file(found, state, TODAY, "csv").make()
    document = json.loads(run(*query, "--format", "json")[1])
    assert document["text"] == told
    effects = sum(change["effect"] for change in document["changes"])
    assert document["active_then"] + effects == document["active_now"] == found.changes.active_now
    # A whole address, as copied from the page, asks for the same.
    copied = "https://karta.example.se/changes?language=en&theme=climate&date=2025&since=2025"
    assert run("--query", copied)[1] == out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "r1"), "--from: r1 är varken"),
        (("--to", "r3"), "--to: r3 är varken"),
        (("--from", "igår"), "--from: igår är varken"),
        (("--to", "2025-02-30"), "--to: 2025-02-30 är varken"),
        (("--from", "2026", "--to", "2025"), "Början (2026) ligger efter slutet (2025)."),
    ],
)
def test_what_does_not_exist_is_told(words: tuple[str, ...], told: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, b"")
    assert told in err
