"""Every sheet in both languages: nothing too small, nothing outside, nothing over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from components.outputs.figure.presets import PRESETS
from components.outputs.figure.render_figure import About, figure_svg, sheet_svg
from components.outputs.figure.sheet import page
from components.state.figure import MAPS, Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import (
    EVERYTHING,
    LONG,
    ORIGIN,
    TIGHT,
    asked,
    box,
    legend,
    lines,
    root,
    said,
    view,
)


def check(svg: str, preset: str) -> None:
    """Hold a figure to what every figure promises."""
    tree = root(svg)
    wide, high = box(tree)
    assert (wide, high) == pytest.approx((PRESETS[preset].width, PRESETS[preset].height), abs=0.01)
    texts, names = lines(tree, "texts"), lines(tree, "names")
    assert texts
    for line in [*texts, *names]:
        assert line.size >= 8
        assert line.left >= 0
        assert line.top >= 0
        assert line.right <= wide + 0.01, line
        assert line.bottom <= high + 0.01
    assert [(a, b) for a, b in combinations(texts, 2) if a.meets(b)] == []
    assert [(a, b) for a, b in combinations(names, 2) if a.meets(b)] == []
    outside = [(a, b) for a in texts for b in names if a.meets(b)]
    assert outside == []
    marks = legend(tree)
    assert all(m.left >= 0 and m.right <= wide and m.bottom <= high for m in marks)
    assert [(a, b) for a, b in combinations(marks, 2) if a.meets(b)] == []
    assert [(m, line) for m in marks for line in [*texts, *names] if m.meets(line)] == []


@pytest.mark.parametrize(
    ("preset", "language"),
    [
        *((preset, "sv") for preset in PRESETS),
        ("half-column", "en"),
        *(pytest.param(p, "en", marks=pytest.mark.deep) for p in PRESETS if p != "half-column"),
    ],
)
def test_the_world(real: Dataset, preset: str, language: str) -> None:
    shown = view(real, State(language=language))
    svg = figure_svg(asked(shown, Options(preset=preset), ORIGIN))
    check(svg, preset)
    assert {"sv": "30 partnerskap", "en": "30 partnerships"}[language] in said(svg)
    assert "2026-11-22" in said(svg) or "22 november 2026" in said(svg).lower()
    assert "Natural Earth" in said(svg)


@pytest.mark.parametrize("map", [m for m in MAPS if m != "world"])
@pytest.mark.parametrize(
    "preset", ["half-column", *(pytest.param(p, marks=pytest.mark.deep) for p in ("a4-portrait", "slide"))]
)
def test_the_other_maps(real: Dataset, preset: str, map: str) -> None:
    chosen = Options(preset=preset, map=map, focus="KE" if map == "close" else "", ink="grey")
    check(figure_svg(asked(view(real), chosen, ORIGIN)), preset)


@pytest.mark.parametrize(
    "preset",
    ["a4-landscape", "half-column", *(pytest.param(p, marks=pytest.mark.deep) for p in ("a4-text", "link"))],
)
def test_everything_at_once_with_a_long_title(real: Dataset, preset: str) -> None:
    """All statuses, all funders: 140 partnerships, every kind of line, seven kinds of markers."""
    shown = view(real, State(status=(), funding=(), text=""))
    svg = figure_svg(asked(shown, Options(preset=preset, title=LONG), ORIGIN))
    check(svg, preset)
    # Lines that break do not lose a word; on the smallest sheets the end may become dots.
    assert LONG.split(",", maxsplit=1)[0] in said(svg)
    if preset == "a4-landscape":
        assert LONG in said(svg)
        assert len(lines(root(svg), "names")) >= 60
        assert "Namn till siffrorna på kartan" in said(svg)


@pytest.mark.parametrize("preset", PRESETS)
def test_an_empty_selection_says_so(real: Dataset, preset: str) -> None:
    svg = figure_svg(asked(view(real, country=("AR",), status=("active",)), Options(preset=preset), ORIGIN))
    check(svg, preset)
    assert "Inga partnerskap i urvalet" in said(svg)
    assert "0 partnerskap" in said(svg)


STATES = {"usual": State(), "everything": EVERYTHING, "nothing": State(country=("AR",))}
LANGUAGES = {"usual": "sv", "everything": "en", "nothing": "sv"}


def sheets() -> Iterator[Any]:
    """Every sheet with every state; each sheet with one of them, and the tight ones when full, in every run."""
    for at, preset in enumerate(PRESETS):
        for n, state in enumerate(STATES):
            often = n == at % 3 or (preset in TIGHT and state == "everything")
            yield pytest.param(preset, state, marks=() if often else pytest.mark.deep)


@pytest.mark.parametrize(("preset", "state"), tuple(sheets()))
def test_every_sheet_with_every_map(real: Dataset, preset: str, state: str, undrawn: None) -> None:
    """All that stands around and upon the maps."""
    language = LANGUAGES[state]
    shown = view(real, replace(STATES[state], language=language))
    # The world with everything has a test of its own.
    maps = MAPS[1:] if state == "everything" else MAPS
    for which, focus in [*((m, "") for m in maps), ("close", "KE"), ("close", "europe")]:
        chosen = Options(preset=preset, map=which, focus=focus)
        built = page(asked(shown, chosen, ORIGIN))
        svg = sheet_svg(built, About("", "", language, ""), chosen, fonts=False)
        check(svg, preset)
        # Nothing is cut, and the maps have their part of the sheet, whatever else wants to stand there.
        assert not [line for line in lines(root(svg), "texts") if line.text.endswith("…")], (which, focus)
        room = sum(p.box[2] * p.box[3] for p in built.panels if not p.is_inset)
        least = 0.6 if PRESETS[preset].compact else 1 / 16  # Sweden is narrow, and the rows stand beside it
        assert room >= PRESETS[preset].width * PRESETS[preset].height * least - 0.1, (which, focus)
        for panel in built.panels:
            left, top, wide, high = panel.box
            for x, y, reach in [*((w.x, w.y, w.reach) for w in panel.wanted), *panel.spots]:
                assert left + reach - 0.1 <= x <= left + wide - reach + 0.1, (which, focus)
                assert top + reach - 0.1 <= y <= top + high - reach + 0.1, (which, focus)


def test_names_header_and_footer_can_be_left_out(real: Dataset) -> None:
    bare = Options(labels=False, header=False, footer=False, transparent=True)
    svg = figure_svg(asked(view(real), bare, ORIGIN))
    tree = root(svg)
    assert lines(tree, "names") == []
    assert "Källa" not in said(svg)
    assert "Aktiva kommunala" not in said(svg)
    assert 'fill="#ffffff"/>' not in svg.partition("</metadata>")[2].partition("<svg")[0]
    assert "Klimat, miljö och planering" in said(svg)


def test_a_figure_may_speak_another_language_than_the_page(real: Dataset) -> None:
    svg = figure_svg(asked(view(real), Options(wording="en"), ORIGIN))
    assert 'lang="en"' in svg
    assert "Active municipal partnerships" in said(svg)
    assert "Ukraina" not in said(svg)
    assert "Kherson" in said(svg)
