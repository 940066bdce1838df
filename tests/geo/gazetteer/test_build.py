"""The command that writes the gazetteer's tables."""

from pathlib import Path

import pytest

from geo.gazetteer import build
from geo.gazetteer.build import Table, main
from geo.gazetteer.sources import FOLDER


def test_tables_are_written_alike_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tables(packages: Path) -> list[Table]:
        return [("a.csv", ("name", "seat"), [("å", 1)]), (f"{packages}.csv", ("x",), [("1,5",), ("2",)])]

    monkeypatch.setattr(build, "tables", tables)
    assert main(["b"], tmp_path) == 0
    assert (tmp_path / "a.csv").read_bytes() == "name,seat\nå,1\n".encode()
    assert (tmp_path / "b.csv").read_bytes() == b'x\n"1,5"\n2\n'
    assert capsys.readouterr().out == "a.csv: 1 rows\nb.csv: 2 rows\n"


def test_a_package_that_is_missing_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()}
    with pytest.raises(FileNotFoundError):
        main([str(tmp_path)])
    assert {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()} == before


def test_without_a_folder_the_usage_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python -m geo.gazetteer.build PACKAGES" in capsys.readouterr().err
