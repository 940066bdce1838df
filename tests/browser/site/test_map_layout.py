"""Where the map lies, where its marks and its names stand: reckoned in Node, for boxes and points of all kinds."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from components.kit.colours import COLOURS
from tests.browser.site.engine import Engine

SIZES = [(288, 280), (358, 523), (605, 472), (700, 728), (590, 604), (950, 904), (940, 1100), (2400, 1200)]
COVERS = [[10, 10, 44, 79], [-430, 10, -10, 44], [10, -250, 260, -10]]
"""Of the zoom buttons, the other buttons and the legend; what is negative counts from the other side."""
MARGIN = 24


def covers(size: tuple[int, int], kinds: int) -> list[list[float]]:
    return [[v if v >= 0 else size[i % 2] + v for i, v in enumerate(c)] for c in COVERS[:kinds]]


def on_screen(
    fitted: dict[str, float], size: tuple[int, int], points: list[tuple[float, float]]
) -> list[Any]:
    scale = 2 ** fitted["zoom"]
    return [
        ((x - fitted["x"]) * scale + size[0] / 2, (y - fitted["y"]) * scale + size[1] / 2) for x, y in points
    ]


_FIT = "([flat, size, margin, covers, most]) => PartnershipMap.fit(flat, size, margin, covers, most)"


@pytest.mark.parametrize("size", SIZES)
def test_every_point_lies_in_the_box_and_under_nothing(engine: Engine, size: tuple[int, int]) -> None:
    rng = random.Random(size[0])  # noqa: S311  # the same points in every run
    for _ in range(40):
        west, north = rng.uniform(20, 120), rng.uniform(50, 90)
        wide, high = rng.uniform(0.01, 130), rng.uniform(0.01, 90)
        points = [
            (west + rng.random() ** 2 * wide, north + rng.random() * high) for _ in range(rng.randint(1, 60))
        ]
        above = covers(size, 2 if size[0] > 560 else 1)
        flat = [v for point in points for v in point]
        fitted = engine.evaluate(_FIT, [flat, size, MARGIN, above, 7])
        assert 0 <= fitted["zoom"] <= 7
        for x, y in on_screen(fitted, size, points):
            assert MARGIN - 1e-6 <= x <= size[0] - MARGIN + 1e-6
            assert MARGIN - 1e-6 <= y <= size[1] - MARGIN + 1e-6
            assert not any(left < x < right and top < y < bottom for left, top, right, bottom in above)


def test_the_map_is_as_near_as_it_can_be(engine: Engine) -> None:
    corners = [(100.0, 60.0), (150.0, 140.0)]
    fitted = engine.evaluate(_FIT, [[v for c in corners for v in c], (600, 500), MARGIN, [], 7])
    nearer = on_screen({**fitted, "zoom": fitted["zoom"] + 0.125}, (600, 500), corners)
    assert min(y for _, y in nearer) < MARGIN
    # A legend that lies where no point is costs nothing.
    aside = engine.evaluate(
        _FIT, [[v for c in corners for v in c], (600, 500), MARGIN, covers((600, 500), 3)[2:], 7]
    )
    assert aside["zoom"] == fitted["zoom"]


def test_what_cannot_be_uncovered_is_at_least_in_the_box(engine: Engine) -> None:
    size, points = (300, 280), [(60.0, 60.0), (150.0, 150.0), (105.0, 105.0)]
    fitted = engine.evaluate(_FIT, [[v for p in points for v in p], size, MARGIN, [[0, 0, *size]], 7])
    assert all(0 < x < size[0] and 0 < y < size[1] for x, y in on_screen(fitted, size, points))


_APART = "([marks, scale]) => Array.from(PartnershipMap.apart(marks, scale))"


def test_marks_of_one_point_are_told_apart_and_stay_near_it(engine: Engine) -> None:
    for n in (2, 3, 4, 6):
        marks = [{"x": 140, "y": 70, "radius": 5} for _ in range(n)]
        moved = engine.evaluate(_APART, [marks, 4])
        at = list(zip(moved[::2], moved[1::2], strict=True))
        assert max(math.hypot(*p) for p in at) <= 12 + 1e-9
        assert min(math.dist(a, b) for i, a in enumerate(at) for b in at[:i]) >= 10, n


def test_marks_with_room_stay_where_they_are(engine: Engine) -> None:
    marks = [{"x": 10 * i, "y": 70, "radius": 6} for i in range(20)]
    assert {abs(v) for v in engine.evaluate(_APART, [marks, 4])} == {0}
    crowd = [{"x": 140, "y": 70, "radius": 6} for _ in range(401)]
    assert set(engine.evaluate(_APART, [crowd, 4])) == {0}


_NAMES = """([names, marks, frame, covers]) => {
    const taken = [];
    return PartnershipMap.placeNames(names, marks, frame, covers, taken);
}"""


def boxes(names: list[dict[str, Any]], spots: list[list[float] | None]) -> list[tuple[float, ...]]:
    return [
        (spot[0], spot[1] - 8, spot[0] + name["width"], spot[1] + 8)
        for name, spot in zip(names, spots, strict=True)
        if spot
    ]


def over(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("must", [0, 4, 12])
def test_names_overlap_nothing_and_are_cut_nowhere(engine: Engine, must: int) -> None:
    rng = random.Random(must)  # noqa: S311  # the same points in every run
    placed = 0
    for _ in range(200):
        size = rng.choice(SIZES)
        frame, above = [0, 0, *size], covers(size, 3 if size[0] > 560 else 1)
        names = [
            {
                "x": rng.uniform(0, size[0]), "y": rng.uniform(0, size[1]), "radius": rng.uniform(3, 16),
                "width": rng.uniform(20, 200), "must": i < must,
            }
            for i in range(rng.randint(must, 60))
        ]  # fmt: skip
        spots = engine.evaluate(_NAMES, [names, names, frame, above])
        built = boxes(names, spots)
        placed += len(built)
        for i, box in enumerate(built):
            assert 0 <= box[0] < box[2] <= size[0]
            assert 0 <= box[1] < box[3] <= size[1]
            assert not any(over(box, other) for other in built[:i])
            assert not any(over(box, tuple(cover)) for cover in above)
        # Who need not be named is named only where no mark is.
        for name, spot in zip(names, spots, strict=True):
            if spot and not name["must"]:
                (box,) = boxes([name], [spot])
                assert not any(
                    over(box, (m["x"] - m["radius"], m["y"] - m["radius"], m["x"] + m["radius"], m["y"] + m["radius"]))
                    for m in names
                )  # fmt: skip
    assert placed > 200


def test_who_must_be_named_is_named_in_the_thick_of_others_and_at_the_edge(engine: Engine) -> None:
    frame, width = [0, 0, 360, 520], 90
    ends = [(2, 2), (358, 2), (2, 518), (358, 518), (358, 260), (180, 260), (182, 262), (184, 258)]
    names = [{"x": x, "y": y, "radius": 6, "width": width, "must": True} for x, y in ends]
    crowd = [{"x": 150 + 5 * (i % 12), "y": 230 + 5 * (i // 12), "radius": 6} for i in range(144)]
    spots = engine.evaluate(_NAMES, [names, [*names, *crowd], frame, []])
    assert all(spots)
    loose = [{**name, "must": False} for name in names]
    assert engine.evaluate(_NAMES, [loose, [*names, *crowd], frame, []])[5:] == [None] * 3


_SELECTED = """query => {
    const PS = PartnershipSite, PM = PartnershipMap, dataset = PS.dataset, scene = new PM.Scene();
    PM.canvas.colours(false, dataset.data.colours);
    scene.load(dataset.data, { land: [], borders: [] }, { lakes: [], lan: {}, kommun: {} });
    return dataset.data.places.filter(p => p.country === 'SE').map(p => {
        const state = PS.state.decode('map', [...query, ['selection', 'place:' + p.id]], dataset.known);
        scene.set(PS.drawing(PS.view(dataset, state)));
        const lines = {}, marks = Object.fromEntries(scene.shown().map(m => [m.place, m]));
        scene.links.filter(l => scene.rowCode(l.row) && scene.isSelected(l.row)).forEach(l => {
            const at = dataset.data.places.indexOf(l.to);
            (lines[at] = lines[at] || []).push(scene.ink(scene.rowCode(l.row)));
        });
        return Object.entries(lines).map(([at, inks]) => [inks, marks[at].colour, marks[at].end]);
    });
}"""


@pytest.mark.parametrize("query", [[], [["status", "all"], ["funding", "all"]]], ids=["active", "all"])
def test_the_ends_of_a_selection_are_coloured_as_its_lines_or_not_at_all(
    engine: Engine, query: list[list[str]]
) -> None:
    neutral = COLOURS["ink"]
    ends = [end for result in engine.evaluate(_SELECTED, query) for end in result]
    assert len(ends) > 20
    for inks, colour, marked in ends:
        assert marked
        assert colour == (inks[0] if len(set(inks)) == 1 else neutral) or (
            # Lines may look alike and yet tell of different groups or statuses.
            len(inks) > 1 and colour == neutral
        )
