"""Nothing is part of the application under terms that nobody has looked at."""

from __future__ import annotations

import re
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from supply import licences
from supply.licence_terms import licence, rules
from supply.licences import faults
from supply.sbom import sbom
from tests.conftest import ROOT

OTHER_WORDS = {
    "CC BY 4.0": "MIT",  # GeoNames' data, of which the package's own code is not made
    "LGPL-3.0": "LGPL-3.0-only",
    "PSF-2.0": "Python-2.0",  # the package says PSFL
}
"""How the table says what SPDX says otherwise."""


@pytest.fixture(scope="module")
def components() -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = sbom()["components"]
    return result


def test_everything_is_under_an_allowed_licence(components: list[dict[str, Any]]) -> None:
    assert faults(components) == []


def test_what_is_unknown_or_not_allowed_is_told_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = [
        {"name": "one"},
        {"name": "two", "version": "1", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
    ]
    monkeypatch.setattr(licences, "sbom", lambda: {"components": strange})
    assert licences.main() == 1
    out, err = capsys.readouterr()
    assert "two  1  AGPL-3.0-only" in out
    assert "one: the package names no licence" in err
    assert "two: AGPL-3.0-only is not allowed." in err


def test_no_conclusion_is_left_over(components: list[dict[str, Any]]) -> None:
    used = {
        canonicalize_name(c["name"])
        for c in components
        for entry in c.get("licenses", ())
        if entry.get("license", {}).get("acknowledgement") == "concluded"
    }
    assert used == set(rules()["concluded"])


def test_the_table_of_dependencies_says_the_same(components: list[dict[str, Any]]) -> None:
    known = {canonicalize_name(c["name"]): licence(c) for c in components}
    page = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8")
    table = page.partition("## The application")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| [")]
    assert len(rows) > 25
    wrong = {}
    for row in rows:
        names = [canonicalize_name(n) for n in re.findall(r"\[([\w.-]+)\]", row[0])]
        stated = {
            OTHER_WORDS.get(t, t)
            for t in re.findall(r"[A-Z][\w. -]*\d[\w.-]*(?:-Clause)?|MIT(?:-CMU)?|[A-Z]+-\d-Clause", row[3])
        }
        has = {part for name in names for part in re.findall(r"[\w.-]+", known[name])}
        if not stated or not stated & has:
            wrong[row[0]] = (stated, has)
    assert wrong == {}
