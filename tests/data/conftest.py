"""Tables that have gone wrong: the sample, with one file changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.load import Loaded
from data.read import read_folder

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def change(tmp_path: Path) -> Callable[..., Loaded]:
    """``change("places.csv", "57.4890", "557.6")`` reads the sample with that text replaced once.

    ``change("places.csv", some_bytes)`` reads it with another file in that
    place, ``change("places.csv", None)`` without the file.
    """

    def changed(file: str, *edit: str | bytes | None) -> Loaded:
        folder = tmp_path / "tables"
        if not folder.exists():
            shutil.copytree(SAMPLE, folder)
        path = folder / file
        match edit:
            case (None,):
                path.unlink()
            case (bytes(content),):
                path.write_bytes(content)
            case (str(old), str(new)):
                text = path.read_text("utf-8")
                assert old in text, old
                path.write_text(text.replace(old, new, 1), "utf-8")
        return read_folder(folder)

    return changed


@pytest.fixture
def sample_bytes() -> Callable[[str], bytes]:
    """The bytes of one file of the sample."""
    return lambda file: (SAMPLE / file).read_bytes()
