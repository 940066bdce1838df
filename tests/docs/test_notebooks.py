"""Every notebook runs from its first cell to its last, and holds no output of an earlier run."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, TABLES

NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))


def code_cells(path: Path) -> list[dict[str, Any]]:
    notebook = json.loads(path.read_text("utf-8"))
    assert notebook["nbformat"] == 4
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(path: Path) -> tuple[dict[str, Any], list[Any]]:
    """Run the code cells of a notebook in their order, in one namespace, as a kernel does without IPython's own words.

    Return the namespace, and what the last expression of each cell gives (None where a cell ends with a statement).
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for number, cell in enumerate(code_cells(path)):
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), f"{path.name}, cell {number}", "exec"), names)
        shown.append(eval(compile(ast.Expression(last.value), path.name, "eval"), names) if last else None)
    return names, shown


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(TABLES))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    monkeypatch.chdir(tmp_path)
    result, shown = run(ROOT / "docs" / "notebooks" / "partnership_map.ipynb")
    result["shown"] = shown
    return result


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_holds_no_output(path: Path) -> None:
    assert [c["id"] for c in code_cells(path) if c["outputs"] or c["execution_count"] is not None] == []


def test_the_map_shows_what_pandas_has_chosen(names: dict[str, Any], tmp_path: Path) -> None:
    (layer,) = [
        child for child in names["m"]._children.values() if type(child).__name__ == "PartnershipLayer"
    ]
    assert {row.id for row in layer.view.rows} == set(names["ids"])
    assert len(names["ids"]) > 5
    # What Jupyter shows of the map is the page that is saved, in a frame.
    (shown,) = [value for value in names["shown"] if value is names["m"]]
    assert "application/json" in shown._repr_html_()
    assert "application/json" in (tmp_path / "climate-partnerships.html").read_text("utf-8")


def test_countries_are_counted_as_the_application_counts_them(names: dict[str, Any]) -> None:
    (layer,) = [
        child for child in names["m"]._children.values() if type(child).__name__ == "PartnershipLayer"
    ]
    expected: dict[str, int] = {}
    for row in layer.view.rows:
        for country in {p.country for p in row.ends if p.country != "SE"}:
            expected[country] = expected.get(country, 0) + 1
    assert names["by_country"].to_dict() == expected
