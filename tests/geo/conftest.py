"""The gazetteer (built once, kept in the user's cache) and a server that speaks Nominatim's protocol."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.records import Dataset
from geo.gazetteer.gazetteer import Gazetteer, open_gazetteer
from tests.geo.server import Server, running


@pytest.fixture(scope="session")
def gazetteer(real: Dataset) -> Gazetteer:
    """The gazetteer with the published tables."""
    return open_gazetteer(real.places.values())


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    with running() as there:
        yield there
