"""The picture is fitted to its box, and its marks are moved, as the map layer's own script does it."""

from __future__ import annotations

import pytest

from components.parts.map_picture.controls import covers
from components.parts.map_picture.extent import extent
from components.parts.map_picture.fit import Fitting
from components.parts.map_picture.marks import apart, marks, share
from components.state.state import State
from components.view import build_view
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine

FIT = "([flat, size, covers]) => PartnershipMap.fit(flat, size, 24, covers, 7)"
APART = "([marks, scale]) => Array.from(PartnershipMap.apart(marks, scale))"
STATES = [State(), State(theme=("climate",)), State(country=("KE",)), State(area="africa")]
CLOSE = 1.0
"""Pixels."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(358, 523), (545, 340)])
def test_the_fit_is_the_layers(engine: Engine, real: Dataset, state: State, size: tuple[int, int]) -> None:
    view = build_view(real, state, TODAY)
    own = Fitting(view).fit(*size)
    left, top, right, bottom = own.visible
    # Up to 560 pixels the legend is folded, so it has one shape.
    for outside in (False, True):
        on_map = [cover.edges for cover in covers(view, *size, False, outside)]
        result = engine.evaluate(FIT, [extent(view).ravel().tolist(), size, on_map])
        away = max(abs((left + right) / 2 - result["x"]), abs((top + bottom) / 2 - result["y"])) * own.scale
        if own.zoom == result["zoom"] and away < CLOSE:
            return
    pytest.fail(f"{own} is not {result}")


@pytest.mark.parametrize("scale", [3.5, 4.0, 8.0])
def test_marks_are_moved_as_the_layer_moves_them(engine: Engine, real: Dataset, scale: float) -> None:
    shown = marks(build_view(real, State(), TODAY))
    given = [{"x": m.x, "y": m.y, "radius": m.size * share(scale)} for m in shown]
    flat = [way for move in apart(shown, scale) for way in move]
    assert engine.evaluate(APART, [given, scale]) == pytest.approx(flat, abs=CLOSE)
