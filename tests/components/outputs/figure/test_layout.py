"""Where maps and legend stand: neither over the other, and the maps with their part of the sheet."""

from __future__ import annotations

import pytest

from components.outputs.figure.layout import plan
from components.outputs.figure.presets import PRESETS
from components.state.figure import Options
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, asked, view


@pytest.mark.parametrize("preset", ["a4-landscape", "a4-portrait", "a4-text", "slide"])
@pytest.mark.parametrize("map", ["shown", "world", "sweden", "both"])
def test_the_legend_stands_beside_or_below_the_maps_and_all_on_the_sheet(
    real: Dataset, preset: str, map: str
) -> None:
    sheet = PRESETS[preset]
    bottom = sheet.height - 30
    result = plan(asked(view(real, EVERYTHING), Options(preset=preset, map=map)), sheet, 30, bottom)
    assert result.legend
    for left, top, wide, high in (*result.boxes, *([result.listing.box] if result.listing else [])):
        assert left >= 0
        assert top >= 30
        assert left + wide <= sheet.width + 0.1
        assert top + high <= bottom + 0.1
        for line in result.words:
            assert 30 <= line.y <= bottom + 0.1
            inside = left < line.x < left + wide and top < line.y < top + high
            assert not inside, line.text


def test_a_close_up_names_no_more_than_its_map_draws(real: Dataset) -> None:
    sheet = PRESETS["a4-landscape"]
    kenya = plan(asked(view(real, EVERYTHING), Options(map="close", focus="KE")), sheet, 30, 500)
    world = plan(asked(view(real, EVERYTHING), Options(map="world")), sheet, 30, 500)
    assert {e.text for e in kenya.legend} < {e.text for e in world.legend}
