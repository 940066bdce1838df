"""The rows as files, the same bytes for the same rows."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from components.outputs.export.download import file_bytes
from components.outputs.export.workbook import workbook_bytes
from components.outputs.site.downloads import download_pages, selections, steady
from components.outputs.site.page import Site, SitePage
from components.state.state import State
from components.view import build_view


def test_every_file_that_a_page_offers_is_there(site: Site) -> None:
    built = list(download_pages(site))
    pages = [part for part in built if isinstance(part, SitePage)]
    files = dict(part for part in built if not isinstance(part, SitePage))
    assert [page.path for page in pages] == ["downloads/index.html", "en/downloads/index.html"]
    for folder, code in (("", "sv"), ("en/", "en")):
        for name in selections(code):
            for kind in ("xlsx", "docx", "csv", "csv.zip", "geojson"):
                assert files.pop(f"{folder}data/{name}.{kind}")
    assert set(files) == {"data/tables/places.csv", "data/tables.zip"}
    assert all("./data/tables/places.csv" in page.body for page in pages)


def test_without_tables_none_are_offered(site: Site) -> None:
    bare = Site(site.dataset, site.today)
    built = list(download_pages(bare))
    assert not [part for part in built if isinstance(part, SitePage) and "tables.zip" in part.body]
    assert not [part for part in built if not isinstance(part, SitePage) and "tables" in part[0]]


def test_neither_workbook_nor_document_tells_the_hour_at_which_it_was_made(site: Site) -> None:
    view = build_view(site.dataset, State(page="table"), site.today)
    for file in (workbook_bytes(("Rader", "Om"), ["a"], [["1"]], []), file_bytes(view, "docx", "")):
        built = steady(file, date(2026, 11, 22))
        with ZipFile(BytesIO(built)) as archive:
            report = archive.read("docProps/core.xml").decode()
        assert report.count("2026-11-22T00:00:00Z") == 2
