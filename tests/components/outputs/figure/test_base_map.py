"""Land and areas below everything else: as fine as can be seen, and no more than the map shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from components.outputs.figure.base_map import country_features, level, outline_points
from components.outputs.figure.extent import SWEDEN_EDGES, WORLD_EDGES
from components.outputs.figure.projections import SWEDISH, WORLD
from geo.outlines.countries import country_shapes

BOX = (0.0, 0.0, 600.0, 300.0)


def test_a_larger_map_is_drawn_finer() -> None:
    world = WORLD.fitted(WORLD_EDGES, BOX)
    levels = [level(replace(world, scale=world.scale * factor)) for factor in (1, 4, 16, 10_000)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > levels[-1] == 0


def test_only_countries_that_have_a_colour_and_lie_near_the_map_are_drawn() -> None:
    sweden = SWEDISH.fitted(SWEDEN_EDGES, BOX)
    shapes = country_shapes(0.2)
    result = country_features(shapes, {"SE": "#111111", "NZ": "#222222", "??": "#333333"}, sweden, 600, 300)
    assert [f["fill"] for f in result] == ["#111111"]
    world = WORLD.fitted(WORLD_EDGES, BOX)
    assert len(country_features(shapes, {"SE": "#111111", "NZ": "#222222"}, world, 600, 300)) == 2


def test_the_outline_of_an_area_lies_around_its_town() -> None:
    sweden = SWEDISH.fitted(SWEDEN_EDGES, BOX)
    points = outline_points(("0780",), sweden)
    x, y = sweden.point(14.81, 56.88)  # Växjö
    assert points[:, 0].min() < x < points[:, 0].max()
    assert points[:, 1].min() < y < points[:, 1].max()
    assert np.shape(outline_points((), sweden)) == (0, 2)
