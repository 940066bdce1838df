"""What has changed in twelve months: a page in each language, its chart and its files."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from components.outputs.site.changes import WIDTHS, change_pages
from components.outputs.site.page import Site, SitePage


def test_the_page_names_its_charts_and_its_files(site: Site) -> None:
    site = replace(site, today=date(2023, 6, 30))
    built = list(change_pages(site))
    pages = [part for part in built if isinstance(part, SitePage)]
    files = dict(part for part in built if not isinstance(part, SitePage))
    assert [page.path for page in pages] == ["changes/index.html", "en/changes/index.html"]
    drawn = {path for page in pages for path in re.findall(r'"\./(assets/[^"]+\.svg)"', page.body)}
    rows = {f"{folder}data/changes.{kind}" for folder in ("", "en/") for kind in ("xlsx", "csv")}
    assert drawn | rows == set(files)
    assert len(drawn) == 2 * len(WIDTHS)
    assert all('href="./data/changes.csv?language=' in page.body for page in pages)
    assert dict(part for part in change_pages(site) if not isinstance(part, SitePage)) == files


def test_a_year_without_changes_has_a_page_all_the_same(site: Site) -> None:
    built = list(change_pages(replace(site, today=date(1950, 1, 1))))
    assert [type(part) for part in built] == [SitePage, SitePage]
