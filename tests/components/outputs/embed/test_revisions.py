"""A page that was sent finds its files, whatever has happened since."""

from __future__ import annotations

import re
from datetime import date

from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.outputs.embed.revisions import Kept
from components.outputs.embed.routes import embed_routes
from data.records import Dataset

TODAY = date(2026, 11, 22)


def test_a_page_gets_its_files_although_midnight_has_passed(real: Dataset) -> None:
    days = [TODAY]
    app = Starlette(routes=embed_routes(lambda _: Kept("1", real), lambda: days[0]))
    with TestClient(app) as visitor:
        page = visitor.get("/embed.html").text
        days[0] = date(2026, 11, 23)
        assert visitor.get("/embed.html").text != page
        for target in re.findall(r'(?:src|href)="(embed/1/[^"]+)"', page):
            assert visitor.get(f"/{target}").status_code == 200


def test_a_page_gets_its_files_although_something_was_published_meanwhile(
    real: Dataset, sample: Dataset
) -> None:
    now = [Kept("1", sample)]
    app = Starlette(
        routes=embed_routes(lambda name: now[0] if name in ("", now[0].name) else None, lambda: TODAY)
    )
    with TestClient(app) as visitor:
        page = visitor.get("/embed.html").text
        now[0] = Kept("2", real)
        for target in re.findall(r'(?:src|href)="(embed/1/[^"]+)"', page):
            assert visitor.get(f"/{target}").status_code == 200
        assert visitor.get("/embed.html?revision=1").status_code == 404
        assert visitor.get("/embed/1/data-000000000000.js").status_code == 404
