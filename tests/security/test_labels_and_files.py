"""The other ways out: Streamlit's labels, which read Markdown, charts, and files for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from components.host.markdown import literal
from components.language import language
from components.outputs.export.download import download
from components.parts.numbers.bars_chart import bars_chart
from components.parts.numbers.numbers import Bar
from components.state.state import DEFAULT
from data.plain_text import FORMULA_STARTS
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.security.strings import HOSTILE
from tests.security.surfaces import TODAY
from tests.security.tables import as_listed, refill


def test_a_label_has_every_sign_of_markdown_escaped() -> None:
    for text in HOSTILE:
        visible = literal(text)
        # Escaped, a sign is a sign; nothing that is left can begin anything.
        assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", visible)), text
        read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", visible)
        assert read.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")
        assert "\n" not in visible, text


def test_a_chart_carries_it_as_data_only() -> None:
    words = language("sv")
    bars = [Bar(str(n), text, 1, 1, DEFAULT, "", "#112233") for n, text in enumerate(HOSTILE)]
    plain = [Bar(str(n), f"text {n}", 1, 1, DEFAULT, "", "#112233") for n, _ in enumerate(HOSTILE)]
    output, expected = (json.loads(bars_chart(b, words, "x").to_json()) for b in (bars, plain))
    assert sorted(row["full"] for row in rows(output)) == sorted(HOSTILE)
    # Without its data the chart is the same whatever its labels say.
    assert without_data(output) == without_data(expected)


def rows(chart: dict[str, object]) -> list[dict[str, str]]:
    result: list[dict[str, str]] = []

    def look(part: object) -> None:
        if isinstance(part, dict):
            values = part.get("values")
            if isinstance(values, list) and values and isinstance(values[0], dict):
                result.extend(values)
            for inner in part.values():
                look(inner)
        elif isinstance(part, list):
            for inner in part:
                look(inner)

    look({k: v for k, v in chart.items() if k != "datasets"})
    return result or [r for d in chart["datasets"].values() for r in d]  # type: ignore[attr-defined]  # Altair's form


def without_data(part: object) -> object:
    if isinstance(part, dict):
        return {
            k: without_data(v) for k, v in part.items() if k not in ("data", "datasets", "values", "name")
        }
    return [without_data(p) for p in part] if isinstance(part, list) else part


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> list[Dataset]:
    """Datasets in whose cells every text stands at least once in every column."""
    result = []
    for start in range(0, len(HOSTILE), 6):
        folder = tmp_path_factory.mktemp("spread")
        read = read_folder(
            refill(Path(folder), lambda t, c, n, s=start: as_listed(c, HOSTILE[(s + n) % len(HOSTILE)]))  # type: ignore[misc]
        )
        assert read.problems == ()
        result.append(read.dataset)
    return result


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(spread: list[Dataset]) -> None:
    texts = set()
    for dataset in spread:
        built = download(dataset, TODAY, "xlsx", "status=all&funding=all", "http://localhost/").make()
        for sheet in openpyxl.load_workbook(io.BytesIO(built)):
            for cell in (c for row in sheet.iter_rows() for c in row if c.value is not None):
                assert cell.data_type in ("s", "n", "d"), cell.value
                assert cell.hyperlink is None
                texts.add(str(cell.value))
    # Names of places stand in a cell of their own, so each must be there as it was.
    assert set(HOSTILE) <= texts


def test_no_cell_of_a_csv_begins_a_formula(spread: list[Dataset]) -> None:
    texts = set()
    for dataset in spread:
        built = download(dataset, TODAY, "csv", "status=all&funding=all", "http://localhost/").make()
        for row in csv.reader(io.StringIO(built.decode("utf-8-sig"), newline=""), delimiter=";"):
            assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)]
            texts.update(row)
    assert {f"'{t}" if t.startswith(FORMULA_STARTS) else t for t in HOSTILE} <= texts
