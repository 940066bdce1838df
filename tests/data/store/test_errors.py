"""Whatever stops is said in both languages, with everything that the sentence has a place for."""

from __future__ import annotations

import ast
from datetime import UTC, datetime

from data.store.errors import (
    DamagedRevisionError,
    StaleParentError,
    StoreError,
    StoreUnreachableError,
    entry_line,
)
from data.store.revision import Publication
from tests.conftest import ROOT

STOPS = {
    (str(node.args[0].value), *sorted(str(word.arg) for word in node.keywords))
    for path in (ROOT / "data" / "store").glob("*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Call)
    and isinstance(node.func, ast.Name)
    and node.func.id == "StoreError"
    and isinstance(node.args[0], ast.Constant)
}


def test_every_stop_in_the_code_has_its_sentence() -> None:
    assert len(STOPS) > 5
    for kind, *names in STOPS:
        error = StoreError(kind, **{name: f"<{name}>" for name in names})
        swedish, english = error.sentence("sv"), error.sentence("en")
        assert swedish != english
        assert str(error) == english
        for message in (swedish, english):
            assert "{" not in message


def test_a_revision_is_told_in_one_line() -> None:
    entry = Publication(
        3, 2, datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Anna", "Rättat\x1b[2J", "c" * 12, "d" * 12
    )
    for language in ("sv", "en"):
        line = entry_line(entry, language)
        assert line.startswith("3  2026-11-22 09:30 UTC  Anna: Rättat")
        assert "\x1b" not in line


def test_a_command_leaves_with_a_code_that_tells_what_stopped_it() -> None:
    entry = Publication(2, 1, datetime(2026, 11, 22, tzinfo=UTC), "Anna", "", "c" * 12, "d" * 12)
    assert (StoreError("address").code, StaleParentError(1, (entry,)).code) == (1, 3)
    assert StoreUnreachableError.code == DamagedRevisionError.code == 4
