"""A figure that stands in sentences is written once: changing it in its module changes every sentence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_TEXTS = """
import importlib.util, json, sys
from pathlib import Path

old, new = sys.argv[1:3]
path = Path("data/status.py")
spec = importlib.util.spec_from_file_location("data.status", path)
module = importlib.util.module_from_spec(spec)
sys.modules["data.status"] = module
source = path.read_text("utf-8")
assert source.count(old) == 1
exec(compile(source.replace(old, new), str(path), "exec"), module.__dict__)

from datetime import date
from components.language import language
from components.outputs.client.words import words_document
from components.outputs.open_data.resources import RESOURCES
from components.parts.about.render import about
from data.reading.read_folder import read_folder
from data.store.handover_package import parts
from data.store.revision import Publication, Revision, files_of, moment

loaded = read_folder(Path("tests/tables"))
entry = Publication(1, 0, moment("2026-11-22T00:00:00Z"), "", "", loaded.dataset.revision, "")
revision = Revision(entry, files_of(loaded.dataset), loaded)
json.dump(
    {
        "language": [str(language(code).texts) for code in ("sv", "en")],
        "client": [json.dumps(words_document(language(code)), ensure_ascii=False) for code in ("sv", "en")],
        "open data": [c.sv + c.en for r in RESOURCES.values() for c in r.columns],
        "package": [parts(revision, [entry], {})[name].decode() for name in ("LÄS MIG.txt", "README.txt")],
        "about": [about(loaded.dataset, language(code), date(2026, 11, 22), "", "") for code in ("sv", "en")],
    },
    sys.stdout,
)
"""


def _texts(old: str, new: str) -> dict[str, list[str]]:
    run = subprocess.run(
        [sys.executable, "-c", _TEXTS, old, new], cwd=ROOT, capture_output=True, text=True, check=True
    )
    texts: dict[str, list[str]] = json.loads(run.stdout)
    return texts


@pytest.mark.parametrize(("name", "old", "new"), [("RECKONED_MONTHS", 36, 24), ("AHEAD_MONTHS", 12, 18)])
def test_one_edit_changes_every_sentence(name: str, old: int, new: int) -> None:
    before = _texts(f"{name} = {old}", f"{name} = {old}")
    after = _texts(f"{name} = {old}", f"{name} = {new}")
    was = re.compile(rf"\b{old}(?=[-\s]+m[åo]n)")
    for kind in before.keys() - {"about"}:
        assert after[kind] == [was.sub(str(new), text) for text in before[kind]], kind
    assert any(was.search(text) for text in before["language"])
    assert not [text for texts in after.values() for text in texts if was.search(text)]


def test_the_page_about_gives_the_time_in_months_and_years() -> None:
    swedish, english = _texts("RECKONED_MONTHS = 36", "RECKONED_MONTHS = 24")["about"]
    assert "24 månader" in swedish
    assert "brukar pågå i 2 år" in swedish
    assert "usually lasts 2 years" in english
