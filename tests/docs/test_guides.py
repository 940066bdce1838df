"""Every command that a guide prints is run as it is printed, by a Python that has none of the packages."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from manage import COMMANDS, manage
from tests.conftest import ROOT, TABLES

GUIDES = sorted((ROOT / "docs" / "how-to").glob("*.md"))
COMMAND = re.compile(r"^ *(?:    |```\n)?(python3 manage\.py [^\n|>#]+)", re.MULTILINE)
ANYWHERE = re.compile(r"python3? manage\.py|\.venv/bin/python")
ELSEWHERE = ("https://example.org/feed/", "--check")
"""Marks of commands that ask other hosts: their options are read, and they are not run."""
LONG = ("--each", "--package", "manage.py names", "manage.py site")
DRAFTED = {"add-places-and-articles"}
"""Guides that begin with a draft, 1, open; each in a store of its own."""
LISTING = """Nyheter

Kitwe besöker Växjö
2026-06-02
Fem tjänstepersoner från Kitwe har varit i Växjö för att tala om avfall.
Läs mer
"""


def printed(guide: Path) -> list[str]:
    """Return the commands of a guide in their order."""
    return [" ".join(result.split()) for result in COMMAND.findall(guide.read_text("utf-8"))]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder after ``make install``, with what the guides presuppose."""
    folder = tmp_path_factory.mktemp("guides")
    for name in ("components", "data", "geo"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "tables"))
    shutil.copytree(TABLES, folder / "data" / "tables")
    (folder / "data" / "tables" / "SOURCE.md").write_text("Where the facts come from.\n", "utf-8")
    shutil.copy(ROOT / "manage.py", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("screenshots"))
    (folder / ".venv" / "bin").mkdir(parents=True)
    # The test's own Python stands for the one with the packages.
    (folder / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (folder / ".venv" / "bin" / "python").chmod(0o755)
    (folder / "listing.txt").write_text(LISTING, "utf-8")
    (folder / "replies").mkdir()
    (folder / "replies" / "vaxjo.txt").write_text("Tack!\n", "utf-8")
    (folder / "names.csv").write_text("name,country\nKitwe City Council,ZM\nVäxjö kommun,SE\n", "utf-8")
    return folder


def bare_python(folder: Path) -> Path:
    """Return a folder for PATH with a ``python3`` that finds none of the packages, as on a fresh machine."""
    result = folder / "path"
    result.mkdir(exist_ok=True)
    (result / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "$@"\n')
    (result / "python3").chmod(0o755)
    return result


def run(line: str, checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        k: v for k, v in os.environ.items() if not k.startswith(("PARTNERSKAPSKARTAN_", "DATABASE_URL"))
    }
    return subprocess.run(
        shlex.split(line),
        check=False,
        cwd=checkout,
        env=inherited
        | {
            "PATH": f"{bare_python(checkout)}:{os.environ['PATH']}",
            "PARTNERSKAPSKARTAN_STORE": str(checkout / "store.sqlite"),
            "PARTNERSKAPSKARTAN_TODAY": "2026-11-22",
        }
        | environment,
        text=True,
        capture_output=True,
        timeout=400,
    )


def edit(table: Path) -> None:
    """Change a title, as the guide tells a person to do before publishing."""
    header, first, *rest = table.read_text("utf-8").splitlines(keepends=True)
    ident, title, end = first.split(",", 2)
    table.write_text("".join((header, f"{ident},{title} anew,{end}", *rest)), "utf-8")


def test_there_is_one_form_of_a_command() -> None:
    named = {
        guide.name: ANYWHERE.findall(guide.read_text("utf-8")) for guide in (*GUIDES, ROOT / "README.md")
    }
    assert {form for forms in named.values() for form in forms} == {"python3 manage.py", ".venv/bin/python"}
    assert [name for name, forms in named.items() if ".venv/bin/python" in forms] == ["run-on-a-server.md"]


def works(guide: Path, checkout: Path, left_out: tuple[str, ...]) -> None:
    own = {}
    if guide.stem in DRAFTED:
        own = {"PARTNERSKAPSKARTAN_STORE": str(checkout / f"{guide.stem}.sqlite")}
        for line in ("export 1 drafted", "save drafted --title Juni"):
            assert run(f"python3 manage.py {line}", checkout, **own).returncode == 0
    for line in printed(guide):
        if any(mark in line for mark in left_out):
            continue
        if line.startswith("python3 manage.py publish --from"):
            edit(checkout / line.split()[4] / "articles.csv")
        done = run(line, checkout, **own)
        reply = f"{line}\n{done.stdout[-800:]}{done.stderr[-800:]}"
        assert done.returncode == 0, reply
        assert "Traceback" not in done.stderr, reply


@pytest.mark.parametrize("guide", [pytest.param(g, id=g.stem) for g in GUIDES if printed(g)])
def test_its_commands_work_as_printed(guide: Path, checkout: Path) -> None:
    works(guide, checkout, (*ELSEWHERE, *LONG))


@pytest.mark.deep
@pytest.mark.parametrize(
    "guide", [pytest.param(g, id=g.stem) for g in GUIDES if any(w in c for c in printed(g) for w in LONG)]
)
def test_its_long_commands_do_too(guide: Path, checkout: Path) -> None:
    (checkout / "store.sqlite").unlink(missing_ok=True)
    for folder in ("june", "mine"):
        shutil.rmtree(checkout / folder, ignore_errors=True)
    works(guide, checkout, ELSEWHERE)


@pytest.mark.parametrize("line", [c for g in GUIDES for c in printed(g)])
def test_its_options_exist(line: str) -> None:
    words = shlex.split(line)[2:]
    command = manage.get_command(click.Context(manage), words[0])
    assert command
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known | {"--help"}


def test_without_the_packages_it_says_what_to_install(checkout: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "manage.py", tmp_path)
    done = subprocess.run(
        [bare_python(checkout) / "python3", "manage.py", "history"],
        check=False,
        cwd=tmp_path,
        text=True,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "make install" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_help_names_every_command() -> None:
    shown = CliRunner().invoke(manage, ["--help"]).output
    assert all(name in shown for name in COMMANDS)
