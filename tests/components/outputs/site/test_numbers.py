"""The numbers: a page in each language, and its charts as pictures for a wide screen and a phone."""

from __future__ import annotations

import re

from components.outputs.site.numbers import WIDTHS, number_pages, steady
from components.outputs.site.page import Site, SitePage


def test_each_chart_is_drawn_for_both_widths_and_named_on_its_page(site: Site) -> None:
    built = list(number_pages(site))
    pages = [part for part in built if isinstance(part, SitePage)]
    files = dict(part for part in built if not isinstance(part, SitePage))
    assert [page.path for page in pages] == ["numbers/index.html", "en/numbers/index.html"]
    named = {path for page in pages for path in re.findall(r'"\./(assets/[^"]+\.svg)"', page.body)}
    assert named == set(files)
    assert len(files) == 2 * sum(len(widths) for widths in WIDTHS.values())
    assert all(svg.startswith(b"<svg") for svg in files.values())


def test_clips_are_numbered_from_one_whatever_was_drawn_before() -> None:
    drawn = '<clipPath id="clip41"/><g clip-path="url(#clip41)"/><clipPath id="clip7"/>'
    assert steady(drawn) == '<clipPath id="clip1"/><g clip-path="url(#clip1)"/><clipPath id="clip2"/>'
    assert steady(drawn) == steady(drawn.replace("41", "99"))
