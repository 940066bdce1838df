"""The embedded map and the open data as files of the site."""

from __future__ import annotations

import re
from datetime import date
from posixpath import dirname, join, normpath

from components.outputs.client.assets import site_assets
from components.outputs.embed.options import PAGE
from components.outputs.site.embed import POLICY, embed_files
from components.outputs.site.layout import ASSETS, layout, target
from components.outputs.site.page import Site
from data.records import Dataset

TODAY = date(2026, 11, 22)


def test_each_language_has_its_page_with_its_files_and_its_policy(real: Dataset) -> None:
    site = Site(real, TODAY, publication="7")
    built = dict(embed_files(site))
    assets = {f"{ASSETS}/{name}" for name in site_assets(real, TODAY, layout()).files}
    assert set(built) == {PAGE, f"en/{PAGE}"}
    for path, content in built.items():
        page = content.decode()
        loaded = {
            normpath(join(dirname(path), t)) for t in re.findall(r'(?:src|href)="([^":]+\.(?:js|css))"', page)
        }
        assert len(loaded) == 6
        assert loaded <= assets
        assert POLICY.replace("'", "&#39;") in page
        assert 'data-embed="true"' in page
        assert f'data-revisions="7 {real.revision}"' in page
        assert 'href="index.html"' in page


def test_an_address_of_the_application_finds_it() -> None:
    assert target("./embed").path == layout()["sv"]["embed"] == PAGE
    assert target("./embed?language=en").path == layout()["en"]["embed"] == f"en/{PAGE}"
    assert target("./api/en/index.html").path == "api/en/index.html"
