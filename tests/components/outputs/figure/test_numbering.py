"""Names on maps of selections that chance has put together: near their places, at home, over nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest
import shapely

from components.outputs.figure.fonts import width
from components.outputs.figure.panels import Panel, Wanted
from components.outputs.figure.presets import PRESETS
from components.outputs.figure.projections import Projection
from components.outputs.figure.sheet import Sheet, page
from components.outputs.figure.text_blocks import Text
from components.state.figure import MAPS, Options
from components.state.state import LANGUAGES, State
from components.view import View
from data.records import STATUSES, Dataset
from geo.outlines.countries import country_shapes
from tests.components.outputs.figure.seen import asked, view

FARTHEST = 15 / 25.4 * 72
"""Points; what a name may be away from its place."""
EDGE = 1.5
"""Points of a name's box around its letters, and of an outline that is drawn simpler than it is."""
SEEN = 0.25
"""Square points (0.03 mm²): nobody sees a smaller island on the sheet."""
OFTEN, DEEP = 15, 200


def selection(dataset: Dataset, seed: int) -> tuple[View, Options]:
    """Return a random selection on a random sheet."""
    chance = Random(seed)  # noqa: S311  # a selection is no secret
    countries = sorted({p.country for p in dataset.places.values() if not p.is_swedish})

    def some(values: list[str] | tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(chance.sample(list(values), chance.randint(1, most)))

    filters: dict[str, Any] = {"language": chance.choice(LANGUAGES)}
    filters["status"] = chance.choice([("active",), (), some(STATUSES, 3)])
    kind = chance.randrange(6)
    if kind == 0:
        filters["country"] = some(countries, 4)
    elif kind == 1:
        filters["theme"] = some(list(dataset.themes), 2)
    elif kind == 2:
        filters["world_region"] = some(["africa", "asia", "europe", "americas"], 2)
    elif kind == 3:
        filters["swedish_place"] = some([p.id for p in dataset.places.values() if p.is_swedish], 40)
        filters["status"] = ()
    elif kind == 4:
        filters["date"] = str(chance.randint(2008, 2026))
    which = chance.choice(("shown", "shown", "shown", *MAPS))
    focus = chance.choice(["", "africa", "europe", *countries]) if which == "close" else ""
    preset = chance.choice(list(PRESETS))
    return view(dataset, State(**filters)), Options(preset=preset, map=which, focus=focus)


Box = tuple[float, float, float, float]


def box_of(text: Text) -> Box:
    wide = width(text.text, text.size, text.weight)
    return text.x, text.y - text.size * 0.72, text.x + wide, text.y + text.size * 0.2


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def away(box: Box, x: float, y: float) -> float:
    across, down = max(box[0] - x, x - box[2], 0), max(box[1] - y, y - box[3], 0)
    return float(np.hypot(across, down))


def members(text: str) -> set[int]:
    """Return the numbers of ``3, 5–7``."""
    result: set[int] = set()
    for part in text.split(", "):
        first, _, last = part.partition("–")
        result |= set(range(int(first), int(last or first) + 1))
    return result


def numbers_of(sheet: Sheet) -> list[Text]:
    return [t for t in sheet.names if re.fullmatch(r"[\d, –]+", t.text)]


@cache
def outlines(projection: Projection) -> tuple[list[str], shapely.STRtree]:
    """Every country's land at its most exact, on the sheet of a projection."""
    codes, parts = [], []
    centre = np.radians((projection.lon, projection.lat))
    for code, shape in country_shapes(0).items():
        for part in shape.geoms:
            lon, lat = np.radians(np.array(part.representative_point().coords[0]))
            toward = np.sin(centre[1]) * np.sin(lat) + np.cos(centre[1]) * np.cos(lat) * np.cos(
                lon - centre[0]
            )
            if projection.kind != "azimuthalEqualArea" or toward > 0:
                drawn = shapely.make_valid(shapely.transform(part, projection.points))
                if drawn.area > SEEN:
                    codes.append(code)
                    parts.append(drawn)
    return codes, shapely.STRtree(parts)


def abroad(panel: Panel, wanted: Wanted, box: Box) -> set[str]:
    """Return the other countries whose land a name stands on."""
    left, top = panel.box[:2]
    inner = shapely.box(box[0] + EDGE - left, box[1] + EDGE - top, box[2] - EDGE - left, box[3] - EDGE - top)
    codes, tree = outlines(panel.projection)
    return {codes[i] for i in tree.query(inner, predicate="intersects")} - {wanted.country}


def faults(sheet: Sheet) -> Iterator[str]:
    """Yield what is wrong with the names of a sheet, in words."""
    boxes = [(t.text, box_of(t)) for t in sheet.names]
    for (a, one), (b, other) in combinations(boxes, 2):
        if meet(one, other):
            yield f"{a} meets {b}"
    lines = [shapely.LineString([ends[:2], ends[2:]]) for ends in sheet.leaders]
    if any(one.crosses(other) for one, other in combinations(lines, 2)):
        yield "two leaders cross"
    for text, box in boxes:
        if any(line.intersects(shapely.box(*box)) for line in lines):
            yield f"a leader runs through {text}"
    for panel in sheet.panels:
        marks = [*((w.x, w.y, w.reach) for w in panel.wanted), *panel.spots]
        for text, box in boxes:
            if any(away(box, x, y) < reach * 0.9 for x, y, reach in marks):
                yield f"{text} stands on a marker"
        yield from misplaced(panel, boxes)


def misplaced(panel: Panel, boxes: list[tuple[str, Box]]) -> Iterator[str]:
    """Yield the names that stand far from their places, or on another country's land."""
    for wanted in panel.wanted:
        own = [box for text, box in boxes if text == wanted.text]
        far = min((away(box, wanted.x, wanted.y) for box in own), default=0.0)
        if far > FARTHEST:
            yield f"{wanted.text} stands {far:.0f} points from its place"
        # Where two places bear a name it is not known here whose is which.
        if len(own) == 1 and (where := abroad(panel, wanted, own[0])):
            yield f"{wanted.text} ({wanted.country}) stands on {where}"


def told(sheet: Sheet) -> str:
    return " ".join(t.text for t in sheet.texts).replace("\N{NO-BREAK SPACE}", " ")


def check(view: View, options: Options) -> None:
    sheet = page(asked(view, options))
    assert list(faults(sheet)) == []
    shown = {t.text for t in sheet.names}
    unnamed = {w.text for p in sheet.panels for w in p.wanted} - shown
    listed = set[int]().union(*(members(t.text) for t in numbers_of(sheet)))
    for number in listed:
        assert re.search(rf"(?<!\d){number} \w", told(sheet)), f"{number} is not explained"
    if unnamed:
        message = bool(re.search(r"saknar namn|(is|are) not named", told(sheet)))
        assert len(listed) >= len(unnamed) or message or sheet.preset.compact, unnamed
    if sheet.preset.compact:
        area = sum(p.box[2] * p.box[3] for p in sheet.panels if not p.is_inset)
        assert area >= 0.6 * sheet.preset.width * sheet.preset.height


@pytest.mark.parametrize(
    "seed", [*range(OFTEN), *(pytest.param(n, marks=pytest.mark.deep) for n in range(OFTEN, DEEP))]
)
def test_names_of_any_selection_stand_where_their_places_are(real: Dataset, seed: int, undrawn: None) -> None:
    check(*selection(real, seed))
