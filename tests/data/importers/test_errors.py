"""Whatever stops is said in both languages, with everything that the sentence has a place for."""

from __future__ import annotations

import ast

from data.importers.errors import ArticleImportError
from tests.conftest import ROOT

STOPS = {
    (str(node.args[0].value), *sorted(str(word.arg) for word in node.keywords))
    for path in (ROOT / "data" / "importers").glob("*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Call)
    and isinstance(node.func, ast.Name)
    and node.func.id == "ArticleImportError"
    and isinstance(node.args[0], ast.Constant)
}


def test_every_stop_in_the_code_has_its_sentence() -> None:
    assert len(STOPS) > 5
    for kind, *names in STOPS:
        error = ArticleImportError(kind, **{name: f"<{name}>" for name in names})
        swedish, english = error.sentence("sv"), error.sentence("en")
        assert swedish != english
        assert str(error) == english
        for message in (swedish, english):
            assert "{" not in message
