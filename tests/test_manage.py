"""The command line finds each command and loads no more than it needs."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import manage
from components.settings import tables_folder
from tests.conftest import ROOT
from tests.pseudo_terminal import on_terminal


def run(*words: str | Path) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of a command."""
    result = CliRunner().invoke(manage.manage, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_unless_others_are_set_the_tables_are_those_of_the_repository() -> None:
    assert tables_folder({}).relative_to(ROOT).parts == ("data", "tables")


def test_help_lists_the_commands() -> None:
    code, out, _ = run("--help")
    assert code == 0
    listed = [line.split()[0] for line in out.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed == sorted(manage.COMMANDS)


@pytest.mark.parametrize("name", manage.COMMANDS)
def test_every_command_has_its_name_and_help(name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: manage {name} ")


def test_a_command_that_is_not_there_is_a_mistake() -> None:
    assert run("publicise")[0] == 2


@pytest.mark.parametrize(
    ("words", "unused"),
    [
        ("--help", "playwright"),
        ("figure --help", "sqlalchemy data.store.command geo.geocoding.command"),
        ("publish --help", "sqlalchemy components.outputs components.language geo shapely"),
        ("sources --help", "geo components.outputs"),
    ],
)
def test_a_command_loads_no_others(words: str, unused: str) -> None:
    code = (
        "import sys, manage\n"
        f"manage.manage({words.split()}, standalone_mode=False)\n"
        f"print([name for name in {unused.split()} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_a_terminal_gets_no_commands_from_the_name_of_a_file(tmp_path: Path) -> None:
    """Nor from anything else that a command says: it is made harmless where it leaves the program."""
    target = tmp_path / "rows\x1b[2J\x9b31m\u202e.json"
    command = [sys.executable, "manage.py", "list", "--today", "2026-11-22", "--to", str(target)]
    shown = on_terminal(command, PYTHONUTF8="1").decode()
    assert target.exists()
    assert r"rows\x1b[2J\x9b31m\u202e.json" in shown
    assert shown.replace("\r\n", "").replace("\u00a0", "").isprintable()
