"""Rows as JSON: lists are lists, ids stand beside the words."""

from __future__ import annotations

import json
from datetime import date

from components.state.state import State
from components.view import build_view
from data.reading.read_folder import read_folder
from tests.components.outputs.export.files import run
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset


def test_a_row_holds_lists_as_lists_and_ids_beside_the_words() -> None:
    document = json.loads(run("--query", "country=KE", "--language", "en")[1])
    row = next(r for r in document["rows"] if r["id"] == "region-ostergotland-uasin-gishu")
    assert row["partners"] == ["Uasin Gishu County"]
    assert row["country_codes"] == ["KE"]
    assert row["end_year"] is None
    assert row["ids"]["themes"] == ["health", "inclusion"]
    assert row["themes"] == ["Health and care", "Inclusion"]
    assert len(row["ids"]["projects"]) == row["projects"]
    shown = build_view(REAL, State(country=("KE",), language="en"), TODAY).rows
    assert row["sources"] == next(list(r.sources) for r in shown if r.id == row["id"])
