"""``manage.py list``: the page's rows on the command line, and a word on what the query asks for in vain."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import manage
from components.language import language
from components.outputs.export.columns import COLUMNS
from components.outputs.export.download import download
from components.outputs.export.query_warnings import NAMES, dropped, query_of, told
from components.state.state import LANGUAGES, State, address, vocabulary
from components.view import build_view
from data.reading.read_folder import read_folder
from tests.components.strategies import states
from tests.conftest import ROOT, TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)


@pytest.fixture(autouse=True)
def _as_the_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY.isoformat())


def run(*words: str | Path) -> tuple[int, bytes, str]:
    result = CliRunner().invoke(manage.manage, ["list", *map(str, words)])
    return result.exit_code, result.stdout_bytes, result.stderr


def test_json_is_the_rows_that_the_page_shows_at_first() -> None:
    code, out, err = run()
    document = json.loads(out)
    wanted = build_view(REAL, State(), TODAY)
    assert (code, err) == (0, "")
    assert [r["id"] for r in document["rows"]] == [r.id for r in wanted.rows]
    assert document["about"]["content"] == wanted.sentence
    assert all(set(r) == {*COLUMNS, "ids"} for r in document["rows"])
    assert set(document["columns"]) == set(COLUMNS)


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


def test_what_the_query_names_in_vain_is_told_and_what_there_is() -> None:
    code, out, err = run(
        "--query", "theme=climate,klimat&colour=red&date=20x&sort=name&swedish_place=Växjö&language=en"
    )
    assert code == 0
    wanted = build_view(REAL, State(theme=("climate",), language="en"), TODAY)
    assert [r["id"] for r in json.loads(out)["rows"]] == [r.id for r in wanted.rows]
    theme, colour, day, sort, place = err.splitlines()
    assert theme.startswith(
        "The query: theme has no value “klimat”; it was left out. There are: anti_corruption, climate"
    )
    assert colour.startswith("The query: “colour” is no filter and was left out. There are: language, theme,")
    assert day.endswith("There are: a year (2020), a month (2020-06) or a day (2020-06-30).")
    assert "swedish, -swedish, partner" in sort
    assert "There are: vaxjo" in place


def test_nothing_found_is_said() -> None:
    code, out, err = run("--query", "text=finnsinte", "--format", "csv")
    assert (code, err) == (0, "Inga rader för den frågan.\n")
    assert len(list(csv.reader(StringIO(out.decode("utf-8-sig"))))) == 1


def test_a_query_that_is_none_is_refused_in_words() -> None:
    code, out, err = run("--query", "a=1&" * 200)
    assert (code, out) == (2, b"")
    assert "Adressen går inte att läsa" in err


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    code, _, err = run("--to", tmp_path / "nowhere" / "rows.json", "--language", "en")
    assert code == 2
    assert err.startswith(
        f"{tmp_path / 'nowhere' / 'rows.json'} cannot be written (No such file or directory)."
    )


def test_a_file_with_another_ending_is_not_written(tmp_path: Path) -> None:
    code, _, err = run("--to", tmp_path / "rows.xlsx", "--language", "en")
    assert code == 2
    assert err == "rows.xlsx does not end in .json: write rows.json, or change --format.\n"
    assert list(tmp_path.iterdir()) == []


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
    assert "All errors: run python manage.py check" in err


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("theme=climate", "theme=climate"),
        ("?theme=climate", "theme=climate"),
        ("https://example.org/karta/table?theme=climate&text=a?b#x", "theme=climate&text=a?b"),
        ("text=why?", "text=why?"),
        ("https://example.org/karta/", ""),
        ("", ""),
    ],
)
def test_a_query_is_read_from_what_people_copy(text: str, query: str) -> None:
    assert query_of(text) == query


@settings(max_examples=60, deadline=None)
@given(states(REAL))
def test_nothing_falls_away_from_an_address_of_ours(state: State) -> None:
    assert dropped(query_of(f"https://example.org{address(state)[1:]}"), KNOWN) == ()


@given(st.text(), st.sampled_from([*NAMES, "other"]), st.sampled_from(LANGUAGES))
def test_whatever_falls_away_is_told_in_one_line(value: str, name: str, code: str) -> None:
    for found in dropped(urlsplit(f"?{name}={value}").query, KNOWN):
        sentence = told(found, language(code))
        assert sentence.isprintable()
        assert sentence.endswith(".")


def test_a_text_that_is_too_long_is_told() -> None:
    (found,) = dropped("text=" + "a" * 121, KNOWN)
    assert (
        told(found, language("en")) == "The query: text is longer than 120 characters; the rest was left out."
    )
    assert dropped("text=" + "a" * 120, KNOWN) == ()


def test_a_view_keeps_its_language_unless_another_is_asked_for() -> None:
    assert json.loads(run("--query", "language=en")[1])["about"]["count"] == 30
    assert b"active partnerships" in run("--query", "language=en")[1]
    assert b"aktiva partnerskap" in run("--query", "language=en", "--language", "sv")[1]
