"""Every style has its place in the page's style, and stands there once."""

from __future__ import annotations

from components.kit.styles import STYLES, shared_style
from tests.conftest import ROOT

APART = {
    "components/host/first_page.css",
    "components/host/streamlit.css",
    "components/outputs/client/site.css",
    "components/outputs/open_data/page/open-data.css",
    "components/outputs/site/pages.css",
    "components/parts/filters/links.css",
    "components/parts/map/layer/frame.css",
    "components/parts/map/layer/map.css",
}
"""What only the application or only the site adds, and styles of other documents: open data, plain pages, the frame."""
EDITORS = ("components/parts/comparison/", "components/parts/editing_")


def test_each_style_is_there_once_and_none_is_forgotten() -> None:
    named = {f"components/{name}" for name in STYLES}
    assert len(named) == len(STYLES)
    assert all((ROOT / name).read_bytes() in shared_style() for name in named)
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "components").rglob("*.css")}
    # The editors' page has its styles in its HTML, and only there.
    editors = {name for name in there if name.startswith(EDITORS)}
    assert named == there - APART - editors
