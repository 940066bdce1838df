"""A change draws map and list first: what follows is all there in the end, and the map's short cuts show the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.synthetic import write_tables
from data.reading.read_folder import read_folder
from tests.browser.site.build import build
from tests.browser.site.conftest import Visit

ALL = "?status=all&funding=all&panel=list"

DOTS = """() => {
    const canvas = document.querySelector('.leaflet-overlay-pane canvas');
    return Array.from(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).join();
}"""

ALPHAS = """() => {
    const drawing = CanvasRenderingContext2D.prototype, stroke = drawing.stroke, found = new Set();
    drawing.stroke = function () {
        found.add(Math.round(this.globalAlpha * 100));
        return stroke.apply(this, arguments);
    };
    PartnershipMap.show({ ...PartnershipMap.scene.state });
    drawing.stroke = stroke;
    return [...found];
}"""
"""How strongly links and marks are drawn, in percent."""

# The same links by the two ways; the share of their ink that differs, of all that was stroked.
STROKED_AND_DOTTED = """dash => {
    const PM = PartnershipMap, size = 400, view = { scale: 2, dx: 0, dy: 0, ratio: 1, box: [0, 0, 256, 256] };
    const lines = [[60, 18, 10, 40], [57, 14, -30, 25], [65, 20, 40, -80], [58, 12, 58, 70]].map(
        ([a, b, c, d]) => PM.geometry.greatCircle([a, b], [c, d], 40));
    const contexts = [0, 1].map(() => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = size;
        return canvas.getContext('2d');
    });
    view.context = contexts[0];
    contexts[0].setLineDash(dash);
    contexts[0].globalAlpha = 0.6;
    PM.canvas.stroke(view, lines, '#1f6f8b', 1);
    PM.denseLines.begin(contexts[1].canvas);
    PM.denseLines.add(view, lines, '#1f6f8b', 0.6, dash);
    PM.denseLines.end(contexts[1]);
    // Each way spreads a line's ink over neighbours in its own manner: compared are squares of 8 by 8.
    const ink = contexts.map(context => {
        const data = context.getImageData(0, 0, size, size).data, squares = new Float64Array(2500);
        for (let i = 0; i < size * size; i++) {
            squares[Math.floor(Math.floor(i / size) / 8) * 50 + Math.floor(i % size / 8)] += data[4 * i + 3];
        }
        return squares;
    });
    const at = contexts[1].getImageData(0, 0, size, size).data, colours = new Set();
    for (let i = 0; i < at.length; i += 4) {
        if (at[i + 3] > 100) colours.add([at[i], at[i + 1], at[i + 2]].map(c => Math.round(c / 16)).join());
    }
    const all = ink[0].reduce((sum, v) => sum + v, 0);
    const differs = ink[0].reduce((sum, v, i) => sum + Math.abs(v - ink[1][i]), 0) / all;
    return { differs, all, colours: [...colours] };
}"""


def test_the_cards_out_of_sight_follow(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html{ALL}&theme=climate")
    at_once = page.evaluate("""() => {
        document.querySelector('#pk-theme-climate').click();
        return [document.querySelectorAll('.pk-card').length, Math.ceil(innerHeight / 80)];
    }""")
    assert at_once[0] == at_once[1] < 40
    expect(page.locator(".pk-card")).to_have_count(40)
    expect(page.locator(".pk-panel > :last-child .pk-more")).to_have_count(1)
    ids = page.evaluate("Array.from(document.querySelectorAll('.pk-card'), c => c.dataset.partnership)")
    page.reload()
    expect(page.locator(".pk-card")).to_have_count(40)
    assert ids == page.evaluate(
        "Array.from(document.querySelectorAll('.pk-card'), c => c.dataset.partnership)"
    )


def test_two_choices_in_one_breath_both_count(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html{ALL}")
    page.locator(".pk-live-map[data-drawn]").wait_for()
    page.evaluate("['climate', 'youth'].forEach(t => document.querySelector('#pk-theme-' + t).click())")
    assert "theme=climate,youth" in page.url
    expect(page.locator("#pk-theme-climate")).to_be_checked()
    expect(page.locator("#pk-theme-youth")).to_be_checked()
    asked = page.evaluate("PartnershipMap.drawn().places.length")
    expect(page.locator(".pm-list button")).to_have_count(asked)
    label = page.locator("label[for=pk-theme-climate]").text_content()
    page.reload()
    expect(page.locator("label[for=pk-theme-climate]")).to_have_text(label or "")


def test_who_has_scrolled_down_keeps_the_place(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html{ALL}")
    page.locator(".pk-live-map[data-drawn]").wait_for()
    page.evaluate("window.scrollTo(0, 3000)")
    before = page.evaluate("window.scrollY")
    cards, after = page.evaluate("""() => {
        document.querySelector('#pk-programme-KP').click();
        return [document.querySelectorAll('.pk-card').length, window.scrollY];
    }""")
    assert cards == 40
    assert abs(after - before) < 100  # the sentence above may take another line


def test_a_selection_fades_all_but_its_own_links(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html")
    page.locator(".pk-live-map[data-drawn]").wait_for()
    assert min(page.evaluate(ALPHAS)) > 50
    page.locator(".pm-list button").first.evaluate("button => button.click()")
    expect(page.locator(".pk-selection h2")).to_be_attached()
    result = page.evaluate(ALPHAS)
    assert 100 in result
    assert all(alpha < 30 for alpha in result if alpha != 100)


@pytest.mark.parametrize("dash", [[], [7, 5]], ids=["whole", "dashed"])
def test_links_put_together_dot_by_dot_look_like_strokes(visit: Visit, site: str, dash: list[int]) -> None:
    result = visit(f"{site}/index.html").evaluate(STROKED_AND_DOTTED, dash)
    assert result["all"] > 30_000
    assert result["differs"] < 0.15
    assert result["colours"] == ["2,7,9"]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a folder with more links than are stroked."""
    folder = tmp_path_factory.mktemp("crowded")
    write_tables(folder / "tables", 1_500)
    return build(read_folder(folder / "tables").dataset, folder / "site").as_uri()


def test_the_kept_picture_is_the_one_that_would_be_drawn(visit: Visit, crowded: str) -> None:
    page = visit(f"{crowded}/index.html")
    page.locator(".pk-live-map[data-drawn]").wait_for()
    first = page.evaluate(DOTS)
    choose(page, "climate")
    fewer = page.evaluate(DOTS)
    choose(page, "climate")
    assert page.evaluate(DOTS) == first != fewer
    # A selection fades the others; another part of the map has another picture.
    page.locator(".pm-list button").first.evaluate("button => button.click()")
    assert page.evaluate(DOTS) != first
    page.keyboard.press("Escape")
    page.locator(".pk-clear").click()
    assert page.evaluate(DOTS) == first
    page.locator(".pm-africa").click()
    page.wait_for_timeout(700)
    choose(page, "climate")
    choose(page, "climate")
    there = page.evaluate(DOTS)
    assert there != first
    page.evaluate(
        "PartnershipMap.show({ ...PartnershipMap.scene.state, rows: PartnershipMap.scene.state.rows.slice() })"
    )
    assert page.evaluate(DOTS) == there


def choose(page: Page, theme: str) -> None:
    page.evaluate("theme => document.querySelector('#pk-theme-' + theme).click()", theme)
