"""Small sheets: the map has most of them, and what stands upon it leaves its content room."""

from __future__ import annotations

import pytest

from components.outputs.figure.presets import PRESETS
from components.outputs.figure.sheet import page
from components.outputs.figure.small_sheet import SHARE, small_plan
from components.state.figure import MAPS, Options
from components.state.state import LANGUAGES, State
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, LONG, ORIGIN, asked, view

SMALL = [name for name, preset in PRESETS.items() if preset.compact]
STATES = [
    State(),
    EVERYTHING,
    State(country=("KE",)),
    State(world_region=("africa",), theme=("climate", "youth"), status=()),
]


@pytest.mark.parametrize("preset", SMALL)
@pytest.mark.parametrize("map", MAPS)
def test_a_plan_keeps_to_the_sheet(real: Dataset, preset: str, map: str) -> None:
    sheet = PRESETS[preset]
    result = small_plan(
        asked(view(real, EVERYTHING), Options(preset=preset, map=map)), sheet, 40.0, sheet.height - 20
    )
    for left, top, wide, high in (*result.boxes, *result.backs):
        assert left >= -0.1
        assert top >= 39.9
        assert left + wide <= sheet.width + 0.1
        assert top + high <= sheet.height - 19.9


@pytest.mark.parametrize("preset", SMALL)
@pytest.mark.parametrize("title", ["", LONG])
@pytest.mark.parametrize(
    "which", ["shown", *(pytest.param(m, marks=pytest.mark.deep) for m in ("world", "sweden", "both"))]
)
def test_the_maps_have_most_of_the_sheet(
    real: Dataset, preset: str, title: str, which: str, undrawn: None
) -> None:
    whole = PRESETS[preset].width * PRESETS[preset].height
    for at, state in enumerate(STATES):
        options = Options(preset=preset, map=which, title=title, wording=LANGUAGES[at % 2])
        built = page(asked(view(real, state), options, ORIGIN))
        room = sum(p.box[2] * p.box[3] for p in built.panels if not p.is_inset)
        assert room >= SHARE * whole - 0.1, state


def test_themes_give_way_where_the_legend_would_take_the_map(real: Dataset) -> None:
    small = PRESETS["half-column"]
    options = Options(preset="half-column", map="both")
    full = small_plan(asked(view(real, EVERYTHING), options), small, 40, small.height - 30)
    assert not full.preset.themes
    kenya = small_plan(
        asked(view(real, country=("KE",)), Options(preset="half-column")), small, 40, small.height - 30
    )
    assert kenya.preset.themes


def test_a_short_list_stands_upon_the_map(real: Dataset) -> None:
    for preset in ("square", "link"):
        sheet = PRESETS[preset]
        few = small_plan(
            asked(view(real, country=("KE",)), Options(preset=preset)), sheet, 40, sheet.height - 20
        )
        assert few.listing
        many = small_plan(asked(view(real, EVERYTHING), Options(preset=preset)), sheet, 40, sheet.height - 20)
        assert many.listing is None
