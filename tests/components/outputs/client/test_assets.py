"""The files of the map without a server: data that stay data, style without Streamlit, names that follow content."""

from __future__ import annotations

import re
from datetime import date

from components.outputs.client.assets import site_assets
from components.state.state import LANGUAGES
from data.records import Dataset
from tests.components.kit.test_styles import EDITORS
from tests.components.styles import STREAMLITS
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
LAYOUT = {"sv": {"map": "index.html"}, "en": {"map": "en/index.html"}}


def test_the_same_dataset_gives_the_same_files_and_a_changed_one_changes_only_its_own(
    sample: Dataset,
) -> None:
    first, second = site_assets(sample, TODAY, LAYOUT), site_assets(sample, TODAY, LAYOUT)
    assert first == second
    later = site_assets(sample, date(2026, 11, 23), LAYOUT)
    changed = set(first.files) ^ set(later.files)
    assert len(changed) == 2
    assert all(name.startswith("data-") for name in changed)
    for code in LANGUAGES:
        assert set(first.scripts[code]) <= set(first.files)
    assert {first.style, first.common} <= set(first.files)


def test_no_file_names_another_host_to_fetch_from(sample: Dataset) -> None:
    assets = site_assets(sample, TODAY, LAYOUT)
    style = assets.files[assets.style].decode()
    assert "@import" not in style
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style)
    for name, content in assets.files.items():
        assert b"sourceMappingURL" not in content, name


def test_the_style_is_the_components_own_and_speaks_of_nothing_of_streamlits(sample: Dataset) -> None:
    assets = site_assets(sample, TODAY, LAYOUT)
    style = assets.files[assets.style].decode()
    others = {
        "first_page.css",
        "links.css",
        "streamlit.css",
        "frame.css",
        "pages.css",
        "open-data.css",
    }  # for pages that are not this map's
    own = [
        p.read_text("utf-8")
        for p in (ROOT / "components").rglob("*.css")
        if p.name not in others and not str(p.relative_to(ROOT)).startswith(EDITORS)
    ]
    assert len(own) > 20
    assert all(text in style for text in own)
    assert not re.search(STREAMLITS, style)
    # The finished page hides its filters on a narrow screen until they are the target; the site's have a button.
    assert ":target" not in style
    assert style.count("{") == style.count("}")
