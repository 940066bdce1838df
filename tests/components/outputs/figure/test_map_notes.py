"""What is said of a map stands where the map is empty."""

from __future__ import annotations

import pytest

from components.outputs.figure.fonts import width
from components.outputs.figure.sheet import page
from components.state.figure import Options
from data.records import SWEDEN, Dataset
from tests.components.outputs.figure.seen import EVERYTHING, ORIGIN, asked, view


def test_what_is_said_of_the_map_stands_where_no_marker_is(real: Dataset) -> None:
    """On the slide's narrow map of Sweden the lower left corner has markers, and the words were cut."""
    built = page(asked(view(real, EVERYTHING), Options(preset="slide", map="sweden"), ORIGIN))
    remark = [line for line in built.texts if line.halo]
    assert " ".join(line.text for line in remark).endswith("av utrymmesskäl")
    for line in remark:
        right = line.x + width(line.text, line.size)
        for mark in built.panels[0].wanted:
            assert not (
                line.x - mark.reach < mark.x < right + mark.reach
                and line.y - line.size < mark.y - mark.reach < line.y
            )


@pytest.mark.parametrize("preset", ["square", "link", "half-column"])
def test_a_small_sheet_says_how_many_names_found_no_room(real: Dataset, preset: str) -> None:
    figure = asked(view(real, EVERYTHING), Options(preset=preset, map="both"), ORIGIN)
    built = page(figure)
    expected = {w.text for panel in built.panels for w in panel.wanted if w.country != SWEDEN}
    left_out = len(expected - {line.text for line in built.names})
    assert left_out
    assert figure.view.language("report.not_named_short", n=left_out) in [line.text for line in built.texts]
