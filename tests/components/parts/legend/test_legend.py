"""The legend names what is drawn, with its colour, its shape and its count."""

from __future__ import annotations

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.legend.render import entries, legend
from components.state.state import State
from components.view import build_view
from tests.components.view.real import REAL, TODAY, view


def test_each_group_has_its_colour_shape_and_count() -> None:
    shown = view(status=())
    page = legend(shown)
    for ident, count in entries(shown):
        group = REAL.theme_groups.get(ident)
        colour, shape = (group.colour, group.shape) if group else ("#6b7176", "circle")
        assert re.search(
            rf'pk-{shape}" style="--colour: {colour}"[^<]*</span>[^<]+<span class="pk-n">{count}</span>',
            page,
        ), ident


def test_each_colour_of_an_area_is_named() -> None:
    page = legend(view())
    for key in ("map.legend_swedish", "map.legend_swedish_region"):
        assert f'aria-hidden="true"></span>{language("sv")(key)}' in page


def test_only_statuses_that_are_drawn_have_a_line() -> None:
    lines = LexborHTMLParser(legend(view(status=("active",)))).css(".pk-line")
    assert [line.attributes["class"] for line in lines] == ["pk-line pk-line-active"]


def test_a_colour_that_is_none_is_not_written_into_a_style() -> None:
    groups = {k: replace(g, colour="red; background: url(x)") for k, g in REAL.theme_groups.items()}
    page = legend(build_view(replace(REAL, revision="colours", theme_groups=groups), State(), TODAY))
    assert "url(" not in page
