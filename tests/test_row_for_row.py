"""One state, one set of rows: map, table, command, files, figure and address agree row for row."""

from __future__ import annotations

import base64
import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import fromstring
from hypothesis import Phase, given, settings
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

import manage
from components.outputs.export.columns import COLUMNS, cells
from components.outputs.export.download import download, download_address
from components.outputs.figure.captions import long_description
from components.outputs.figure.render_figure import figure_svg
from components.parts.map.payload import payload
from components.parts.partnership_card.card import basis
from components.parts.table.render import PAGE_SIZE, table
from components.state.figure import Options
from components.state.state import State, address, decode, encode, vocabulary
from components.view import View, build_view
from data.plain_text import no_formula
from data.reading.read_folder import read_folder
from data.records import STATUSES
from tests.components.outputs.figure.seen import asked
from tests.components.strategies import narrow_states
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)
STATES = 50

Rows = list[tuple[str, ...]]
"""A row's id, status and both ends, in words; the order is the view's."""


def rows(view: View) -> Rows:
    words = view.language
    return [
        (
            r.id,
            words(f"status.{r.status}"),
            words.place(r.swedish),
            "; ".join(words.place(p) for p in r.partners),
        )
        for r in view.rows
    ]


def columns(row: Mapping[str, Any]) -> tuple[str, ...]:
    return row["id"], row["status"], row["swedish"], row["partners"]


def on_the_map(view: View) -> Rows:
    """The map has no order and no words of its own: bytes by position in the tables, names from the rows' file."""
    drawing = json.loads(base64.b64decode(payload(view)))
    codes = base64.b64decode(drawing["rows"])
    ids = list(REAL.partnerships)
    drawn = {ids[i]: STATUSES[(code & 7) - 1] for i, code in enumerate(codes) if code}
    assert set(drawn) == {r.id for r in view.rows}
    places = base64.b64decode(drawing["places"])
    ends = {p.id for r in view.rows for p in (r.swedish, *r.partners)}
    assert {p for p, code in zip(REAL.places, places, strict=True) if code} == ends
    return [(row[0], view.language(f"status.{drawn[row[0]]}"), *row[2:]) for row in rows(view)]


def in_the_table(view: View) -> Rows:
    matches: Rows = []
    for start in range(0, len(view.rows), PAGE_SIZE):
        page = replace(view, state=replace(view.state, start=start, columns=()))
        for line in LexborHTMLParser(table(page)).css("tr[data-partnership]"):
            partners = "; ".join(a.text().removesuffix(",") for a in line.css(".pk-col-partner a"))
            status, swedish = (line.css_first(f".pk-col-{c}") for c in ("status", "swedish"))
            assert status is not None
            assert swedish is not None
            ident = line.attributes["data-partnership"]
            matches.append((str(ident), status.text(), swedish.text(), partners))
    return matches


def in_csv(view: View) -> Rows:
    text = made(view, "csv").decode("utf-8-sig")
    _, *lines = csv.reader(StringIO(text, newline=""), delimiter=";")
    assert lines == [[no_formula(c) for c in row] for row in as_text(view)]
    return [columns(dict(zip(COLUMNS, line, strict=True))) for line in lines]


def in_xlsx(view: View) -> Rows:
    book = load_workbook(BytesIO(made(view, "xlsx")), read_only=True)
    _, *lines = book.worksheets[0].iter_rows(values_only=True)
    report = [
        [
            "" if c is None else c.date().isoformat() if isinstance(c, datetime) else str(c)
            for c in (*line, *[None] * (len(COLUMNS) - len(line)))
        ]
        for line in lines
    ]
    assert report == as_text(view)
    return [columns(dict(zip(COLUMNS, line, strict=True))) for line in report]


def in_geojson(view: View) -> Rows:
    document = json.loads(made(view, "geojson"))
    links = [f["properties"] for f in document["features"] if f["properties"]["layer"] == "partnership"]
    report = [["" if link[c] is None else str(link[c]) for c in COLUMNS] for link in links]
    assert report == as_text(view)
    assert document["about"]["count"] == len(links)
    return [columns(link) for link in links]


def from_the_command(view: View) -> Rows:
    query = urlsplit(address(view.state)).query
    result = CliRunner().invoke(manage.manage, ["list", "--query", query])
    assert result.exit_code == 0
    assert "Frågan" not in result.stderr + result.stdout
    document = json.loads(result.stdout)
    assert document["about"]["content"] == view.sentence
    return [columns(row | {"partners": "; ".join(row["partners"])}) for row in document["rows"]]


def on_the_figure(view: View) -> Rows:
    """The SVG holds the number of its rows and what it was made from; its long description has a line for each."""
    options = Options(preset="half-column", labels=False)
    metadata = fromstring(figure_svg(asked(view, options), fonts=False)).find(
        "{http://www.w3.org/2000/svg}metadata"
    )
    assert metadata is not None
    report = json.loads(str(metadata.text))
    assert report["rows"] == len(view.rows)
    assert report["revision"] == REAL.revision
    again = build_view(REAL, decode("report", parse_qs(report["query"]), KNOWN), TODAY)
    assert rows(again) == rows(view)
    description = long_description(asked(view, options))
    assert view.sentence in description
    lines = description.splitlines()[-len(view.rows) :] if view.rows else []
    matches: Rows = []
    for line, row, expected in zip(lines, view.rows, rows(view), strict=True):
        swedish, _, others = line.partition(" – ")
        assert all(view.language.short(p) in others for p in row.partners)
        assert basis(view.dataset, view.language, row.standing) in others
        matches.append((row.id, expected[1], swedish, expected[3]))
    return matches


def by_the_address(view: View) -> Rows:
    """The address of a view leads to the same view, and the file's address to the same rows."""
    url = urlsplit(address(view.state))
    again = decode(url.path.removeprefix("./") or "map", parse_qs(url.query), KNOWN)
    assert again == view.state
    assert encode(again) == encode(view.state)
    return rows(build_view(REAL, again, TODAY))


WAYS: dict[str, Callable[[View], Rows]] = {
    "map": on_the_map,
    "table": in_the_table,
    "csv": in_csv,
    "xlsx": in_xlsx,
    "geojson": in_geojson,
    "list": from_the_command,
    "figure": on_the_figure,
    "address": by_the_address,
}
"""Every way in which rows reach people."""


def made(view: View, kind: str) -> bytes:
    query = urlsplit(download_address(view.state, kind)).query
    return download(REAL, TODAY, kind, query, "https://example.org/").make()


def as_text(view: View) -> list[list[str]]:
    """Return the view's cells as the text that stands for them in every file."""
    return [["" if c is None else str(c) for c in row] for row in cells(view)]


@pytest.mark.parametrize("way", WAYS)
def test_in_fifty_states_it_shows_the_rows_of_the_view(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY.isoformat())
    sizes: list[int] = []

    # Always the same fifty, so that what one way shows can be held against what another does.
    @settings(max_examples=STATES, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(narrow_states(REAL))
    def agree(state: State) -> None:
        view = build_view(REAL, state, TODAY)
        assert WAYS[way](view) == rows(view)
        sizes.append(len(view.rows))

    agree()
    assert len(sizes) == STATES
    assert sum(map(bool, sizes)) >= STATES / 2, "most states should show something"
    assert max(sizes) > PAGE_SIZE
