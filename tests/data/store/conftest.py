"""A store of publications, who publishes to it, and programs that follow it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.store_proof import variant
from data.records import Dataset
from data.store.poller import Follower
from data.store.served import forget
from data.store.store import Store, open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(str(path))


@pytest.fixture
def publish(store: Store, sample: Dataset) -> Callable[[str], Dataset]:
    """``publish("text")``: the sample with that text in one cell, as the newest revision."""

    def published(words: str) -> Dataset:
        dataset = variant(sample, words)
        store.publish(dataset, "Anna", "Nytt", store.head_number(), NOW)
        return dataset

    return published


@pytest.fixture
def follow(path: Path) -> Iterator[Callable[[], Follower]]:
    """``follow()``: a program that starts, and has not looked yet."""
    built: list[Follower] = []

    def new() -> Follower:
        built.append(Follower(str(path)))
        return built[-1]

    yield new
    for follower in built:
        follower.stop()


@pytest.fixture
def environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store is the one that the environment names; no thread looks by itself."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(path))
    monkeypatch.setattr(Follower, "start", Follower.poll)
    yield
    forget()
