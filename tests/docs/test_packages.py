"""Each folder of the program says what lives in it, and what may not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_every_package_says_in_two_sentences_what_it_is() -> None:
    files = [p for top in ("data", "geo", "components") for p in sorted((ROOT / top).rglob("__init__.py"))]
    assert len(files) > 30
    short = [p.relative_to(ROOT).as_posix() for p in files if sentences(p) < 2]
    assert short == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {p.parent for top in ("data", "geo", "components") for p in (ROOT / top).rglob("*.py")}
    assert [str(f.relative_to(ROOT)) for f in sorted(folders) if not (f / "__init__.py").exists()] == []


def sentences(file: Path) -> int:
    """Return how many sentences the docstring of a package's file has; the rest of a paragraph is none."""
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return len(re.findall(r"(?<=[\w)`])\.(?=\s|$)", words))
