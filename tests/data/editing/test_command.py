"""The commands on what editors send: template and bring-in."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

import manage
from data.reading.read_folder import read_folder
from data.store.drafts import Drafts
from data.store.store import Store, open_store
from tests.conftest import SAMPLE
from tests.test_manage import run

NEW = "Id;Titel;Läge enligt källan;Källor;Säkerhet;Partnerskap\n{id};{title};{status};https://example.org/;Säker;ale-ghanzi\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A program whose own tables are the sample, and a store that has them as its first revision."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(SAMPLE))
    monkeypatch.setenv("LOGNAME", "anna")
    monkeypatch.setattr(manage, "now", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    store = open_store(str(tmp_path / "store.sqlite"))
    store.begin(lambda: read_folder(SAMPLE), datetime(2026, 11, 22, 12, tzinfo=UTC))
    return store


def sent(tmp_path: Path, **cells: str) -> Path:
    path = tmp_path / "projekt.csv"
    path.write_text(NEW.format(**{"id": "", "title": "Nytt", "status": "Beviljat"} | cells), "utf-8")
    return path


def test_the_template_is_written_and_brings_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    assert run("template", path, "--language", "en")[:2] == (0, f"Wrote the template to {path}.\n")
    code, out, _ = run("bring-in", path, "--language", "en")
    assert code == 0
    assert out.endswith("Nothing new: the tables say all of it already.\n")
    assert "New partnership: read as New partnership, headings in row 1, 0 rows (0 new" in out
    assert run("template", tmp_path / "no" / "mall.xlsx")[0] == 1


def test_what_is_right_is_shown_and_written_into_a_folder_when_told(tmp_path: Path) -> None:
    folder, file = tmp_path / "tables", sent(tmp_path)
    shutil.copytree(SAMPLE, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, out, _ = run("bring-in", file, "--language", "en")
    assert code == 0
    assert "projects.csv: 1 added, 0 changed, 0 removed\n" in out
    assert "title: “Nytt”" in out
    assert run("bring-in", file, "--to", folder)[0] == 0
    assert {name for name, held in before.items() if (folder / name).read_bytes() != held} == {"projects.csv"}
    assert (folder / "projects.csv").read_text("utf-8").splitlines()[-1].startswith("ale-ghanzi-")
    assert read_folder(folder).problems == ()
    again = run("bring-in", file, "--to", folder, "--language", "en")
    assert again[1].endswith("Nothing new: the tables say all of it already.\n")


def test_what_is_wrong_is_told_commented_and_not_written(tmp_path: Path) -> None:
    folder, file, book = tmp_path / "tables", sent(tmp_path, status="snart"), tmp_path / "back.xlsx"
    shutil.copytree(SAMPLE, folder)
    before = (folder / "projects.csv").read_bytes()
    code, out, err = run("bring-in", file, "--to", folder, "--commented", book, "--language", "en")
    assert (code, (folder / "projects.csv").read_bytes()) == (1, before)
    assert "Sheet projekt, row 2, column Läge enligt källan: “snart” is not one of the values" in out
    assert "Nothing was written" in err
    commented = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))
    assert commented.sheetnames == ["To do", "projekt"]
    assert "snart" in commented["projekt"]["C2"].comment.text


def test_a_draft_takes_also_what_is_wrong(tmp_path: Path, store: Store) -> None:
    drafts, at = Drafts(store), datetime(2026, 11, 22, 12, tzinfo=UTC)
    entry = drafts.create("Juni", "Berit", 1, store.get(1).files, at)
    code, out, _ = run(
        "bring-in", sent(tmp_path, status="snart"), "--draft", str(entry.number), "--language", "en"
    )
    assert (code, out.splitlines()[-1]) == (1, f"Saved in draft {entry.number}, Juni.")
    draft = drafts.get(entry.number)
    assert (draft.entry.version, draft.entry.editor) == (2, "anna")
    assert b",snart," in draft.files["projects.csv"]
    assert run("bring-in", sent(tmp_path), "--draft", "99")[0] == 1
    assert run("bring-in", sent(tmp_path), "--draft", "1", "--to", tmp_path)[0] == 2


def test_what_is_refused_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    code, out, err = run("bring-in", path, "--language", "en")
    assert (code, out) == (1, "")
    assert err == (
        "The file is PDF, not a workbook. Save it as an Excel workbook (.xlsx) or CSV and try again.\n"
    )
