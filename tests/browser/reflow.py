"""What is wrong with a page in a narrow window: 320 pixels are also what 400 per cent zoom leaves of 1280."""

from __future__ import annotations

from playwright.sync_api import Page

from components.host.internals.streamlit_dom import MAIN, SIDEBAR

NARROWEST = {"width": 320, "height": 568}
ZOOMED = {"width": 320, "height": 256}
LOW = 72
"""Pixels that the header may take of the height, so that at 400 per cent zoom most is left for the page."""

IN_SIGHT = """id => {
    const top = document.getElementById(id).getBoundingClientRect().top;
    return top >= -1 && top < innerHeight / 2;
}"""
"""Whether the element of an id begins in the upper half of the window."""


def problems(page: Page) -> list[str]:
    """Return what runs out of the window, and what overlaps, is cut, small or high in the header, one line each."""
    result: list[str] = page.evaluate(_PROBLEMS, [LOW, MAIN, SIDEBAR])
    return result


_PROBLEMS = """([low, main, sidebar]) => {
    const all = css => [...document.querySelectorAll(css)], rect = e => e.getBoundingClientRect(), out = [];
    const name = e => `${e.tagName.toLowerCase()}.${e.className} "${(e.innerText || e.title).trim().slice(0, 30)}"`;
    const seen = e => rect(e).width > 1 && rect(e).height > 1 &&
        e.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true });
    // What scrolls by itself, or is cut on purpose, may be wider inside; the page may not.
    const page = document.querySelector(main) || document.documentElement;
    const cuts = e => /auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) &&
        e.scrollWidth > e.clientWidth + 1 && rect(e).right <= innerWidth + 1;
    const bounded = e => {
        let p = e.parentElement;
        while (p && p !== page && !cuts(p)) p = p.parentElement;
        return p && p !== page;
    };
    if (page.scrollWidth > page.clientWidth) out.push(`the page scrolls sideways: ${page.scrollWidth}`);
    for (const e of all('body *')) {
        if (e.closest(`svg, .leaflet-container, .pk-hidden, ${sidebar}`)) continue;
        if (seen(e) && rect(e).right > innerWidth + 1 && !bounded(e)) out.push(`runs out of the window: ${name(e)}`);
    }
    const header = document.querySelector('.pk-header');
    if (!header) return out;
    if (rect(header).height > low) out.push(`the header is ${rect(header).height} high`);
    const buttons = '.pk-header :is(a, button, summary), .pk-filters-toggle';
    const controls = all(buttons).filter(seen);
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    controls.forEach((a, i) => controls.slice(i + 1).forEach(b => {
        if (over(rect(a), rect(b))) out.push(`${name(a)} lies over ${name(b)}`);
    }));
    const cut = e => seen(e) && e.scrollWidth > e.clientWidth + 1;
    controls.forEach(e => {
        if (rect(e).height < 24 || rect(e).width < 24) out.push(`${name(e)} is a small target`);
        if ([e, ...e.children].some(cut)) out.push(`${name(e)} is cut`);
    });
    return out;
}"""
