"""What is wrong with a page in a window as narrow as 320 pixels, which is also what 400 per cent zoom leaves of 1280."""

from __future__ import annotations

from playwright.sync_api import Page

NARROWEST = {"width": 320, "height": 568}
ZOOMED = {"width": 320, "height": 256}
LOW = 72
"""Pixels that the header may take of the height, so that at 400 per cent zoom most is left for the page."""


def problems(page: Page) -> list[str]:
    """Return what runs out of the window, what lies over what in the header, and whether that is high, one line each."""
    found: list[str] = page.evaluate(_PROBLEMS, LOW)
    return found


_PROBLEMS = """low => {
    const all = css => [...document.querySelectorAll(css)], rect = e => e.getBoundingClientRect(), out = [];
    const name = e => `${e.tagName.toLowerCase()}.${e.className} "${(e.innerText || e.title || '').trim().slice(0, 30)}"`;
    const seen = e => e.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }) &&
        rect(e).width > 1 && rect(e).height > 1;
    // What scrolls by itself, or is cut on purpose, may be wider inside.
    const bounded = e => { for (let p = e.parentElement; p; p = p.parentElement)
        if (p !== document.body && /auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX) &&
            p.scrollWidth > p.clientWidth + 1 && rect(p).right <= innerWidth + 1 && !/stMain|stApp/.test(p.dataset.testid || '')) return true;
        return false; };
    const scroller = document.querySelector('[data-testid="stMain"]') || document.documentElement;
    if (scroller.scrollWidth > scroller.clientWidth) out.push(`the page scrolls sideways: ${scroller.scrollWidth}`);
    const closed = document.querySelector('[data-testid="stSidebar"]');
    for (const e of all('body *')) {
        if (closed && closed.contains(e) || e.closest('svg, .leaflet-container, .pk-hidden')) continue;
        if (seen(e) && rect(e).right > innerWidth + 1 && !bounded(e)) out.push(`runs out of the window: ${name(e)}`);
    }
    const header = document.querySelector('.pk-header');
    if (!header) return out;
    if (rect(header).height > low) out.push(`the header is ${rect(header).height} high`);
    const controls = all('.pk-header :is(a, button, summary), .pk-filters-toggle, [data-testid="stHeader"] button').filter(seen);
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    controls.forEach((a, i) => controls.slice(i + 1).forEach(b => {
        if (over(rect(a), rect(b))) out.push(`${name(a)} lies over ${name(b)}`);
    }));
    controls.forEach(e => {
        if (rect(e).height < 24 || rect(e).width < 24) out.push(`${name(e)} is a small target`);
        if (e.scrollWidth > e.clientWidth + 1 || [...e.children].some(c => seen(c) && c.scrollWidth > c.clientWidth + 1))
            out.push(`${name(e)} is cut`);
    });
    return out;
}"""
