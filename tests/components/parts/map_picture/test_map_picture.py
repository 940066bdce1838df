"""The first view as a picture: what is drawn, where it lies in its box, how large it is, and that text stays text."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date

import pytest
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser

from components.parts.map_picture.extent import extent
from components.parts.map_picture.fit import MAP, PLACE, Fitting, Layers
from components.parts.map_picture.marks import GAP, apart, marks, share
from components.parts.map_picture.render import image, picture
from components.state.state import State
from components.view import Selection, View, build_view
from components.view.build import SEVERAL
from data.records import Dataset

TODAY = date(2026, 11, 22)
MOST_BYTES = 14_000
STATES = [
    State(),
    State(theme=("climate",), language="en"),
    State(country=("KE",)),
    State(swedish_place=("vaxjo",)),
    State(selection="place:vaxjo"),
]


def view_of(dataset: Dataset, state: State) -> View:
    return build_view(dataset, state, TODAY)


@pytest.mark.parametrize("state", STATES)
def test_every_link_and_every_place_is_drawn_once_in_each_layer(real: Dataset, state: State) -> None:
    view = view_of(real, state)
    svg = LexborHTMLParser(picture(view))
    lines = sum((p.attributes["d"] or "").count("M") for p in svg.css(".pk-fm-line"))
    assert lines == sum(len(r.swedish_places) * len(r.partners) for r in view.rows)
    places = {p.id for r in view.rows for p in r.ends}
    for layer in svg.css(".pk-fm-layer"):
        dots = sum((p.attributes["d"] or "").count("M") for p in layer.css(".pk-fm-halo"))
        assert dots + len(layer.css(".pk-fm-mark")) == len(places)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("sizes", [MAP, PLACE])
def test_all_that_the_map_is_fitted_to_lies_within_the_box(
    real: Dataset, state: State, sizes: Layers
) -> None:
    view = view_of(real, state)
    points = extent(view)
    for width, height, *_ in (size for layer in sizes for size in layer):
        left, top, right, bottom = Fitting(view).fit(width, height).visible
        assert left <= points[:, 0].min() <= points[:, 0].max() <= right
        assert top <= points[:, 1].min() <= points[:, 1].max() <= bottom


def test_the_start_page_is_fitted_as_the_live_map_is(real: Dataset) -> None:
    """The live map's own zooms on a desktop and on a phone, from ``PartnershipMap.map.getZoom()``."""
    fitting = Fitting(view_of(real, State()))
    assert fitting.fit(626, 604).zoom == 2
    assert fitting.fit(358, 523).zoom == 1.875


def test_marks_are_moved_off_each_other(real: Dataset) -> None:
    shown = marks(view_of(real, State(theme=("climate",))))
    moved = apart(shown, 16)
    at = [(m.x * 16 + dx, m.y * 16 + dy) for m, (dx, dy) in zip(shown, moved, strict=True)]
    for i, (x, y) in enumerate(at):
        for j in range(i):
            least = (shown[i].size + shown[j].size) * share(16) + GAP - 1
            assert ((x - at[j][0]) ** 2 + (y - at[j][1]) ** 2) ** 0.5 >= least


def test_a_picture_is_small_and_has_no_ids(real: Dataset) -> None:
    html = picture(view_of(real, State()))
    assert len(gzip.compress(html.encode())) <= MOST_BYTES
    assert " id=" not in html


def test_it_is_one_image_with_the_sentence(real: Dataset) -> None:
    view = view_of(real, State())
    image = LexborHTMLParser(picture(view)).css_first('[role="img"]')
    assert image is not None
    assert image.attributes["aria-label"] == view.language("site.picture", told=view.sentence)


def test_names_are_text(real: Dataset) -> None:
    hostile = '<img src=x>"{{7*7}}'
    places = {
        i: replace(p, name=hostile, short_name=hostile, name_sv=hostile) for i, p in real.places.items()
    }
    dataset = replace(real, revision="hostile", places=places)
    html = picture(view_of(dataset, State(selection="place:vaxjo")))
    assert "<img" not in html
    assert "&lt;img" in html


def test_nothing_to_show_is_the_world_without_marks(sample: Dataset) -> None:
    svg = LexborHTMLParser(picture(view_of(sample, State(text="finns inte"))))
    assert svg.css_first(".pk-fm-land")
    assert not svg.css(".pk-fm-line, .pk-fm-mark, .pk-fm-dots")


def test_the_same_picture_as_a_file_needs_nothing_else(real: Dataset) -> None:
    view = view_of(real, State())
    file = image(view, PLACE, Fitting(view))
    assert fromstring(file).tag == "{http://www.w3.org/2000/svg}svg"
    used = set(re.findall(r"var\((--pk-[a-z-]+)", file))
    assert used
    assert used <= set(re.findall(r"(--pk-[a-z-]+):", file))
    assert "href" not in file
    drawing = picture(view, PLACE).partition('<g class="pk-fm-world">')[2].partition("</svg>")[0]
    assert drawing
    assert drawing.strip() in file


def test_several_rows_are_marked_and_the_rest_fades(real: Dataset) -> None:
    view = view_of(real, State())
    few = tuple(row for row in view.rows if row.partners)[:2]
    for rows, has_names in ((few, True), (view.rows, False), ((), False)):
        marked = replace(view, selection=Selection(SEVERAL, "", None, rows, ()))
        svg = LexborHTMLParser(image(marked, PLACE, Fitting(view)))
        strong = sum((p.attributes["d"] or "").count("M") for p in svg.css(".pk-fm-strong"))
        assert strong == sum(len(r.swedish_places) * len(r.partners) for r in rows)
        assert bool(svg.css(".pk-fm-places text")) == has_names
        assert bool(svg.css(".pk-fm-faded")) == (len(rows) < len(view.rows))
