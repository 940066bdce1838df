"""The real tables as they are published on a fixed day, and somebody who asks over HTTP."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.routes import routes
from components.outputs.open_data.edition import Edition
from components.settings import settings
from data.records import Dataset

TODAY = date(2026, 11, 22)
ROOT = "https://map.example.org/"


@pytest.fixture(scope="session")
def edition(real: Dataset) -> Edition:
    return Edition(real, TODAY, ROOT, True, "Exempelorganisationen", "kartan@example.org")


@pytest.fixture(scope="package")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=routes(settings(os.environ | {"PARTNERSKAPSKARTAN_TODAY": TODAY.isoformat()})))
    with TestClient(app, base_url=ROOT) as result:
        yield result
