"""A file that was asked for is written, or it is said why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.components.outputs.export.files import run

TODAY = date(2026, 11, 22)


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
