"""A chart as a figure: its finding is the title, and the sheet is as high as it needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.outputs.figure.charts import CHARTS, SHEET, chart_page
from components.outputs.figure.figure_files import chart_bytes
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, root, view


@pytest.mark.parametrize("name", CHARTS)
def test_the_finding_is_the_title_and_the_source_stands_below(real: Dataset, name: str) -> None:
    built = chart_page(view(real), name, ORIGIN)
    assert built is not None
    sheet, section = built
    title = " ".join(line.text for line in sheet.texts if line.size == SHEET.title)
    assert title == section.finding
    assert sheet.preset.width == pytest.approx(SHEET.width)
    assert all(0 < line.y <= sheet.preset.height for line in sheet.texts)
    (panel,) = sheet.panels
    assert panel.box[1] + panel.box[3] < sheet.preset.height


def test_more_bars_make_a_higher_sheet(real: Dataset) -> None:
    many = chart_page(view(real, status=(), funding=()), "countries", ORIGIN)
    few = chart_page(view(real, country=("KE",)), "countries", ORIGIN)
    assert many is not None
    assert few is not None
    assert many[0].preset.height > few[0].preset.height


def test_a_chart_of_nothing_is_none(real: Dataset) -> None:
    assert chart_page(view(real, text="finnsinte"), "countries", ORIGIN) is None


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_label_that_no_file_may_hold_is_drawn_fit(real: Dataset, kind: str) -> None:
    themes = {i: replace(t, label_sv="a\x07\ufffe\ud800b") for i, t in real.themes.items()}
    drawn = chart_bytes(view(replace(real, revision="unfit", themes=themes)), "themes", kind, ORIGIN)
    if kind == "svg":
        assert "a\ufffd\ufffd\ufffdb" in "".join(root(drawn).itertext())
    assert drawn
