"""The links to the files."""

from __future__ import annotations

from components.outputs.export.render import downloads
from components.state.state import State
from components.view import build_view
from tests.components.outputs.export.files import REAL, TODAY


def test_the_links_name_files_and_are_marked_as_downloads() -> None:
    html = downloads(build_view(REAL, State(country=("KE",), start=50), TODAY))
    assert html.count(" download>") == 6, "five files of rows, and the brief of the one country"
    for kind in ("xlsx", "docx", "csv", "csv.zip", "geojson"):
        assert f'href="./data/partnerships.{kind}?country=KE"' in html
    assert html.count("data-copy-table=") == 1
