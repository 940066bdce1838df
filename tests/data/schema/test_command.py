"""``manage.py dictionary``."""

from pathlib import Path

import pytest

from data.schema import command
from tests.test_manage import run


def test_the_dictionary_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "docs.md"
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "DICTIONARY", page)
    assert run("dictionary")[0] == 0
    assert page.read_text("utf-8").startswith("<!-- Generated from data/schema/schema.toml")
