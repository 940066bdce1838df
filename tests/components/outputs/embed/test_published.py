"""A frozen map keeps its revision: by number where there is a store, else by its content while that is served."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.store_proof import variant
from components.outputs.embed.published import keeps_older, published
from components.settings import settings
from data.records import Dataset
from data.store.served import forget
from data.store.store import open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    for name in ("PARTNERSKAPSKARTAN_STORE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_store_only_what_is_served_is_known_by_its_content() -> None:
    find = published(settings())
    newest = find("")
    assert newest is not None
    assert find(newest.name) == newest
    assert (find("1"), find("0123456789ab")) == (None, None)
    assert not keeps_older(settings())


def test_with_a_store_every_publication_is_found_by_its_number_for_good(
    sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(str(tmp_path / "store.sqlite"))
    first, second = variant(sample, "first"), variant(sample, "second")
    store.publish(first, "Anna", "Nytt", 0, NOW)
    store.publish(second, "Anna", "Nytt", 1, NOW)
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(tmp_path / "store.sqlite"))
    try:
        find = published(settings())
        named = {
            name: result and (result.name, result.dataset.revision)
            for name in ("", "1", "2")
            if (result := find(name))
        }
        assert named == {"": ("2", second.revision), "1": ("1", first.revision), "2": ("2", second.revision)}
        assert [find(name) for name in ("0", "3", "999999999", "9999999999", "nothing")] == [None] * 5
        assert keeps_older(settings())
    finally:
        forget()
