"""The small map that says where a map without Sweden lies."""

from __future__ import annotations

from typing import Any

import pytest

from components.outputs.figure import locator
from components.outputs.figure.presets import PRESETS
from components.outputs.figure.render_figure import figure_svg
from components.outputs.figure.sheet import page
from components.state.figure import Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, asked, view

AFRICA = State(world_region=("africa",))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_map_of_a_part_of_the_world_tells_where_its_lines_come_from(
    real: Dataset, preset: str, undrawn: None
) -> None:
    sheet = page(asked(view(real, AFRICA), Options(preset=preset)))
    main, inset = sheet.panels
    assert inset.is_inset
    left, top, wide, high = inset.box
    marks = [*((w.x, w.y) for w in main.wanted), *((x, y) for x, y, _ in main.spots)]
    assert not [at for at in marks if left < at[0] < left + wide and top < at[1] < top + high]
    assert main.box[0] - 0.1 <= left
    assert left + wide <= main.box[0] + main.box[2] + 0.1


def test_swedish_places_are_named_where_their_lines_come_in(real: Dataset, undrawn: None) -> None:
    kenya = page(asked(view(real, country=("KE",))))
    own = {f"från {view(real).language.short(r.swedish)}" for r in view(real, country=("KE",)).rows}
    assert own & {t.text for t in kenya.names}
    many = page(asked(view(real, AFRICA)))
    assert "från Sverige" in {t.text for t in many.names}


def test_a_map_with_sweden_on_it_has_none(real: Dataset, undrawn: None) -> None:
    for options in (
        Options(),
        Options(map="world"),
        Options(map="sweden"),
        Options(map="close", focus="europe"),
    ):
        assert not [p for p in page(asked(view(real), options)).panels if p.is_inset]


def test_countries_are_drawn_in_one_order_in_every_process(
    real: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    tinted: list[list[str]] = []
    drawn = locator.country_features

    def seen(shapes: Any, fills: Any, *rest: Any) -> Any:
        tinted.append(list(fills))
        return drawn(shapes, fills, *rest)

    monkeypatch.setattr(locator, "country_features", seen)
    figure_svg(asked(view(real, EVERYTHING), Options(map="close", focus="africa")), fonts=False)
    assert len(tinted) == 1
    assert len(tinted[0]) > 5
    assert tinted[0][:-1] == sorted(tinted[0][:-1])
