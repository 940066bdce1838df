"""Pictures of the map for pages that run no script: land, areas, partnerships as curves, names where there is room.

``land`` is the address of the picture of the world's land that they lie on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from markupsafe import Markup

from components.kit.colours import COLOURS
from components.kit.templates import render
from components.language import Language
from components.parts.legend.render import legend
from components.parts.map_picture.svg_projection import (
    FINE,
    WORLD,
    Frame,
    Point,
    around,
    path,
    project,
    thinned,
)
from components.parts.place_page.sentences import answer_sentence
from components.view import Row, View
from components.view.answers import Answer
from data.records import Dataset, Place, Status
from geo.outlines.boundaries import area_outline
from geo.outlines.great_circle import great_circle

PLACE_RATIO, WIDE_RATIO = 1.25, 1.5
SWEDEN = ((54.9, 10.2), (69.3, 24.4))
"""South-west and north-east of Sweden: the frame of a place without partnerships."""
SMALLEST = 46.0
"""Units: no frame is narrower, so nothing is enlarged further than in a picture of this width."""
SMALL, LARGE = 0.028, 0.0175
"""Size of a name in parts of the picture's width: where that is half the page, and nearly all of it."""
LETTER, DOT = 0.58, 0.32
"""Width of a letter and radius of a mark, in parts of that size."""
MOST_LABELS = 30


@dataclass(frozen=True, slots=True)
class Curve:
    """A partnership drawn: the path of its curve, status and colour."""

    d: str
    status: Status
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its mark; ``anchor`` is SVG's text-anchor."""

    x: float
    y: float
    anchor: str
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A place drawn as a dot."""

    x: float
    y: float
    strong: bool


def of_place(dataset: Dataset, words: Language, place: Place, answer: Answer, land: str) -> str:
    """Return the picture of a place with all its partnerships, or of where in Sweden it lies."""
    centre = project((place.lat, place.lon))
    rows = answer.rows
    ends = [p for r in rows for p in r.ends]
    near = [centre, *(project((p.lat, p.lon)) for p in ends)]
    if place.is_swedish and not any(r.partners for r in rows):
        near += [project(corner) for corner in SWEDEN]
    frame = around(near, PLACE_RATIO, SMALLEST)
    colours = {r.id: _colour(dataset, r.themes) for r in rows}
    areas = _areas([place, *(p for p in ends if p.is_swedish)])
    caption = answer_sentence(words, place, answer)
    return _draw(words, frame, rows, colours, [place, *ends], areas, caption, SMALL, land, place.id)


def of_view(view: View, land: str, label: float = SMALL) -> str:
    """Return the picture of a view's rows, nothing when there are none; ``label`` is the size of names."""
    if not view.rows:
        return ""
    ends = [p for r in view.rows for p in r.ends]
    frame = around([project((p.lat, p.lon)) for p in ends], WIDE_RATIO, SMALLEST, 0.07)
    colours = {r.id: _colour(view.dataset, (), view.groups.get(r.id, "")) for r in view.rows}
    return _draw(view.language, frame, view.rows, colours, ends, _areas(ends), view.sentence, label, land)


def printed(view: View, land: str) -> str:
    """Return the picture of a view's rows as it is printed on pages that show none: it is fetched only then.

    Land is a picture of its own, and areas are left out: the page's script draws the same of any rows.
    """
    if not view.rows:
        return ""
    ends = [p for r in view.rows for p in r.ends]
    frame = around([project((p.lat, p.lon)) for p in ends], WIDE_RATIO, SMALLEST, 0.07)
    colours = {r.id: _colour(view.dataset, (), view.groups.get(r.id, "")) for r in view.rows}
    curves = _draw(view.language, frame, view.rows, colours, ends, "", view.sentence, LARGE, land="")
    return render(
        "parts/map_picture/printed.html",
        land=land,
        box=[f"{n * FINE:.2f}" for n in (frame.x, frame.y, frame.width, frame.height)],
        told=view.language("site.picture", told=view.sentence),
        drawn=Markup(curves),  # out of our own template
        legend=Markup(legend(view)),  # out of our own template
    )


def _draw(
    words: Language,
    frame: Frame,
    rows: Iterable[Row],
    colours: dict[str, str],
    places: Iterable[Place],
    areas: str,
    caption: str,
    label: float,
    land: str,
    place_id: str = "",
) -> str:
    step = frame.width / 500
    curves = []
    for row in rows:
        for swedish, partner in product(row.swedish_places, row.partners):
            line = great_circle((swedish.lat, swedish.lon), (partner.lat, partner.lon))
            points = thinned([project(p) for p in line], step)
            curves.append(Curve(path([points], closed=False), row.status, colours[row.id]))
    # What is active is drawn last, over the rest.
    curves.sort(key=lambda c: c.status == "active")
    unique = {p.id: p for p in places if frame.holds(project((p.lat, p.lon)))}
    marks = [Mark(*project((p.lat, p.lon)), p.id == place_id) for p in unique.values()]
    labels = _labels(
        frame,
        label,
        [(project((p.lat, p.lon)), words.short(p), p.id == place_id) for p in _first(unique, place_id)],
    )
    return render(
        "parts/map_picture/plain.html",
        words=words,
        frame=frame,
        land=land,
        world=WORLD,
        fine=1 / FINE,
        told=words("site.picture", told=caption),
        areas=areas,
        curves=curves,
        marks=marks,
        labels=labels,
        unit=frame.width * label / 2.8,
        dot=frame.width * label * DOT,
        size=frame.width * label,
    )


def _first(places: dict[str, Place], place_id: str) -> list[Place]:
    """Return places in the order of naming: the page's own, then those abroad, since Sweden is crowded."""
    return sorted(places.values(), key=lambda p: (p.id != place_id, p.is_swedish))


def _colour(dataset: Dataset, themes: Sequence[str], group: str = "") -> str:
    known = dataset.theme_groups.get(group)
    if known is None and themes:
        first = next((dataset.themes[t].group for t in themes if t in dataset.themes), "")
        known = dataset.theme_groups.get(first)
    return known.colour if known else COLOURS["accent"]


def _areas(places: Iterable[Place]) -> str:
    """Return the outlines of Swedish places as one path."""
    outlines = []
    for code in dict.fromkeys(p.code for p in places if p.is_swedish and p.code):
        for polygon in area_outline(code):
            ring = thinned([project((lat, lon)) for lon, lat in polygon[0]], 0.06)
            if len(ring) > 3:
                outlines.append(ring)
    return path(outlines, closed=True)


def _labels(frame: Frame, label: float, names: Iterable[tuple[Point, str, bool]]) -> list[Label]:
    """Return names beside their marks, right, left, above or below, that cover no other name."""
    size = frame.width * label
    gap = size * DOT * 1.6
    boxes: list[tuple[float, float, float, float]] = []
    labels: list[Label] = []
    for (x, y), text, strong in names:
        width = len(text) * size * LETTER
        tries = (
            ("start", x + gap, y + size * 0.35, x + gap),
            ("end", x - gap, y + size * 0.35, x - gap - width),
            ("middle", x, y - gap - size * 0.15, x - width / 2),
            ("middle", x, y + gap + size * 0.8, x - width / 2),
        )
        for anchor, at_x, at_y, left in tries:
            box = (left, at_y - size * 0.85, left + width, at_y + size * 0.25)
            inside = frame.holds((box[0], box[1])) and frame.holds((box[2], box[3]))
            if inside and not any(_overlap(box, other) for other in boxes):
                boxes.append(box)
                labels.append(Label(at_x, at_y, anchor, text, strong))
                break
        if len(labels) == MOST_LABELS:
            break
    return labels


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
