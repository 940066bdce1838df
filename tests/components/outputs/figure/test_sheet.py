"""Every sheet in both languages: nothing too small, nothing outside, nothing over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from markupsafe import Markup

from components.outputs.figure import panels
from components.outputs.figure.fonts import width
from components.outputs.figure.legend_contents import groups_of, kinds
from components.outputs.figure.presets import PRESETS
from components.outputs.figure.render_figure import About, figure_svg, sheet_svg
from components.outputs.figure.sheet import Page, page
from components.outputs.figure.vega import Drawing
from components.state.figure import MAPS, TITLE_LIMIT, Options
from components.state.state import State
from data.records import STATUSES, Dataset
from tests.components.outputs.figure.seen import ORIGIN, box, legend, lines, root, said, view

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
    svg = figure_svg(shown, Options(preset=preset), ORIGIN)
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
    check(figure_svg(view(real), chosen, ORIGIN), preset)


@pytest.mark.parametrize(
    "preset",
    ["a4-landscape", "half-column", *(pytest.param(p, marks=pytest.mark.deep) for p in ("a4-text", "link"))],
)
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


EVERYTHING = State(status=(), funding=())
STATES = {"usual": State(), "everything": EVERYTHING, "nothing": State(country=("AR",))}
LANGUAGES = {"usual": "sv", "everything": "en", "nothing": "sv"}
TIGHT = ("half-column", "link")
"""The sheets with the least room for what stands around the maps."""


def sheets() -> Iterator[Any]:
    """Every sheet with every state; each sheet with one of them, and the tight ones when full, in every run."""
    for at, preset in enumerate(PRESETS):
        for n, state in enumerate(STATES):
            often = n == at % 3 or (preset in TIGHT and state == "everything")
            yield pytest.param(preset, state, marks=() if often else pytest.mark.deep)


@pytest.mark.parametrize(("preset", "state"), sheets())
def test_every_sheet_with_every_map(
    real: Dataset, preset: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that stands around and upon the maps; what Vega draws in them would take minutes, and is left out."""
    monkeypatch.setattr(Drawing, "svg", lambda self: Markup(""))
    monkeypatch.setattr(panels, "base", lambda *given: Markup(""))
    monkeypatch.setattr(panels, "tinted", lambda *given: Markup(""))
    language = LANGUAGES[state]
    shown = view(real, replace(STATES[state], language=language))
    # The world with everything has a test of its own.
    maps = MAPS[1:] if state == "everything" else MAPS
    for which, focus in [*((m, "") for m in maps), ("close", "KE"), ("close", "europe")]:
        chosen = Options(preset=preset, map=which, focus=focus)
        made = page(shown, chosen, ORIGIN)
        svg = sheet_svg(made, About("", "", language, ""), chosen, fonts=False)
        check(svg, preset)
        # Nothing is cut, and the maps have their part of the sheet, whatever else wants to stand there.
        assert not [line for line in lines(root(svg), "texts") if line.text.endswith("…")], (which, focus)
        room = sum(wide * high for _, _, wide, high in (p.box for p in made.panels))
        least = 6 if PRESETS[preset].compact else 7  # there the rows may stand beside them
        assert room > PRESETS[preset].width * PRESETS[preset].height / least, (which, focus)
        for panel in made.panels:
            left, top, wide, high = panel.box
            for x, y, reach in [*((w.x, w.y, w.reach) for w in panel.wanted), *panel.spots]:
                assert left + reach - 0.1 <= x <= left + wide - reach + 0.1, (which, focus)
                assert top + reach - 0.1 <= y <= top + high - reach + 0.1, (which, focus)


def test_a_close_up_names_only_what_it_shows(real: Dataset) -> None:
    """Sweden, its parties and some themes lie outside a map of Kenya; on one of Europe they do not."""
    shown = view(real, EVERYTHING)
    kenya = {e.text for e in page(shown, Options(map="close", focus="KE"), ORIGIN).legend}
    europe = {e.text for e in page(shown, Options(map="close", focus="europe"), ORIGIN).legend}
    assert europe - kenya == {"Sverige", "Svensk kommun eller region", "Tema okänt", "Planerat"}
    assert {"Land med partner", "Aktivt", "Avslutat", "Demokrati"} <= kenya
    nothing = page(view(real, STATES["nothing"]), Options(map="close", focus="KE"), ORIGIN)
    assert nothing.legend == ()


def test_a_group_that_only_grey_lines_have_is_not_in_the_legend(real: Dataset) -> None:
    """A line that is not under way is grey, whatever its theme."""
    for ink in ("colour", "grey"):
        shown = view(real, EVERYTHING)
        drawn = kinds(shown, "world", PRESETS["a5"], ink)
        marked = set(groups_of(shown).values())
        coloured = {shown.groups[r.id] for r in shown.rows if r.status in ("active", "planned")}
        assert set(drawn.groups) == (marked if ink == "grey" else marked | coloured)


def test_a_country_is_named_once(real: Dataset) -> None:
    svg = figure_svg(view(real, EVERYTHING), Options(preset="square", map="close", focus="KE"), ORIGIN)
    names = [line.text for line in lines(root(svg), "names")]
    assert "Kenya" in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("preset", ["half-column", "link"])
def test_where_the_legend_would_take_the_maps_room_themes_are_not_told_apart(
    real: Dataset, preset: str
) -> None:
    crowded = page(view(real, EVERYTHING), Options(preset=preset, map="both"), ORIGIN)
    assert [e.text for e in crowded.legend] == [
        "Partner", "Svensk part", "Svensk part, aktiv", "Svensk part, inte aktiv",
        "Aktivt", "Planerat", "Obekräftat", "Avslutat",
    ]  # fmt: skip
    svg = figure_svg(view(real, EVERYTHING), Options(preset=preset, map="both"), ORIGIN, fonts=False)
    assert not any(group.colour.lower() in svg.lower() for group in real.theme_groups.values())
    usual = page(view(real), Options(preset=preset, map="both"), ORIGIN)
    assert "Klimat" in [e.text for e in usual.legend]


def test_a_small_map_of_sweden_bears_most_names_or_none(real: Dataset) -> None:
    """A dozen of ninety names hide the areas, and why these stand there nobody can know."""
    chosen = Options(preset="half-column", map="sweden")
    crowded = page(view(real, EVERYTHING), chosen, ORIGIN)
    assert (crowded.names, crowded.leaders) == ((), ())
    # What is left is the mark of bodies that have no area.
    assert len(crowded.panels[0].dots) == 1
    assert len(page(view(real), chosen, ORIGIN).names) > 8


@pytest.mark.parametrize(
    "preset",
    [p if p in (*TIGHT, "a4-landscape") else pytest.param(p, marks=pytest.mark.deep) for p in PRESETS],
)
def test_a_title_of_the_greatest_length_is_set_smaller_before_it_is_cut(real: Dataset, preset: str) -> None:
    longest = (LONG * 2)[: TITLE_LIMIT - 1] + "!"
    made = page(view(real, EVERYTHING), Options(preset=preset, map="sweden", title=longest), ORIGIN)
    above = [line for line in made.texts if line.y < made.panels[0].box[1]]
    heading = above[: next(i for i, line in enumerate(above) if line.weight == 400)]
    assert all(line.size >= PRESETS[preset].text for line in heading)
    if preset == "half-column":  # where the map would vanish under a fourth line
        assert len(heading) == 3
    else:
        assert " ".join(line.text for line in heading) == longest


def test_no_line_of_numbers_ends_in_what_parts_them(real: Dataset) -> None:
    made = page(view(real), Options(preset="a5", map="regions"), ORIGIN)
    texts = [line.text for line in made.texts]
    assert "10\xa0länder" in texts
    assert not [text for text in texts if text.endswith("·")]


def test_what_is_said_of_the_map_stands_where_no_marker_is(real: Dataset) -> None:
    """On the slide's narrow map of Sweden the lower left corner has markers, and the words were cut."""
    made = page(view(real, EVERYTHING), Options(preset="slide", map="sweden"), ORIGIN)
    remark = [line for line in made.texts if line.halo]
    assert " ".join(line.text for line in remark).endswith("av utrymmesskäl")
    for line in remark:
        right = line.x + width(line.text, line.size)
        for mark in made.panels[0].wanted:
            assert not (
                line.x - mark.reach < mark.x < right + mark.reach
                and line.y - line.size < mark.y - mark.reach < line.y
            )


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


def test_a_small_sheet_spares_a_line_rather_than_a_number_that_others_imply(real: Dataset) -> None:
    small, wider = (
        page(view(real, replace(EVERYTHING, language="en")), Options(preset=p), ORIGIN)
        for p in ("half-column", "link")
    )
    assert "144 partnerships · 90 Swedish parties · 23 countries" in texts_of(small)
    assert "144 partnerships · 90 Swedish parties · 134 partners · 23 countries" in texts_of(wider)


def texts_of(sheet: Page) -> list[str]:
    return [line.text.replace("\xa0", " ") for line in sheet.texts]
