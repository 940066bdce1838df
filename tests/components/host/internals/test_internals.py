"""Each assumption about other people's libraries holds in what is installed, and would be seen to break."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest

from components.host.internals import SEEN_IN, streamlit_files
from components.host.internals.streamlit_page import PARTS, index_html, rewritten
from data.records import PartnershipMapError
from tests.components.host.internals import (
    browser,
    connection,
    leaflet,
    log,
    map_frame,
    network,
    page_and_files,
    references,
    runs,
    server,
    session,
    sign_in,
    values,
)
from tests.components.host.internals.contract import Contract
from tests.conftest import ROOT

MODULES = (
    page_and_files,
    browser,
    server,
    network,
    runs,
    references,
    session,
    sign_in,
    log,
    values,
    connection,
    map_frame,
    leaflet,
)
CONTRACTS = tuple(c for module in MODULES for c in module.CONTRACTS)
FOLDER = ROOT / "components" / "host" / "internals"
KIND_NAMES = {name for name, value in vars(streamlit_files).items() if value in streamlit_files.KINDS}
"""Each is a member of ``KINDS``, which is tested member by member."""


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda c: c.says)
def test_holds(contract: Contract) -> None:
    contract.check(contract.subject())


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda c: c.says)
def test_is_seen_to_break_and_says_what_and_where(contract: Contract) -> None:
    broken = contract.broken(contract.subject())
    with pytest.raises(AssertionError) as report:
        contract.check(broken)
    words = str(report.value)
    for part in (contract.says, contract.mend, SEEN_IN[contract.package], version(contract.package)):
        assert part in words
    files = re.findall(r"(?:components|docs|bench|\.streamlit)/[\w./]+\w", contract.mend)
    assert files
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_what_is_written_down_was_seen_in_the_versions_that_are_pinned() -> None:
    """Whoever raises a version reads what is assumed of it, and then changes ``SEEN_IN`` too."""
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert {f"{name}=={seen}" for name, seen in SEEN_IN.items()} <= {
        line.split()[0] for line in pinned.split("\n") if line
    }


def test_every_name_in_the_seam_stands_on_an_assumption_that_is_tested() -> None:
    untested = {}
    for path in sorted(FOLDER.glob("[!_]*.py")):
        module = import_module(f"components.host.internals.{path.stem}")
        tested = {name for c in CONTRACTS if c.of.startswith(f"{path.stem}:") for name in c.names}
        assert tested <= set(vars(module)), path.name
        untested[path.name] = (
            own_names(path) - tested - {"HERE", *(KIND_NAMES if module is streamlit_files else ())}
        )
    assert {name: left for name, left in untested.items() if left} == {}


def own_names(path: Path) -> set[str]:
    """Return the public names that a module gives to constants, functions and classes of its own."""
    result: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            result.add(node.name)
        elif isinstance(node, ast.Assign):
            result |= {
                name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)
            }
    return {name for name in result if not name.startswith("_")}


@pytest.mark.parametrize("part", PARTS)
def test_no_half_made_page_is_ever_sent(part: str) -> None:
    for page in (index_html().replace(part, ""), index_html().replace(part, part * 2)):
        with pytest.raises(PartnershipMapError, match=r"streamlit 1\.\d+.*streamlit_page\.py"):
            rewritten(page, "sv", "Karta", "", "", "")
