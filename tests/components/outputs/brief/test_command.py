"""The command gives the brief of the page, and tells every mistake in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner

import manage
from components.outputs.brief.subject import countries
from data.reading.read_folder import read_folder
from data.store.served import current
from tests.components.outputs.brief.briefs import REAL, TODAY, brief, kept, text
from tests.conftest import ROOT


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY.isoformat())
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_the_command_gives_the_file_of_the_page(run: CliRunner, tmp_path: Path) -> None:
    target = tmp_path / "kenya.pdf"
    result = run.invoke(
        manage.manage, ["brief", "ke", "--to", str(target), "--address", "https://example.org/karta"]
    )
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    assert target.read_bytes() == kept("KE")


def test_without_a_name_the_file_gets_one(run: CliRunner, tmp_path: Path) -> None:
    result = run.invoke(manage.manage, ["brief", "kiruna", "--language", "en"])
    assert (result.exit_code, result.stdout) == (0, "partnerships_brief_kiruna_2026-11-22.pdf\n")
    assert "see Partnerskapskartan" not in text((tmp_path / result.stdout.strip()).read_bytes())
    assert "Latest version" not in text((tmp_path / result.stdout.strip()).read_bytes())


def test_each_makes_one_of_every_kind_into_a_folder(
    run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(ROOT / "tests" / "data" / "sample"))
    sample = read_folder(ROOT / "tests" / "data" / "sample").dataset
    result = run.invoke(
        manage.manage, ["brief", "--each", "country", "--to", str(tmp_path / "new"), "--language", "en"]
    )
    assert result.exit_code == 0
    files = sorted((tmp_path / "new").iterdir())
    assert len(files) == len(countries(sample))
    assert result.stdout == f"{tmp_path / 'new'}: {len(files)} briefs\n"
    assert "Making briefs" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["brief", "Växjö"], "”Växjö” är varken en plats eller ett land med partner."),
        (["brief", "Växjö"], "Närmast: vaxjo."),
        (["brief", "\x1b[31m"], "”\N{REPLACEMENT CHARACTER}[31m” är varken"),
        (["brief"], "Ange vad översikten gäller"),
        (["brief", "--each", "place"], "Ange vad översikten gäller"),
        (["brief", "vaxjo", "--each", "place", "--to", "x"], "Ange vad översikten gäller"),
        (["brief", "kiruna", "--to", "x.doc"], "x.doc slutar inte på .pdf: skriv x.pdf"),
        (["brief", "kiruna", "--to", "nowhere/x.pdf"], "nowhere/x.pdf kan inte skrivas"),
    ],
)
def test_mistakes_are_told_in_words_and_nothing_is_written(
    run: CliRunner, tmp_path: Path, words: list[str], said: str
) -> None:
    result = run.invoke(manage.manage, words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_letter_that_the_typeface_lacks_is_told(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "frågetecken" not in text(kept("vaxjo"))
    assert run.invoke(manage.manage, ["brief", "vaxjo", "--to", "vaxjo.pdf"]).stderr == ""
    georgian = REAL.places["vaxjo"]
    changed = {**REAL.places, "vaxjo": replace(georgian, name="ქუთაისი", name_sv="")}
    dataset = replace(REAL, revision="georgian", places=MappingProxyType(changed))
    assert brief("vaxjo", dataset=dataset).foot[0].startswith("Där ett frågetecken står")
    monkeypatch.setattr("data.store.served.current", lambda tables: replace(current(tables), dataset=dataset))
    report = run.invoke(manage.manage, ["brief", "vaxjo", "--to", "vaxjo.pdf"])
    assert report.exit_code == 0
    assert report.stderr.endswith(": typsnittet saknar ათისუქ; frågetecken visas i stället.\n")
