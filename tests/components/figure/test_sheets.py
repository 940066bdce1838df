"""Every sheet in both languages: nothing too small, nothing outside, nothing over anything else."""

from __future__ import annotations

from itertools import combinations

import pytest

from components.figure import PRESETS, figure_svg
from components.figure_options import MAPS, Options
from components.state import State
from data.records import STATUSES, Dataset
from tests.components.figure.seen import ORIGIN, box, lines, root, said, view

LONG = (
    "En mycket lång titel som ingen figur rymmer på en rad, eftersom den säger allt på en gång och lite till"
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


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("preset", PRESETS)
def test_the_world(real: Dataset, preset: str, language: str) -> None:
    shown = view(real, State(language=language))
    svg = figure_svg(shown, Options(preset=preset), ORIGIN)
    check(svg, preset)
    assert {"sv": "30 partnerskap", "en": "30 partnerships"}[language] in said(svg)
    assert "2026-11-22" in said(svg) or "22 november 2026" in said(svg).lower()
    assert "Natural Earth" in said(svg)


@pytest.mark.parametrize("map", [m for m in MAPS if m != "world"])
@pytest.mark.parametrize("preset", ["a4-portrait", "half-column", "slide"])
def test_the_other_maps(real: Dataset, preset: str, map: str) -> None:
    chosen = Options(preset=preset, map=map, focus="KE" if map == "close" else "", ink="grey")
    check(figure_svg(view(real), chosen, ORIGIN), preset)


@pytest.mark.parametrize("preset", ["a4-landscape", "a4-text", "half-column", "link"])
def test_everything_at_once_with_a_long_title(real: Dataset, preset: str) -> None:
    """All statuses, all funders: 140 partnerships, every kind of line, seven kinds of markers."""
    shown = view(real, State(status=(), funding=(), text=""))
    svg = figure_svg(shown, Options(preset=preset, title=LONG), ORIGIN)
    check(svg, preset)
    # Lines that break do not lose a word; on the smallest sheets the end may become dots.
    assert LONG.split(",", maxsplit=1)[0] in said(svg)
    if preset == "a4-landscape":
        assert LONG in said(svg)
        assert len(lines(root(svg), "names")) >= 60
        assert "saknar namn" in said(svg)


@pytest.mark.parametrize("preset", PRESETS)
def test_an_empty_selection_says_so(real: Dataset, preset: str) -> None:
    svg = figure_svg(view(real, country=("AR",), status=("active",)), Options(preset=preset), ORIGIN)
    check(svg, preset)
    assert "Inga partnerskap i urvalet" in said(svg)
    assert "0 partnerskap" in said(svg)


def test_the_legend_names_every_status_and_group_that_is_drawn(real: Dataset) -> None:
    shown = view(real, State(status=()))
    text = said(figure_svg(shown, Options(), ORIGIN))
    for status in (s for s in STATUSES if shown.counts.by_status[s]):
        assert shown.language(f"report.line_{status}") in text
    for entry in shown.legend:
        group = real.theme_groups.get(entry.group)
        assert (group.label_sv if group else "Tema okänt") in text


def test_every_filled_area_of_sweden_is_named(real: Dataset) -> None:
    shown = view(real)
    text = said(figure_svg(shown, Options(preset="a4-portrait", map="sweden"), ORIGIN))
    for row in shown.rows:
        assert shown.language.short(row.swedish) in text
    assert "Kommun med aktivt partnerskap" in text


def test_names_header_and_footer_can_be_left_out(real: Dataset) -> None:
    bare = Options(labels=False, header=False, footer=False, transparent=True)
    svg = figure_svg(view(real), bare, ORIGIN)
    tree = root(svg)
    assert lines(tree, "names") == []
    assert "Källa" not in said(svg)
    assert "Aktiva kommunala" not in said(svg)
    assert 'fill="#ffffff"/>' not in svg.partition("</metadata>")[2].partition("<svg")[0]
    assert "Klimat, miljö och planering" in said(svg)


def test_grey_has_no_colour(real: Dataset) -> None:
    svg = figure_svg(view(real, State(status=())), Options(ink="grey", map="both"), ORIGIN)
    body = svg.partition("</style>")[2]
    for group in real.theme_groups.values():
        assert group.colour.lower() not in body.lower()


def test_a_figure_may_speak_another_language_than_the_page(real: Dataset) -> None:
    svg = figure_svg(view(real), Options(wording="en"), ORIGIN)
    assert 'lang="en"' in svg
    assert "Active municipal partnerships" in said(svg)
    assert "Ukraine" not in said(svg)
    assert "Kherson" in said(svg)
