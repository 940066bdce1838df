"""What the map's layer knows by itself: where lines run, how a status looks, what its buttons show."""

from __future__ import annotations

import json

import pytest

from components.parts.map.assets import outline_documents
from data.records import STATUSES, Dataset
from geo.outlines.boundaries import sweden_json, world_json_path
from geo.outlines.great_circle import great_circle
from tests.browser.site.engine import Engine

_FARTHEST = """([decoded, sources]) => {
    const G = PartnershipMap.geometry, count = (f) => f.length / 2;
    /* A ring may begin at another of its points. */
    function apart(one, other) {
        if (one.flat.length !== other.flat.length) return NaN;
        const a = one.flat, b = other.flat, closed = a[0] === a.at(-2) && a[1] === a.at(-1);
        const n = closed ? count(a) - 1 : count(a);
        const near = (i, j) => Math.max(Math.abs(a[2 * i] - b[2 * j]), Math.abs(a[2 * i + 1] - b[2 * j + 1]));
        const starts = closed ? [...Array(n).keys()].filter(j => near(0, j) < 1e-9) : [0];
        const line = Math.min(...starts.map(s => Math.max(...[...Array(n).keys()].map(i => near(i, (i + s) % n)))));
        return Math.max(line, ...one.box.map((v, i) => Math.abs(v - other.box[i])));
    }
    return Object.keys(sources).map(key => {
        const one = decoded[key], other = G.lines(sources[key]);
        return one.length === other.length ? Math.max(...one.map((line, i) => apart(line, other[i]))) : NaN;
    }).filter(v => !(v < 1e-9)).length;
}"""
_WORLD = f"""([document, sources]) => {{
    const world = PartnershipMap.decode.world(document);
    const decoded = {{ ...world.land, borders: world.borders }};
    return ({_FARTHEST})([decoded, sources]);
}}"""
_SWEDEN = f"""([document, sources]) => {{
    const sweden = PartnershipMap.decode.sweden(document);
    const decoded = {{ ...sweden.kommun, ...sweden.lan, lakes: sweden.lakes }};
    return ({_FARTHEST})([decoded, sources]);
}}"""


def test_the_world_that_is_sent_is_the_source(engine: Engine) -> None:
    source = json.loads(world_json_path().read_bytes())
    polygons = dict(enumerate(source["land"]["coordinates"]))
    sources = {str(i): {"coordinates": [polygon]} for i, polygon in polygons.items()}
    sources["borders"] = {"coordinates": [source["borders"]["coordinates"]]}
    assert engine.evaluate(_WORLD, [outline_documents()["world"], sources]) == 0


def test_sweden_that_is_sent_is_the_source(engine: Engine) -> None:
    source = sweden_json()
    sources = {**source["kommun"], **source["lan"], "lakes": source["lakes"]}
    assert engine.evaluate(_SWEDEN, [outline_documents()["sweden"], sources]) == 0


def test_outlines_in_degrees_are_drawn_as_they_are(engine: Engine) -> None:
    document = {"kommun": {}, "lan": {}, "lakes": {"type": "MultiPolygon", "coordinates": []}}
    assert engine.evaluate("document => PartnershipMap.decode.sweden(document)", document) == document


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
