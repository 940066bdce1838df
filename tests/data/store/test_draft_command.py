"""The commands on drafts: list, export, save, publish, discard."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import manage
from data.store.drafts import Drafts
from data.store.store import Store, open_store
from tests.conftest import ROOT
from tests.test_manage import run

SAMPLE = ROOT / "tests" / "data" / "sample"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, a program whose own tables are the sample, and somebody logged in."""
    path = tmp_path / "store.sqlite"
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(SAMPLE))
    monkeypatch.setenv("LOGNAME", "anna")
    monkeypatch.setattr(manage, "now", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    return open_store(str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sample's tables in which one title is another."""
    target = tmp_path / "tables"
    shutil.copytree(SAMPLE, target)
    replace(target, "Gender Equity project", "Gender equity")
    return target


def replace(folder: Path, old: str, new: str) -> None:
    path = folder / "projects.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_from_a_folder_to_a_draft_and_published(folder: Path, store: Store) -> None:
    assert run("drafts")[1] == "Det finns inga utkast.\n"
    assert run("save", folder, "--title", "Juni 2026", "--language", "en") == (
        0,
        "Saved draft 1, “Juni 2026”.\n",
        "",
    )
    assert (folder / "draft.txt").read_text("utf-8").startswith("1 1\n# Mappen")
    replace(folder, "Gender equity", "Gender equity continued")
    assert run("save", folder, "--draft", "1", "--author", "Berit")[:2] == (
        0,
        "Sparade utkast 1, ”Juni 2026”.\n",
    )
    line = "1  2026-11-22 12:00 UTC  Berit: Juni 2026 (based on revision 1)\n"
    assert run("drafts", "--language", "en") == (0, line, "")
    (row,) = json.loads(run("drafts", "--format", "json")[1])
    assert (row["number"], row["version"], row["author"], row["editor"]) == (1, 2, "anna", "Berit")
    assert row["updated"] == "2026-11-22T12:00:00Z"
    code, out, err = run("publish", "--draft", "1", "--note", "Beviljat", "--language", "en")
    lines = out.splitlines()
    assert (code, err, lines[0], lines[-1]) == (0, "", "Changes against revision 1:", "Published revision 2.")
    assert lines[-2].endswith("  Title: “Gender Equity project” → “Gender equity continued”")
    assert lines[1:-1] == run("show", "2", "--language", "en")[1].splitlines()[2:]
    assert run("drafts")[1] == "Det finns inga utkast.\n"
    assert store.history()[0].note == "Beviljat"
    code, _, err = run("publish", "--draft", "1", "--note", "Igen", "--language", "en")
    assert (code, "There is no draft 1." in err) == (1, True)


def test_who_saves_second_is_told_and_both_are_kept(folder: Path, store: Store, tmp_path: Path) -> None:
    run("save", folder, "--title", "Juni")
    for name in ("a", "b"):
        assert run("draft", "1", tmp_path / name, "--language", "en")[1] == (
            f"Wrote draft 1 to {tmp_path / name}.\n"
        )
    assert {p.name for p in (tmp_path / "a").iterdir()} >= {"draft.txt", "revision.txt", "projects.csv"}
    replace(tmp_path / "a", "Gender equity", "As")
    replace(tmp_path / "b", "Gender equity", "Bs")
    assert run("save", tmp_path / "a", "--draft", "1", "--author", "Anna")[0] == 0
    code, out, err = run("save", tmp_path / "b", "--draft", "1", "--author", "Berit", "--language", "en")
    assert (code, out) == (3, "")
    assert "Anna has saved draft 1, “Juni”, since you opened it (2026-11-22 12:00 UTC)." in err
    assert "manage.py draft 1 FOLDER" in err
    assert run("save", tmp_path / "b", "--title", "Berits")[0] == 0
    texts = {e.title: Drafts(store).get(e.number).files["projects.csv"] for e in Drafts(store).entries()}
    assert b",As," in texts["Juni"]
    assert b",Bs," in texts["Berits"]


def test_a_folder_that_does_not_say_which_version_it_is_overwrites_nothing(
    folder: Path, tmp_path: Path
) -> None:
    run("save", folder, "--title", "Juni")
    shutil.copytree(SAMPLE, tmp_path / "other")
    code, _, err = run("save", tmp_path / "other", "--draft", "1", "--language", "en")
    assert (code, "does not say which version of draft 1" in err) == (1, True)
    code, _, err = run("save", folder, "--draft", "2", "--language", "en")
    assert (code, "draft 2" in err) == (1, True)


def test_a_draft_may_have_problems_and_is_not_published_with_them(folder: Path, store: Store) -> None:
    replace(folder, "2019,2022,active", "2019,2012,active")
    code, out, err = run("save", folder, "--title", "Fel", "--language", "en")
    assert (code, out) == (
        0,
        "Saved draft 1, “Fel”.\nIt cannot be published until 1 problems are corrected.\n",
    )
    assert err.startswith("projects.csv, row ")
    code, out, err = run("publish", "--draft", "1", "--note", "Nytt", "--language", "en")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith("Nothing was published: draft 1 has 1 problems.")
    assert (store.head_number(), len(Drafts(store).entries())) == (1, 1)


def test_a_point_in_another_country_is_not_published(folder: Path, store: Store) -> None:
    text = (folder / "places.csv").read_text("utf-8")
    (folder / "places.csv").write_text(text.replace("46.6369,32.6146", "32.6146,46.6369"), "utf-8")
    assert "lies in Iraq" in run("save", folder, "--title", "Fel", "--language", "en")[2]
    code, _, err = run("publish", "--draft", "1", "--note", "Nytt", "--language", "en")
    assert (code, "lies in Iraq, not in Ukraine" in err) == (1, True)
    assert store.head_number() == 1


def test_what_would_lose_something_is_not_saved(folder: Path, store: Store) -> None:
    path = folder / "projects.csv"
    path.write_text(path.read_text("utf-8") + 'new,"quote never ends\n', "utf-8")
    code, out, err = run("save", folder, "--title", "Fel", "--language", "en")
    assert (code, out) == (1, "")
    assert "Nothing was saved: 1 problems with the form" in err
    assert Drafts(store).entries() == ()


def test_discarding_asks_first(folder: Path, store: Store) -> None:
    run("save", folder, "--title", "Juni")
    words = ["discard", "1", "--language", "en"]
    asked = CliRunner().invoke(manage.manage, words, input="n\n")
    assert "Discard draft 1, “Juni”? This cannot be undone. [y/N]" in asked.output
    assert asked.output.endswith("The draft is still there.\n")
    assert len(Drafts(store).entries()) == 1
    assert run(*words, "--yes")[:2] == (0, "Draft 1, “Juni”, has been discarded.\n")
    assert Drafts(store).entries() == ()
    assert run(*words, "--yes")[0] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("save",),
        ("save", "."),
        ("save", ".", "--draft", "1", "--title", "Juni"),
        ("publish", "--draft", "1"),
        ("publish", "--draft", "1", "--from", ".", "--note", "x"),
        ("discard", "0"),
    ],
)
def test_a_command_without_what_it_needs_is_a_mistake(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2
