"""What the server says of itself, and what viewers are told when the store is away."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.assets import data_urls
from components.host.routes import routes
from components.language import language
from components.parts.header.render import late_notice
from components.settings import settings
from data.reading.load import Loaded
from data.records import Dataset
from data.store.poller import Follower
from data.store.revision import Publication
from data.store.served import Served, forget, start
from data.store.store import open_store
from tests.conftest import ROOT

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SAMPLE = ROOT / "tests" / "data" / "sample"
COUNTS = {"partnerships": 6, "places": 13, "projects": 18, "articles": 3, "problems": 0}
Ask = Callable[[str], TestClient]


@pytest.fixture
def client() -> Iterator[TestClient]:
    chosen = settings({"PARTNERSKAPSKARTAN_TODAY": "2026-11-22", "PARTNERSKAPSKARTAN_TABLES": str(SAMPLE)})
    with TestClient(Starlette(routes=routes(chosen)), base_url="https://example.org") as result:
        yield result
    forget()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that the application follows; it looks when it is asked to."""
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(Follower, "start", Follower.poll)
    return tmp_path / "store.sqlite"


def test_without_a_store_the_tables_are_reported(client: TestClient, sample: Dataset) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    report = {"status": "ok", "store": "none", "number": None, "published": None, "revision": sample.revision}
    assert answer.json() == report | COUNTS


def test_a_publication_is_reported_with_its_number(client: TestClient, store: Path, sample: Dataset) -> None:
    start(SAMPLE, lambda: NOW)
    report = {"store": "ok", "number": 1, "published": "2026-11-22T09:30:00Z", "revision": sample.revision}
    assert client.get("/healthz").json() == {"status": "ok", **report, **COUNTS}
    assert store.exists()


def test_without_the_store_it_is_still_well_and_says_so(client: TestClient, store: Path) -> None:
    store.mkdir()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["store"], answer.json()["number"]) == (200, "unreachable", None)


def test_only_with_nothing_to_show_it_is_not_well(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "tables")
    (tmp_path / "tables" / "partnerships.csv").unlink()
    chosen = settings({"PARTNERSKAPSKARTAN_TABLES": str(tmp_path / "tables")})
    with TestClient(Starlette(routes=routes(chosen))) as client:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["partnerships"]) == (503, 0)


def test_a_page_gets_the_rows_that_it_was_drawn_from(
    client: TestClient, store: Path, sample: Dataset, real: Dataset
) -> None:
    start(SAMPLE, lambda: NOW)
    before = client.get(f"/{data_urls(sample.revision)['rows']}")
    open_store(str(store)).publish(real, "Anna", "Nytt", 1, NOW)
    # This page was drawn by a server that shows the new revision already; it makes this one look.
    fresh = client.get(f"/{data_urls(real.revision)['rows']}")
    assert client.get("/healthz").json()["number"] == 2
    again = client.get(f"/{data_urls(sample.revision)['rows']}")
    assert again.content == before.content != fresh.content
    assert {r.headers["cache-control"] for r in (before, fresh, again)} == {
        "public, max-age=31536000, immutable"
    }
    assert client.get("/data/000000000000-00000000/map.json").headers["cache-control"] == "no-cache"


def test_the_notice_says_from_when_it_is_in_both_languages(sample: Dataset) -> None:
    entry = Publication(7, 6, NOW, "Anna", "Nytt", sample.revision, "")
    kept = Served(Loaded(sample, ()), entry, "unreachable")
    assert "22 november 2026" in late_notice(kept, language("sv"))
    assert "22 November 2026" in late_notice(kept, language("en"))
    tables = replace(kept, entry=None)
    assert "följde med programmet" in late_notice(tables, language("sv"))
    assert "came with the program" in late_notice(tables, language("en"))


@pytest.mark.parametrize(
    ("store", "late"), [("none", False), ("ok", False), ("empty", False), ("damaged", True)]
)
def test_only_what_may_be_late_is_said_to_be(sample: Dataset, store: str, late: bool) -> None:
    assert Served(Loaded(sample, ()), None, store).is_late is late
