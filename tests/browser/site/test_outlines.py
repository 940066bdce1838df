"""What the map's layer knows by itself: where lines run, how a status looks, what its buttons show."""

from __future__ import annotations

import pytest

from components.parts.map.outlines import FINE, WORLD, steps
from data.records import STATUSES, Dataset
from geo.outlines.boundaries import lan_outlines
from geo.outlines.great_circle import great_circle
from tests.browser.site.conftest import Visit
from tests.browser.site.engine import Engine

_FARTHEST = """([steps, degrees]) => {
    const [one, other] = [steps, { type: 'MultiPolygon', coordinates: degrees }].map(PartnershipMap.geometry.lines);
    if (one.length !== other.length) return 'not as many lines';
    const apart = (a, b) => a.length === b.length ? Math.max(...Array.from(a, (v, i) => Math.abs(v - b[i]))) : NaN;
    return Math.max(...one.map((line, i) => Math.max(apart(line.flat, other[i].flat), apart(line.box, other[i].box))));
}"""


def test_steps_and_degrees_are_the_same_lines(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    assert page.evaluate("[PartnershipMap.geometry.WORLD, PartnershipMap.geometry.FINE]") == [WORLD, FINE]
    for outline in lan_outlines().values():
        in_steps = [steps(ring) for polygon in outline for ring in polygon]
        assert page.evaluate(_FARTHEST, [in_steps, outline]) <= 0.5 / FINE + 1e-9


_APART = """([start, end, line]) => {
    const G = PartnershipMap.geometry, flat = G.greatCircle(start, end, line.length).flat;
    return Math.max(...line.map(([lat, lon], i) => Math.hypot(flat[2 * i] - G.x(lon), flat[2 * i + 1] - G.y(lat))));
}"""


@pytest.mark.parametrize(
    ("start", "end"),
    [((59.3, 18.1), (0.5, 34.5)), ((35.7, 139.7), (21.3, -157.8)), ((21.3, -157.8), (35.7, 139.7))],
    ids=["Kenya", "eastwards over the date line", "westwards over the date line"],
)
def test_a_link_on_the_map_runs_as_in_a_file(
    engine: Engine, start: tuple[float, float], end: tuple[float, float]
) -> None:
    assert engine.evaluate(_APART, [start, end, great_circle(start, end)]) < 1e-6


def test_every_status_has_a_line_of_its_own_grey_where_nothing_runs(engine: Engine) -> None:
    marks = engine.evaluate("() => PartnershipMap.symbols.STATUS.slice(1)")
    assert [m["name"] for m in marks] == list(STATUSES)
    assert len({(tuple(m["dash"]), m["grey"]) for m in marks}) == len(marks)
    assert {m["name"] for m in marks if m["grey"]} == {"unverified", "ended"}


def test_a_button_shows_the_part_of_the_world_that_it_names(engine: Engine, real: Dataset) -> None:
    views = engine.evaluate("() => PartnershipMap.VIEWS")
    assert {"world", "europe", "africa", "sweden"} == set(views)
    for place in real.places.values():
        region = real.countries[place.country].world_region if place.country in real.countries else ""
        for name in {"world", region, "sweden" if place.is_swedish else ""} & set(views):
            (south, west), (north, east) = views[name]
            assert south <= place.lat <= north, (name, place.id)
            assert west <= place.lon <= east, (name, place.id)
