"""What is written down about running it holds: every variable stands in the table, every file in the container."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

HOW_TO = (ROOT / "docs" / "how-to" / "run-on-a-server.md").read_text("utf-8")
VARIABLE = re.compile(r"[\"']?(?:PARTNERSKAPSKARTAN_|\{PREFIX\})([A-Z_]+)")


def variables() -> set[str]:
    """Return the variables that the program reads."""
    files = [
        ROOT / "manage.py",
        *(p for f in ("data", "geo", "components") for p in (ROOT / f).rglob("*.py")),
    ]
    result = {name for path in files for name in VARIABLE.findall(path.read_text("utf-8"))}
    return {f"PARTNERSKAPSKARTAN_{name}" for name in result} | {"DATABASE_URL"}


def test_every_variable_stands_in_the_table() -> None:
    table = {
        name
        for line in HOW_TO.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([A-Z_]+)`", line)
    }
    assert len(variables()) >= 9
    assert variables() <= table
    assert {name for name in table if name.startswith("PARTNERSKAPSKARTAN_")} <= variables()


@pytest.mark.parametrize("part", ["dashboard.py", "manage.py", "data", "geo", "components", ".streamlit"])
def test_the_container_holds_what_the_program_needs(part: str) -> None:
    lines = (ROOT / "docs" / "deploy" / "Containerfile").read_text("utf-8").splitlines()
    copied = {word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]}
    assert part in copied
    assert all((ROOT / name).exists() for name in copied)


@pytest.mark.parametrize("file", re.findall(r"\]\((\.\./[^)#]+)\)", HOW_TO))
def test_what_it_refers_to_is_there(file: str) -> None:
    assert (ROOT / "docs" / "how-to" / file).exists()
