"""Earlier publications, and the number of the newest."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from components.kit import publications
from components.kit.publications import newest_number, publication
from data.records import Dataset
from data.store.served import Served, served
from data.store.store import open_store
from tests.conftest import TABLES


def test_a_publication_comes_with_its_day(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample: Dataset
) -> None:
    store = open_store(str(tmp_path / "store.sqlite"))
    entry = store.publish(sample, "a", "first", 0, datetime(2026, 5, 1, 23, 30, tzinfo=UTC))
    monkeypatch.setattr(publications, "at_revision", store.get)
    assert publication(1) == (sample, date(2026, 5, 2))  # in Sweden
    assert publication(2) is None
    assert newest_number(Served(store.get(1).loaded, entry, "ok")) == 1


def test_without_a_store_there_is_none() -> None:
    assert publication(1) is None
    assert newest_number(served(TABLES)) == newest_number(None) == 0
