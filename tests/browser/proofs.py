"""What several proofs need: an application on tables of their own, pages on it, and keyboard and pointer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Frame, Locator, Page, TimeoutError

from components.host.internals.streamlit_dom import EXCEPTION, HTML
from tests.browser.conftest import DESKTOP
from tests.browser.harness import FRAME, Seen, count_runs, map_frame

_ALARM = """([html, exception]) => {
    const found = [];
    if (window.__x !== undefined) found.push('a script ran');
    if ({}.x !== undefined) found.push('every object has got a property');
    document.querySelectorAll('*').forEach(e => {
        for (const a of e.attributes) if (/^on/i.test(a.name)) found.push(e.tagName + ' ' + a.name);
        const url = e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('action') || '';
        const scheme = (/^\\s*([a-z][a-z0-9+.-]*):/i.exec(url) || ['', ''])[1].toLowerCase();
        if (scheme && !['http', 'https'].includes(scheme) && !url.startsWith('data:image/')) found.push(url);
        if (url && new URL(url, location.href).host.includes('evil')) found.push(url);
    });
    // The picture for paper is ours; its address is one of ours, and its text an attribute.
    const image = 'img:not([data-printed-map] > img)';
    const foreign = `:is(script, style, ${image}, iframe, form, base, link, object, svg, math)`;
    document.querySelectorAll(`${html} ${foreign}`).forEach(e => found.push(e.outerHTML));
    document.querySelectorAll(exception).forEach(e => found.push(e.textContent));
    return found;
}"""


@contextmanager
def visitor(
    browser: Browser, address: str, viewport: dict[str, int] = DESKTOP, **options: Any
) -> Iterator[Page]:
    """Give a page in a context of its own; afterwards nothing may have failed, and nobody else been asked."""
    seen = Seen()
    context = browser.new_context(base_url=address, viewport=viewport, locale="sv-SE", **options)  # type: ignore[arg-type]  # a size is one
    try:
        count_runs(context)
        context.set_default_timeout(30_000)
        seen.watch(context)
        page = context.new_page()
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        yield page
        assert dialogs == []
        assert not seen.errors, "\n".join(seen.errors)
        assert seen.hosts <= {urlsplit(address).netloc}
    finally:
        context.close()


def tidy(text: str | None) -> str:
    """Return text with its space made single, as a reader sees it."""
    return " ".join((text or "").split())


def texts(page: Page | Frame, selector: str) -> list[str]:
    """Return the whole text of every element, seen or not."""
    result: list[str] = page.eval_on_selector_all(selector, "all => all.map(e => e.textContent)")
    return [tidy(text) for text in result]


def point_of(page: Page, place: str) -> tuple[float, float]:
    """Return where on the page, in pixels, the mark of a place lies."""
    at = map_frame(page).evaluate(_POINT, place)
    box = page.locator(FRAME).first.bounding_box()
    assert box is not None
    return box["x"] + at[0], box["y"] + at[1]


def open_list(page: Page, box: Locator) -> Locator:
    """Open the list of a box by keys, and return it: a click scrolls the box into sight, which closes the list."""
    listed = page.get_by_role("listbox")
    for _ in range(10):
        box.focus()
        box.press("ArrowDown")
        with suppress(TimeoutError):
            # A page that is just being drawn anew takes the focus away.
            listed.wait_for(timeout=3_000)
            return listed
    raise AssertionError("the list did not open")


_POINT = """id => {
    const places = PartnershipMap.scene.data.places, place = places.find(p => p.id === id);
    const map = Object.values(window).find(v => v instanceof L.Map);
    const at = map.latLngToContainerPoint([place.lat, place.lon]);
    // A mark stands beside its point where it would lie upon another.
    const mark = PartnershipMap.scene.shown().find(m => places[m.place] === place) || { dx: 0, dy: 0 };
    return [at.x + (mark.dx || 0), at.y + (mark.dy || 0)];
}"""


def copy_tables(source: Path, folder: Path) -> Path:
    """Copy the tables of a folder into another, to be spoilt there."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in source.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def calm(page: Page) -> None:
    """Fail if a text of the tables became an element, an attribute, a script or an address anywhere on the page."""
    for frame in page.frames:
        assert frame.evaluate(_ALARM, [HTML, EXCEPTION]) == [], frame.url
