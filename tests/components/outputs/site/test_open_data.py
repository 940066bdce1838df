"""The open data of the site are the application's."""

from __future__ import annotations

from datetime import date

from components.outputs.open_data.files import open_data_files
from components.outputs.site.open_data import open_data
from components.outputs.site.page import Site
from data.records import Dataset

TODAY = date(2026, 11, 22)


def test_the_open_data_are_those_of_the_application(real: Dataset) -> None:
    site = Site(real, TODAY, "https://map.example.org/", "En organisation", "kartan@example.org")
    built = dict(open_data(site))
    assert built == dict(
        open_data_files(
            real,
            TODAY,
            "https://map.example.org/",
            organisation="En organisation",
            contact="kartan@example.org",
        )
    )
    assert "En organisation" in built["dcat.rdf"].decode()
