"""How every chart looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import altair as alt

from components.kit.colours import COLOURS

FONT = '"Source Sans Web", sans-serif'
TEXT_SIZE = 14


def rows_of(values: Sequence[dict[str, Any]]) -> alt.Chart:
    """Return an empty chart of rows; their text is data to the chart, never an expression."""
    return alt.Chart(alt.Data(values=list(values)))  # type: ignore[no-untyped-call]  # Altair's own code has no types here


def layered(layers: Sequence[alt.Chart], height: int, description: str) -> alt.LayerChart:
    """Return the layers as one chart in the house's style, as wide as what holds it.

    ``height`` in pixels; ``description`` is what a screen reader says of the chart.
    """
    # Layers of rows alone never make the facets that Altair allows for here.
    chart = cast(alt.LayerChart, alt.layer(*layers, description=description))
    chart = chart.properties(width="container", height=height)
    # The chart is one picture with a description, its table has every number: to a screen reader the
    # marks one by one would only be noise, in English whatever the language of the page.
    chart = chart.configure(
        aria=False,
        font=FONT,
        background="transparent",
        padding={"left": 0, "right": 4, "top": 4, "bottom": 0},
    )
    styled: alt.LayerChart = chart.configure_view(stroke=None).configure_axis(
        labelFontSize=TEXT_SIZE,
        labelColor=COLOURS["ink"],
        gridColor=COLOURS["line"],
        domain=False,
        ticks=False,
        aria=False,
    )
    return styled
