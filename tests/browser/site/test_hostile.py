"""The whole site of hostile tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.outputs.site.build import site_files
from components.outputs.site.page import Site
from components.outputs.site.write_folder import write_site
from data.reading.read_folder import read_folder
from tests.browser.conftest import DESKTOP
from tests.browser.site.pages import TODAY, Open, each
from tests.security.spread import N, spread


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in whose tables every text would like to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    write_site(folder / "site", site_files(Site(read_folder(spread(folder / "tables")).dataset, TODAY)))
    return folder / "site"


@pytest.mark.parametrize(
    "rows", [range(0, N, 27), pytest.param(range(N), marks=pytest.mark.deep)], ids=["few", "all"]
)
def test_hostile_tables_run_nothing(look: Open, hostile: Path, rows: range) -> None:
    paths = [
        "index.html",
        "table/all.html",
        "place/index.html",
        "articles/index.html",
        "numbers/index.html",
        "theme/index.html",
    ]
    paths += [
        f"{kind}/{ident}/index.html" for n in rows for kind, ident in (("place", f"k{n}"), ("theme", f"t{n}"))
    ]
    for path, page in each(paths, look, f"{hostile.as_uri()}/", DESKTOP):
        assert page.evaluate("window.__x === undefined && ({}).x === undefined"), path
