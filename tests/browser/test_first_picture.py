"""The picture that a page shows first has every mark where the live map then has it."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page

from components.kit.styles import shared_style
from components.parts.map_picture.render import picture as first_picture
from components.state.state import State
from components.view import build_view
from data.records import Dataset
from tests.browser.conftest import Open
from tests.browser.test_picture import opened

TODAY = date(2026, 11, 22)
FAR = 10
"""Pixels that a mark may lie from where the live map has it: the visitor's font sets the width of its legend."""
READ = """() => {
    const box = document.querySelector(".pk-first-map").getBoundingClientRect(), at = [];
    const layer = [...document.querySelectorAll(".pk-fm-layer")].find(l => getComputedStyle(l).display !== "none");
    layer.querySelectorAll(".pk-fm-halo").forEach(path => {
        for (const [, x, y] of path.getAttribute("d").matchAll(/M(-?\\d+) (-?\\d+)h0/g)) {
            const point = new DOMPoint(+x, +y).matrixTransform(path.getScreenCTM());
            at.push([point.x - box.x, point.y - box.y]);
        }
    });
    layer.querySelectorAll(".pk-fm-mark").forEach(mark => {
        const matrix = mark.getScreenCTM();
        at.push([matrix.e - box.x, matrix.f - box.y]);
    });
    return at;
}"""


def test_every_mark_is_where_the_live_map_has_it(page: Page, new_page: Open, real: Dataset) -> None:
    live = opened(page, "")
    width, height = live.size
    still = new_page({"width": round(width), "height": round(height)})
    html = first_picture(build_view(real, State(), TODAY))
    style = f"body{{margin:0;--map-height:{height}px}}{shared_style().decode()}"
    still.set_content(f"<!doctype html><style>{style}</style>{html}")
    at = still.evaluate(READ)
    assert len(at) == len(live.marks)
    for name, x, y, *_ in live.marks:
        assert min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for a, b in at) < FAR, name
