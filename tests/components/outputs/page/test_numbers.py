"""The numbers: each chart has its room before it is drawn."""

from __future__ import annotations

import re

from components.outputs.page.blocks import Columns, Live
from components.outputs.page.numbers import numbers_content
from components.parts.numbers.charts import chart_of
from components.state.state import State
from tests.components.outputs.page.pages import page_of


def test_a_charts_room_is_as_high_as_the_chart() -> None:
    page = page_of(State(page="numbers"))
    main = numbers_content(page).main
    columns = (
        block for part in main if isinstance(part, Columns) for column in part.columns for block in column
    )
    charts = [block for block in (*columns, *main) if isinstance(block, Live)]
    assert len(charts) == 4
    for chart in charts:
        counts, section = chart.arguments
        height = chart_of(page.view, counts, section).to_dict(validate=False)["height"]  # type: ignore[arg-type]
        assert re.findall(r"height: (\d+)px", chart.stand_in()) == [str(height)]
        assert f"./figure/chart-{section.name}.svg" in chart.stand_in()  # type: ignore[attr-defined]
