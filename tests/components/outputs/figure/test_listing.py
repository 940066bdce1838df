"""The list of partnerships: every row once, what the numbers stand for, and the map with its part."""

from __future__ import annotations

import re

import pytest

from components.outputs.figure.layout import list_rows
from components.outputs.figure.listing import arranged, set_list
from components.outputs.figure.presets import PRESETS, Frame
from components.outputs.figure.row_names import pair
from components.outputs.figure.sheet import page
from components.state.figure import Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, asked, view

SPACE: Frame = (40.0, 90.0, 760.0, 380.0)


@pytest.mark.parametrize("state", [State(), EVERYTHING, State(country=("KE",))])
@pytest.mark.parametrize("shape", [0.4, 1.0, 2.2])
def test_list_and_map_do_not_meet_and_stay_in_their_space(real: Dataset, state: State, shape: float) -> None:
    rows = list_rows(asked(view(real, state)))
    (left, top, wide, high), listing = arranged(rows, PRESETS["a4-landscape"], SPACE, shape)
    assert listing
    x, y, room, tall = listing.box
    assert x >= left + wide or y >= top + high - 0.01
    assert x + room <= SPACE[0] + SPACE[2] + 0.01
    assert y + tall <= SPACE[1] + SPACE[3] + 0.01
    numbers = rows.numbers(list(rows.places))
    for line in set_list(rows, listing, numbers):
        assert y <= line.y <= y + tall


def test_a_list_names_both_ends_of_every_row_with_their_numbers(real: Dataset) -> None:
    rows = list_rows(asked(view(real)))
    _, listing = arranged(rows, PRESETS["a4-portrait"], (42.0, 90.0, 511.0, 640.0), 1.0)
    assert listing
    expected = list(rows.places)[::3]
    numbers = rows.numbers(expected)
    assert list(numbers.values()) == list(range(1, len(expected) + 1))
    report = re.sub(r"\s+", " ", " ".join(line.text for line in set_list(rows, listing, numbers)))
    words = rows.view.language
    for row in rows.rows:
        assert words.short(row.swedish) in report
    for ident, place in rows.places.items():
        name = words.short(place)
        assert f"{numbers[ident]} {name}" in report if ident in numbers else name in report


def test_a_map_of_sweden_lists_by_swedish_places(real: Dataset) -> None:
    rows = list_rows(asked(view(real), Options(map="sweden")))
    assert set(rows.places) == {p.id for r in rows.rows for p in r.swedish_places}
    assert not rows.partner_first


def test_a_close_up_lists_what_it_shows(real: Dataset, undrawn: None) -> None:
    options = Options(map="close", focus="africa")
    shown = view(real, EVERYTHING)
    sheet = page(asked(shown, options))
    here = {w.id for w in sheet.panels[0].wanted}
    report = " ".join(line.text for line in sheet.texts).replace("\N{NO-BREAK SPACE}", " ")
    assert 0 < len(here) < len({p.id for r in shown.rows for p in r.partners})
    for row in shown.rows:
        if not here & {p.id for p in row.partners}:
            assert pair(shown, row, {}, partner_first=True) not in report
