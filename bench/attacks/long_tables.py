"""Tables in which every name is very long, or there are very many of them."""

from __future__ import annotations

import csv
from pathlib import Path

from bench.synthetic import write_tables

PARTNERSHIPS = 2_000
WORDS = " ord" * 200
LETTERS = "x" * 9_000
_NAMES = ("name", "short_name")


def write_long_names(folder: Path) -> None:
    """Make every name of a folder's places longer by 9,000 letters without a space."""
    _lengthen(folder, LETTERS)


def write_many_names(folder: Path) -> None:
    """Replace a folder's tables by 2,000 partnerships, and make every name longer by 200 words."""
    write_tables(folder, PARTNERSHIPS)
    _lengthen(folder, WORDS)


def _lengthen(folder: Path, more: str) -> None:
    path = folder / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {name: row[name] + more for name in _NAMES} for row in rows)
