"""``manage.py check``: every problem is a line, and the exit code says whether there are any."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.reading.load import Loaded
from data.records import Problem
from tests.conftest import SAMPLE, TABLES
from tests.test_manage import run

Change = Callable[..., Loaded]


def test_sound_tables_leave_with_zero() -> None:
    assert run("check", SAMPLE, "--language", "en") == (
        *(0, "No problems. Loaded: 13 places, 6 partnerships, 18 projects, 3 articles.\n", ""),
    )


def test_without_a_folder_the_tables_that_are_set_are_checked(
    change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check")[:2] == (0, run("check", TABLES)[1])
    change("places.csv", "55.6618", "557.6")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(tmp_path / "tables"))
    assert run("check")[0] == 1


def test_every_problem_is_a_line(change: Change, tmp_path: Path) -> None:
    change("places.csv", "55.6618", "557.6")
    change("countries.csv", "UG,africa", "UG,afrika")
    code, out, err = run("check", tmp_path / "tables")
    lines = out.splitlines()
    assert (code, err) == (1, "")
    assert lines[0].startswith(
        "countries.csv, rad 7, kolumn world_region: ”afrika” är inget av de värden som finns"
    )
    assert any(line.startswith("places.csv, rad 5, kolumn lat: ”557.6”") for line in lines)
    assert lines[-1].startswith(f"Problem: {len(lines) - 1}, i countries.csv, places.csv,")


def test_a_point_elsewhere_is_a_problem_with_the_point_that_would_be_right(
    change: Change, tmp_path: Path
) -> None:
    change("places.csv", "-21.6978,21.6458", "21.6458,-21.6978")
    code, out, _ = run("check", tmp_path / "tables", "--language", "en")
    assert code == 1
    assert out.splitlines()[0] == (
        "places.csv, row 10, column lat: 21.6458, -21.6978 lies in the sea, not in Botswana; latitude and "
        "longitude seem to be swapped, write -21.6978, 21.6458."
    )
    assert out.splitlines()[1].startswith("Problems: 1, in places.csv.")


def test_json_is_a_list_of_problems(change: Change, tmp_path: Path) -> None:
    change("places.csv", "55.6618", "557.6")
    code, out, err = run("check", tmp_path / "tables", "--format", "json", "--language", "en")
    assert code == 1
    (row,) = json.loads(out)
    assert row.pop("sentence").startswith("places.csv, row 5, column lat: “557.6”")
    assert Problem(**row) == Problem("places.csv", 5, "lat", "557.6", "lat", "number from -90 to 90")
    assert err.startswith("Problems: 1, in places.csv.")


def test_sound_tables_are_an_empty_list() -> None:
    assert run("check", SAMPLE, "--format", "json")[:2] == (0, "[]\n")


def test_a_folder_that_is_not_there_is_a_mistake_in_the_command(tmp_path: Path) -> None:
    code, _, err = run("check", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in err
