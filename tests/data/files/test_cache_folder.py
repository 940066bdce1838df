"""Where caches lie can be chosen."""

from pathlib import Path

import pytest

from data.files.cache_folder import cache_folder


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("PARTNERSKAPSKARTAN_CACHE")
    assert cache_folder().name == "partnerskapskartan"
