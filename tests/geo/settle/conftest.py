"""A draft with one more place, and the gazetteer of the places that have their positions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import Files, files_of, loaded_of
from geo.geocoding.geocode import Locator, open_locator
from geo.settle.places import Unsettled, places_to_settle

Drafted = Callable[..., tuple[Files, Unsettled]]
NEW = "new-place"


@pytest.fixture
def published(real: Dataset) -> Files:
    return files_of(real)


@pytest.fixture(scope="module")
def locator(real: Dataset) -> Locator:
    return open_locator(real.places.values(), date(2026, 11, 22), environment={})


@pytest.fixture
def drafted(published: Files) -> Drafted:
    """``drafted(name="Nakuru County", country="KE")``: the draft's tables, and its new place as one to be settled."""

    def made(*more: RowEdit, **cells: str) -> tuple[Files, Unsettled]:
        row = {"kind": "other"} | cells
        files = with_edits(published, [RowEdit("places", NEW, row), *more])
        (place,) = (one for one in places_to_settle(published, files, loaded_of(files)) if one.id == NEW)
        return files, place

    return made
