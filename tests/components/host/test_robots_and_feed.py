"""What programs ask a site for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host import robots_and_feed
from components.host.robots_and_feed import newest_facts, robots_and_feed_routes, sitemap_states
from components.outputs.page.meta import canonical_state, is_indexed
from components.outputs.site.feed import Correction
from components.outputs.site.security_txt import security_txt
from components.settings import settings
from components.state.state import State
from data.csv_rows import csv_bytes, csv_rows
from data.records import Dataset
from data.store.revision import files_of, loaded_of
from data.store.store import open_store
from tests.components.outputs.page.pages import page_of
from tests.conftest import TABLES

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client() -> TestClient:
    chosen = settings(
        {
            "PARTNERSKAPSKARTAN_TABLES": str(Path(TABLES)),
            "PARTNERSKAPSKARTAN_TODAY": "2026-11-22",
            "PARTNERSKAPSKARTAN_ADDRESS": "https://map.example.org/karta/",
        }
    )
    return TestClient(Starlette(routes=robots_and_feed_routes(chosen)))


def test_robots_may_read_all_but_streamlits_own_folders_and_what_is_drawn(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert set(lines[1:]) == {
        "Disallow: /karta/_stcore/",
        "Disallow: /karta/component/",
        "Disallow: /karta/figure/",
        "Disallow: /karta/data/brief/",
        "Allow: /karta/figure/map.png",
        "Sitemap: https://map.example.org/karta/sitemap.xml",
    }


def test_robots_may_not_read_the_editors_page() -> None:
    routes = robots_and_feed_routes(settings({"PARTNERSKAPSKARTAN_EDITING": "local"}))
    assert "Disallow: /editing" in TestClient(Starlette(routes=routes)).get("/robots.txt").text.splitlines()


def test_the_sitemap_has_every_page_and_place_and_each_is_its_own_canonical(client: TestClient) -> None:
    urls = fromstring(client.get("/sitemap.xml").content)
    listed = [loc.text for loc in urls.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(listed) == len(set(listed)) > 600
    dataset = page_of(State()).dataset
    for state in sitemap_states(dataset):
        assert canonical_state(state) == state
        assert is_indexed(state)
    newest = newest_facts(dataset)
    rows = [r for r in dataset.partnerships.values() if "vaxjo" in (r.swedish_place, *r.other_swedish_places)]
    evidence = [p.evidence_date for r in rows for p in dataset.projects_of[r.id] if p.evidence_date]
    assert newest["vaxjo"] == max(evidence, key=lambda day: day.first).text
    assert "danderyd" not in newest
    root = "https://map.example.org/karta/"
    assert {root, f"{root}?language=en", f"{root}place?id=vaxjo", f"{root}?theme=climate"} <= set(listed)


def test_a_place_has_news_of_its_own(client: TestClient) -> None:
    feed = fromstring(client.get("/feed.xml?id=vaxjo").content)
    assert feed.find(f"{ATOM}title").text == "Partnerskapskartan: nytt om Växjö kommun"
    links = [link.attrib["href"] for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
    assert 0 < len(links) < 60
    assert all("/karta/place?" in link or "/karta/articles" in link for link in links)
    assert client.get("/feed.xml?id=atlantis").status_code == 404
    (own,) = (link for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "self")
    assert own.attrib["href"] == "https://map.example.org/karta/feed.xml?id=vaxjo"


def test_whom_to_tell_of_a_weakness_is_said_where_somebody_is_named(client: TestClient) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    named = settings(
        {"PARTNERSKAPSKARTAN_CONTACT": "karta@example.se", "PARTNERSKAPSKARTAN_TODAY": "2026-11-22"}
    )
    answer = TestClient(Starlette(routes=robots_and_feed_routes(named))).get("/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == security_txt("karta@example.se", date(2026, 11, 22), "")


def rewritten(table: bytes, ident: str) -> bytes:
    """Return a table with another Swedish note in the row of an id."""
    header, *rows = [cells for _, cells in csv_rows(table.decode())]
    at = header.index("note_sv")
    for row in rows:
        if row[0] == ident:
            row[at] = "Ny anmärkning"
    return csv_bytes([header, *rows])


def test_what_a_publication_changed_is_news(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample: Dataset
) -> None:
    partnership = next(iter(sample.partnerships.values()))
    tables = {**files_of(sample)}
    changed = rewritten(tables["partnerships.csv"], partnership.id)
    after = loaded_of({**tables, "partnerships.csv": changed}).dataset
    store = open_store(str(tmp_path / "store.sqlite"))
    first = store.publish(sample, "a", "first", 0, datetime(2026, 11, 1, tzinfo=UTC))
    second = store.publish(after, "a", "second", first.number, datetime(2026, 11, 2, tzinfo=UTC))
    monkeypatch.setattr(robots_and_feed, "at_revision", store.get)
    robots_and_feed._corrected.cache_clear()
    assert robots_and_feed.corrections(after, second.number) == (
        Correction(partnership.id, second.number, date(2026, 11, 2)),
    )
    robots_and_feed._corrected.cache_clear()


@pytest.mark.parametrize(
    ("address", "code"), [("/feed.xml", "sv"), ("/feed.atom", "sv"), ("/en/feed.xml", "en")]
)
def test_the_feed_is_in_its_language_and_leads_to_the_pages(
    client: TestClient, address: str, code: str
) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = fromstring(answer.content)
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == code
    links = [link.attrib["href"] for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
    assert len(links) > 20
    assert all(link.startswith("https://map.example.org/karta/") for link in links)
    again = client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
