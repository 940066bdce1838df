"""``manage.py names``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.reading.load import Loaded
from tests.test_manage import run

Change = Callable[..., Loaded]


def test_names_in_their_own_script_are_shown_and_then_written(
    change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, row = tmp_path / "tables" / "places.csv", "Kherson,Cherson,city,UA,,,46.6,32.6,,Cherson,,706448"
    head = "id,name,short_name,name_sv,kind,country,code,county,lat,lon,coordinate_source,aliases,same_as,geonames"
    change("places.csv", f"{head}\nkherson,Kherson,{row}\n".encode())
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(table.parent))
    before = table.read_bytes()
    assert run("names") == (0, "kherson: Херсон\n", f"{table}: 1\n")
    assert table.read_bytes() == before
    assert run("names", "--write")[:2] == (0, "kherson: Херсон\n")
    assert table.read_bytes() == before.replace(b",Cherson,,706448", ",Cherson;Херсон,,706448".encode())


def test_names_without_a_table_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TABLES", str(tmp_path))
    assert run("names", "--write") == (0, "", f"{tmp_path / 'places.csv'}: 0\n")
