"""The commands: publish, history, undo, export."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import manage
from data.records import Dataset
from data.store.errors import say
from data.store.revision import files_of
from tests.conftest import ROOT
from tests.test_manage import run

SAMPLE = ROOT / "tests" / "data" / "sample"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, a program whose own tables are the sample, and somebody logged in."""
    path = tmp_path / "store.sqlite"
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(SAMPLE))
    monkeypatch.setenv("LOGNAME", "anna")
    monkeypatch.setattr(manage, "now", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    return path


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str], Path]:
    """``edited(old, new)``: revision 1 exported, with a text in projects.csv replaced."""

    def change(old: str, new: str) -> Path:
        folder = tmp_path / "edited"
        if not folder.exists():
            assert run("export", "1", folder)[0] == 0
        path = folder / "projects.csv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return change


def publish(folder: Path, *words: str) -> tuple[int, str, str]:
    return run("publish", "--from", folder, "--note", "Beviljat i juni", "--language", "en", *words)


def test_from_export_to_publication(edited: Callable[[str, str], Path]) -> None:
    folder = edited("Gender Equity project", "Gender equity continued")
    code, out, err = publish(folder)
    row = "  ~ Gender equity continued (Region Gotland – Kibaha) [region-gotland-kibaha-2]  "
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert (lines[0], lines[-1]) == ("Changes against revision 1:", "Published revision 2.")
    assert lines[-3:-1] == [
        "Projects: one changed",
        f"{row}Title: “Gender Equity project” → “Gender equity continued”",
    ]
    assert lines[1:-1] == run("show", "2", "--language", "en")[1].splitlines()[2:]
    edited("Gender equity continued", "Gender equity")
    code, out, _ = publish(folder, "--author", "Berit")
    lines = out.splitlines()
    assert (code, lines[0], lines[-1]) == (0, "Changes against revision 2:", "Published revision 3.")
    assert lines[1:-1] == run("show", "3", "--language", "en")[1].splitlines()[2:]
    assert publish(folder)[:2] == (
        0,
        "The tables are the same as in revision 3. Nothing needed to be published.\n",
    )
    assert run("history")[1].splitlines() == [
        "3  2026-11-22 12:00 UTC  Berit: Beviljat i juni",
        "2  2026-11-22 12:00 UTC  anna: Beviljat i juni",
        f"1  2026-11-22 12:00 UTC  Partnerskapskartan: {say('line.first', 'sv')} {say('line.first', 'en')}",
    ]


def test_what_is_exported_is_what_was_published(tmp_path: Path, sample: Dataset) -> None:
    code, out, _ = run("export", "1", tmp_path / "out", "--language", "en")
    assert (code, out) == (0, f"Wrote revision 1 to {tmp_path / 'out'}.\n")
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert written.pop("revision.txt").startswith(f"1 {sample.revision}\n# Mappen".encode())
    assert written == files_of(sample)
    code, _, err = run("export", "1", tmp_path / "out", "--language", "en")
    assert code == 1
    assert err.startswith(f"{tmp_path / 'out'} already exists and is not empty.")


def test_whoever_comes_second_is_told(edited: Callable[[str, str], Path], tmp_path: Path) -> None:
    folder = edited("Gender Equity project", "Other")
    shutil.copytree(folder, tmp_path / "second")
    assert publish(folder, "--author", "Berit")[0] == 0
    code, out, err = publish(tmp_path / "second")
    assert (code, out) == (3, "")
    assert "2  2026-11-22 12:00 UTC  Berit: Beviljat i juni" in err
    assert "python3 manage.py show 2" in err
    assert publish(tmp_path / "second", "--parent", "2")[:2] == (
        0,
        "The tables are the same as in revision 2. Nothing needed to be published.\n",
    )


def test_tables_with_problems_are_refused_in_words(edited: Callable[[str, str], Path]) -> None:
    folder = edited("2019,2022,active", "2019,2012,active")
    code, out, err = publish(folder)
    assert (code, out) == (1, "")
    first, *_, last = err.splitlines()
    assert first.startswith("projects.csv, row ")
    assert (
        last == f"Nothing was published: the tables in {folder} have 1 problems. Correct them and try again."
    )
    assert len(run("history")[1].splitlines()) == 1


def test_a_folder_that_does_not_say_what_it_builds_on_goes_out_from_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(SAMPLE, folder)
    path = folder / "projects.csv"
    path.write_text(path.read_text("utf-8").replace("Gender Equity project", "Other"), "utf-8")
    assert publish(folder)[0] == 0
    assert (folder / "revision.txt").read_text().startswith("2 ")
    (folder / "revision.txt").unlink()
    path.write_text(path.read_text("utf-8").replace("Other", "Again"), "utf-8")
    code, _, err = publish(folder)
    assert (code, "Add --parent 2" in err) == (1, True)
    assert publish(folder, "--parent", "2")[0] == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("1 ffffffffffff\n", "belongs to another store"),
        ("one\n", "cannot be read"),
        ("9 0123456789ab\n", "another store"),
    ],
)
def test_a_folder_of_another_store_is_refused(
    edited: Callable[[str, str], Path], said: str, sentence: str
) -> None:
    folder = edited("Gender Equity project", "Other")
    (folder / "revision.txt").write_text(said)
    code, _, err = publish(folder)
    assert (code, sentence in err) == (1, True)


def test_a_point_in_another_country_is_not_published(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    shutil.copytree(SAMPLE, folder)
    text = (folder / "places.csv").read_text("utf-8")
    (folder / "places.csv").write_text(text.replace("46.6369,32.6146", "32.6146,46.6369"), "utf-8")
    code, out, err = publish(folder)
    assert (code, out) == (1, "")
    assert "lies in Iraq, not in Ukraine" in err
    assert "Nothing was published" in err


def test_undo_publishes_an_older_revision_again(edited: Callable[[str, str], Path], sample: Dataset) -> None:
    assert publish(edited("Gender Equity project", "Other"))[0] == 0
    code, out, _ = run("undo", "1", "--note", "Fel titel")
    lines = out.splitlines()
    assert (code, lines[0], lines[-1]) == (0, "Ändringar mot revision 2:", "Publicerade revision 3.")
    assert lines[1:-1] == run("show", "3")[1].splitlines()[2:]
    assert run("history")[1].splitlines()[0] == (
        "3  2026-11-22 12:00 UTC  anna: Revision 1 publicerad igen. Fel titel"
    )
    assert run("undo", "1")[1] == "Tabellerna är desamma som i revision 3. Ingenting behövde publiceras.\n"
    code, out, _ = run("history", "--format", "json")
    newest, *_, first = json.loads(out)
    assert (newest["number"], newest["parent"], newest["content"]) == (3, 2, sample.revision)
    assert first["number"] == 1
    assert first["created"] == "2026-11-22T12:00:00Z"


def test_without_a_store_it_says_how_to_choose_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARTNERSKAPSKARTAN_STORE")
    code, out, err = run("history")
    assert (code, out) == (1, "")
    assert "Sätt PARTNERSKAPSKARTAN_STORE" in err


def test_a_store_that_cannot_be_reached_has_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARTNERSKAPSKARTAN_STORE")
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna:hemligt@127.0.0.1:1/map")
    code, _, err = run("history", "--language", "en")
    assert (code, "cannot be reached" in err, "hemligt" in err) == (4, True, False)


@pytest.mark.parametrize("words", [("publish",), ("publish", "--from", "."), ("undo", "x")])
def test_a_command_without_what_it_needs_is_a_mistake(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_a_package_for_a_folder_that_is_not_there_is_refused_before_anything_is_done(
    edited: Callable[[str, str], Path], tmp_path: Path
) -> None:
    package = tmp_path / "usb" / "package.zip"
    code, out, err = publish(edited("Gender Equity project", "Other"), "--package", str(package))
    assert (code, out) == (1, "")
    assert err == (
        f"The package {package} cannot be written: the folder {package.parent} does not exist. "
        f"Create it with mkdir -p {package.parent}, or choose another. Nothing was done.\n"
    )
    assert len(run("history")[1].splitlines()) == 1
