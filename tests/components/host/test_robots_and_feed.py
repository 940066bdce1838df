"""What programs ask a site for."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.robots_and_feed import robots_and_feed_routes
from components.settings import settings
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


def test_robots_may_read_all_but_streamlits_own_folders(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert set(lines[1:]) == {"Disallow: /_stcore/", "Disallow: /component/"}


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
