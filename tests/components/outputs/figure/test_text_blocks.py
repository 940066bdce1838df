"""A title is set smaller before it is cut."""

from __future__ import annotations

import pytest

from components.outputs.figure.presets import PRESETS
from components.outputs.figure.sheet import page
from components.state.figure import TITLE_LIMIT, Options
from data.records import Dataset
from tests.components.outputs.figure.seen import (
    EVERYTHING,
    LONG,
    ORIGIN,
    TIGHT,
    asked,
    view,
)


@pytest.mark.parametrize(
    "preset",
    [p if p in (*TIGHT, "a4-landscape") else pytest.param(p, marks=pytest.mark.deep) for p in PRESETS],
)
def test_a_title_of_the_greatest_length_is_set_smaller_before_it_is_cut(real: Dataset, preset: str) -> None:
    longest = (LONG * 2)[: TITLE_LIMIT - 1] + "!"
    built = page(asked(view(real, EVERYTHING), Options(preset=preset, map="sweden", title=longest), ORIGIN))
    above = [line for line in built.texts if line.y < built.panels[0].box[1]]
    heading = [line for line in above if line.text.rstrip("…") in longest]
    assert all(line.size >= PRESETS[preset].text for line in heading)
    if preset in TIGHT:  # where the map would have less than its part under another line
        assert len(heading) >= 2
        assert longest.startswith(" ".join(line.text for line in heading).rstrip("…"))
    else:
        assert " ".join(line.text for line in heading) == longest
