"""The part of a page that a script takes over."""

from __future__ import annotations

from datetime import date

from components.outputs.client.assets import site_assets
from components.outputs.client.interactive import interactive_page
from data.records import Dataset

TODAY = date(2026, 11, 22)
LAYOUT = {"sv": {"map": "index.html"}, "en": {"map": "en/index.html"}}


def test_the_part_of_a_page_escapes_and_links_relative_to_it(sample: Dataset) -> None:
    assets = site_assets(sample, TODAY, LAYOUT)
    part = interactive_page(assets, "en", root="../", page="table", fallback="<b>", with_list=False)
    assert (
        'data-root="../" data-page="table" data-language="en" data-embed="false" data-list="false"'
        in part.body
    )
    assert "&lt;b&gt;" in part.body
    assert part.style == f"../assets/{assets.style}"
    assert part.scripts == tuple(
        f"../assets/{name}" for name in assets.scripts["en"] if name != assets.outlines
    )
