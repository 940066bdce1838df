"""``manage.py list``: the page's rows on the command line, and a word on what the query asks for in vain."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from components.outputs.export.columns import COLUMNS
from components.outputs.export.download import download
from components.state.state import State
from components.view import build_view
from data.reading.read_folder import read_folder
from tests.components.outputs.export.files import run
from tests.conftest import ROOT, TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset


def test_json_is_the_rows_that_the_page_shows_at_first() -> None:
    code, out, err = run()
    document = json.loads(out)
    expected = build_view(REAL, State(), TODAY)
    assert (code, err) == (0, "")
    assert [r["id"] for r in document["rows"]] == [r.id for r in expected.rows]
    assert document["about"]["content"] == expected.sentence
    assert all(set(r) == {*COLUMNS, "ids"} for r in document["rows"])
    assert set(document["columns"]) == set(COLUMNS)


@pytest.mark.parametrize("form", ["csv", "geojson", "json", "csv.zip"])
def test_a_file_is_the_one_that_the_page_gives(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"rows.{form}"
    query = "theme=climate&status=active,ended&language=en"
    code, out, err = run(
        "--query", query, "--format", form, "--to", target, "--address", "https://example.org/x"
    )
    assert (code, out) == (0, b"")
    assert err.startswith(f"{target}: ")
    assert target.read_bytes() == download(REAL, TODAY, form, query, "https://example.org/x/").make()


def test_today_is_what_it_is_told() -> None:
    then = build_view(REAL, State(), date(2020, 6, 30))
    rows = json.loads(run("--today", "2020-06-30")[1])["rows"]
    assert [r["id"] for r in rows] == [r.id for r in then.rows]


def test_the_tables_are_those_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(ROOT / "tests" / "data" / "sample"))
    rows = json.loads(run("--query", "status=all&funding=all")[1])["rows"]
    assert len(rows) == 6


def test_rows_on_a_goal_are_asked_for_by_its_number() -> None:
    code, out, err = run("--query", "goal=5,18&language=en")
    expected = build_view(REAL, State(goal=("5",), language="en"), TODAY)
    assert code == 0
    assert [r["id"] for r in json.loads(out)["rows"]] == [r.id for r in expected.rows]
    assert "goal has no value “18”" in err


def test_what_the_query_names_in_vain_is_told_and_what_there_is() -> None:
    code, out, err = run(
        "--query", "theme=climate,klimat&colour=red&date=20x&sort=name&swedish_place=Växjö&language=en"
    )
    assert code == 0
    expected = build_view(REAL, State(theme=("climate",), language="en"), TODAY)
    assert [r["id"] for r in json.loads(out)["rows"]] == [r.id for r in expected.rows]
    theme, colour, day, sort, place = err.splitlines()
    assert theme.startswith(
        "The query: theme has no value “klimat”, so it was ignored. Available values: anti_corruption, climate"
    )
    assert colour.startswith(
        "The query: “colour” is not a filter and was ignored. Available filters: language, theme,"
    )
    assert day.endswith("Available values: a year (2020), a month (2020-06) or a day (2020-06-30).")
    assert "swedish, -swedish, partner" in sort
    assert "Available values: vaxjo" in place


def test_nothing_found_is_said() -> None:
    code, out, err = run("--query", "text=finnsinte", "--format", "csv")
    assert (code, err) == (0, "Inga rader för den frågan.\n")
    assert len(list(csv.reader(StringIO(out.decode("utf-8-sig"))))) == 1


def test_a_query_that_is_none_is_refused_in_words() -> None:
    code, out, err = run("--query", "a=1&" * 200)
    assert (code, out) == (2, b"")
    assert "Adressen går inte att läsa" in err


def test_a_setting_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "tomorrow")
    code, _, err = run()
    assert code == 1
    assert "PARTNERSKAPSKARTAN_TODAY is 'tomorrow'" in err


def test_faulty_tables_are_told_and_what_is_sound_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for file in (ROOT / "tests" / "data" / "sample").glob("*.csv"):
        text = file.read_text("utf-8")
        (tmp_path / file.name).write_text(text.replace("UG,africa", "UG,afrika"), "utf-8")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(tmp_path))
    code, out, err = run("--language", "en")
    assert code == 0
    assert json.loads(out)["rows"]
    assert "All errors: run python3 manage.py check" in err


def test_a_view_keeps_its_language_unless_another_is_asked_for() -> None:
    assert json.loads(run("--query", "language=en")[1])["about"]["count"] == 30
    assert b"active ICLD-funded partnerships" in run("--query", "language=en")[1]
    assert b"aktiva ICLD-finansierade partnerskap" in run("--query", "language=en", "--language", "sv")[1]
