"""What d3-geo draws: links are great circles."""

from __future__ import annotations

import re
from dataclasses import replace

from components.outputs.figure.extent import WORLD_EDGES
from components.outputs.figure.projections import WORLD
from components.outputs.figure.vega import Drawing, line


def test_links_are_great_circles() -> None:
    """Two places on one parallel: the way between them runs north of it."""
    projection = replace(WORLD.fitted(WORLD_EDGES, (0, 0, 600, 300)))
    drawing = Drawing(projection, 600, 300)
    drawing.shapes([line([(-100.0, 50.0), (100.0, 50.0)], stroke="#000000")], strokeWidth=1)
    heights = [float(y) for y in re.findall(r"[ML]-?[\d.]+,(-?[\d.]+)", drawing.svg())]
    assert len(heights) > 10
    assert min(heights) < projection.point(0, 75)[1]
