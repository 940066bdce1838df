"""The page about open data leads somewhere."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(("path", "code"), [("/api/", "sv"), ("/api/en/", "en")])
def test_people_get_a_page_whose_links_lead_somewhere(client: TestClient, path: str, code: str) -> None:
    page = client.get(path)
    assert f'<html lang="{code}">' in page.text
    targets = {t.split('"')[0] for t in page.text.split('href="')[1:]}
    asked = {t for t in targets if t.startswith("https://map.example.org/") and ("/api" in t or "dcat" in t)}
    assert len(asked) > 20
    assert {t: client.get(t).status_code for t in asked} == dict.fromkeys(asked, 200)
    for kind in ("unknown-word", "not-allowed"):
        assert f'id="{kind}"' in page.text
