"""The places that a text is found to name, among those of the tables."""

from __future__ import annotations

from data.reading.read_folder import read_folder
from geo.link.find import mentions
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def places(text: str) -> list[str]:
    return [m.place for m in mentions(REAL, text) if m.place]
