"""Views of the tests' own tables on a fixed day."""

from __future__ import annotations

from datetime import date

from components.state.state import State
from components.view import View, build_view
from data.reading.read_folder import read_folder
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset


def view(**chosen: object) -> View:
    return build_view(REAL, State(**chosen), TODAY)  # type: ignore[arg-type]  # field names and values
