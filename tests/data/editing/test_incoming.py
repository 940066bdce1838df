"""What is said of what was brought in: every kind in both languages, with where it stands and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from data.editing.incoming import (
    IncomingProblem,
    Note,
    SkippedSheet,
    UploadError,
    note_sentence,
    remedy_of,
    sentence_of,
    skipped_sentence,
    sorted_problems,
)
from data.files.messages import load_texts
from data.records import Problem
from tests.conftest import ROOT

TEXTS = load_texts("data.editing", "messages.toml")


def constants() -> Iterator[str]:
    """Every text in the code of the folder that may be the name of a sentence."""
    for path in (ROOT / "data" / "editing").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_kind_of_problem_note_and_reason_is_used() -> None:
    used = set(constants())
    # Those that are put together: of dates, and with names that come near.
    made = {
        "date-day-or-month",
        "date-which-part",
        *(f"unknown-{of}-near" for of in ("place", "theme", "name")),
    }
    names = {
        key.partition(".")[2] for key in TEXTS if key.startswith(("kinds.", "note.", "skipped.", "stop."))
    }
    assert names - used - made == set()


@pytest.mark.parametrize("key", [key for key in TEXTS if key.startswith("kinds.")])
def test_each_says_what_to_do(key: str) -> None:
    for text in TEXTS[key].values():
        # At least two clauses or sentences, the first in the middle of one.
        assert re.fullmatch(r"[^A-ZÅÄÖ].*[.,;:?] .*[.?]", text), text


def test_where_it_stands_comes_first() -> None:
    problem = Problem("projects.csv", 4, "themes", "Jämstäldhet", "unknown-theme-near", "Jämställdhet")
    there = IncomingProblem("Nytt partnerskap", 4, "Tema", "D4", "Jämstäldhet", problem)
    assert sentence_of(there, "sv") == (
        "Bladet Nytt partnerskap, rad 4, kolumnen Tema: temat ”Jämstäldhet” finns inte. Menades Jämställdhet?"
    )
    assert sentence_of(there, "en").startswith("Sheet Nytt partnerskap, row 4, column Tema: the theme")
    nowhere = IncomingProblem("", 0, "", "", "x", problem)
    assert sentence_of(nowhere, "sv") == remedy_of(nowhere, "sv")


def test_kinds_of_the_tables_are_said_as_everywhere() -> None:
    problem = Problem("projects.csv", 4, "end", "2024", "date-order", "2025")
    there = IncomingProblem("a\x1b[2J", 4, "Slut", "E4", "2024", problem)
    assert "the end 2024 comes before the start 2025" in sentence_of(there, "en")
    assert "\x1b" not in sentence_of(there, "en")


def test_notes_and_sheets_that_were_not_read_are_said() -> None:
    assert note_sentence(Note("hidden-rows", "Blad1", {"n": 3}), "en") == (
        "Sheet Blad1 has hidden rows (3). They were read, too."
    )
    assert skipped_sentence(SkippedSheet("Läs mig", "no-table"), "sv").startswith("Läs mig lästes inte")
    assert UploadError("no-table").sentence("sv").startswith("Ingen tabell känns igen")


def test_problems_stand_in_the_order_of_what_was_sent_and_warnings_last() -> None:
    def problem(sheet: str, row: int, kind: str, is_warning: bool = False) -> IncomingProblem:
        return IncomingProblem(sheet, row, "", "", "", Problem("", row, "", "", kind, ""), is_warning)

    given = [problem("b", 1, "x"), problem("", 0, "x"), problem("a", 2, "w", True), problem("a", 9, "x")]
    assert [(p.sheet, p.row) for p in sorted_problems(given, ["a", "b"])] == [
        ("a", 9),
        ("b", 1),
        ("", 0),
        ("a", 2),
    ]
