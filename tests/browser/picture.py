"""What of the map is in sight: read from the layer's own projection, in pixels of the map's box."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from playwright.sync_api import Frame, Page

SIZES = [
    (320, 480), (390, 844), (768, 1024), (1366, 768), (1400, 900), (1920, 1080), (1920, 1200), (2560, 1440),
]  # fmt: skip
EDGE = 12
"""So far from the edge every point lies that is to be in sight."""

_READ = """() => {
    const PM = PartnershipMap, map = PM.map, scene = PM.scene, scale = 2 ** map.getZoom(), box = map.getContainer();
    const origin = map.getPixelBounds().min, corner = box.getBoundingClientRect(), size = map.getSize();
    const at = (x, y) => [x * scale - origin.x, y * scale - origin.y];
    const lines = {};
    scene.links.filter(l => scene.rowCode(l.row)).forEach(l => {
        const points = lines[scene.data.partnerships[l.row].id] = lines[scene.data.partnerships[l.row].id] || [];
        for (let i = 0; i < l.line.flat.length; i += 2) points.push(at(l.line.flat[i], l.line.flat[i + 1]));
    });
    const marks = scene.laid(scale).map(m => {
        const [x, y] = at(m.x, m.y);
        return [scene.data.places[m.place].id, x + m.dx, y + m.dy, m.radius, x, y];
    });
    const covers = ['.leaflet-control-zoom', '.pm-buttons', '.pm-legend'].map(css => box.querySelector(css))
        .map(e => e.getBoundingClientRect()).filter(r => r.width)
        .map(r => [r.left - corner.left, r.top - corner.top, r.right - corner.left, r.bottom - corner.top]);
    const button = box.querySelector('.pm-outside'), centre = map.getCenter();
    return { size: [size.x, size.y], lines, marks, covers, names: scene.written, zoom: map.getZoom(),
        centre: [centre.lat, centre.lng], outside: button.hidden ? '' : button.textContent };
}"""


@dataclass(frozen=True)
class Picture:
    """``lines`` holds the points of each partnership's curves, ``marks`` id, x, y, radius and the place's own x, y."""

    size: tuple[float, float]
    lines: dict[str, list[tuple[float, float]]]
    marks: list[tuple[str, float, float, float, float, float]]
    covers: list[tuple[float, float, float, float]]
    names: list[tuple[str, float, float, float, float]]
    zoom: float
    centre: tuple[float, float]
    outside: str

    def lost(self) -> list[str]:
        """Return whose lines and marks are not wholly in sight: out of the box, or under what lies on it."""
        curves = {ident for ident, points in self.lines.items() if not all(self._sees(*p) for p in points)}
        return sorted(
            curves | {m[0] for m in self.marks if not (self._sees(m[1], m[2]) and self._sees(*m[4:]))}
        )

    def spoilt_names(self) -> list[tuple[str, ...]]:
        """Return the names that the edge cuts, and the pairs that lie on each other."""
        cut = [
            (n[0],)
            for n in self.names
            if not (n[1] >= 0 and n[3] <= self.size[0] and n[2] >= 0 and n[4] <= self.size[1])
        ]
        on = [
            (a[0], b[0])
            for a, b in combinations(self.names, 2)
            if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
        ]
        return cut + on  # fmt: skip

    def _sees(self, x: float, y: float) -> bool:
        inside = EDGE <= x <= self.size[0] - EDGE and EDGE <= y <= self.size[1] - EDGE
        return inside and not any(c[0] < x < c[2] and c[1] < y < c[3] for c in self.covers)


def picture(where: Page | Frame) -> Picture:
    """Return what the map of a page, or of the map's frame, shows."""
    result: dict[str, Any] = where.evaluate(_READ)
    return Picture(**result)
