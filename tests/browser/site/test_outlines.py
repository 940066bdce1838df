"""The layer reads outlines in steps and in degrees, and draws both at the same place."""

from __future__ import annotations

from components.map.outlines import FINE, WORLD, steps
from geo.boundaries import lan_outlines
from tests.browser.site.conftest import Visit

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
