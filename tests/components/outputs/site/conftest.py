"""A site of the sample's tables, and how its pages are read."""

from __future__ import annotations

from datetime import date

import pytest

from components.outputs.site.page import Site
from data.records import Dataset


@pytest.fixture(scope="session")
def site(sample: Dataset) -> Site:
    return Site(
        sample,
        date(2026, 11, 22),
        "https://example.org/karta/",
        "Demo",
        "karta@example.org",
        {"places.csv": b"id\n"},
    )
