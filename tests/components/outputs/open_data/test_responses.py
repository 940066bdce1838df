"""What an answer says of itself: its mark, its description, its own addresses."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_the_mark_changes_with_what_is_asked(client: TestClient) -> None:
    marks = {
        client.get(f"/api/v1/partnerships.json{q}").headers["etag"]
        for q in ("", "?theme=climate", "?limit=1")
    }
    assert len(marks) == 3


def test_csv_points_to_its_description_and_that_back_to_it(client: TestClient) -> None:
    link = client.get("/api/v1/places.csv?kind=kommun").headers["link"]
    assert '<https://map.example.org/api/v1/places.csv-metadata.json?kind=kommun>; rel="describedby"' in link
    report = client.get("/api/v1/places.csv-metadata.json?kind=kommun").json()
    assert report["url"] == "places.csv?kind=kommun"


def test_each_host_gets_its_own_addresses(client: TestClient) -> None:
    for host in ("one.example", "other.example"):
        answer = client.get("/api/v1/themes.json", headers={"Host": host})
        assert f"<https://{host}/api/v1/schema/themes.json>" in answer.headers["link"]


@pytest.mark.parametrize(
    "host", ["evil.example/<x>", 'a"b', "a b", "åäö.example".encode().decode("latin-1"), "a\\b"]
)
def test_a_host_that_is_none_is_not_repeated(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/themes.json", headers={b"Host": host.encode("latin-1")})  # type: ignore[dict-item]  # as it is sent
    assert host not in answer.text
    assert host not in answer.headers.get("link", "")
