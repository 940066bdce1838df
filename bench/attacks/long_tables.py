"""Tables in which every name is very long, and there are very many."""

from __future__ import annotations

import csv
from pathlib import Path

from bench.synthetic import write_tables

PARTNERSHIPS = 1_500
LETTERS = 200
_NAMES = ("name", "short_name")


def write_long_tables(folder: Path) -> None:
    """Replace a folder's tables by many partnerships between places of long names."""
    write_tables(folder, PARTNERSHIPS)
    path = folder / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            # Another name for each place, half of them without a space where a line could end.
            letters = (row["short_name"] + ("-" if len(row["id"]) % 2 else " ")) * LETTERS
            writer.writerow(row | {name: letters[:LETTERS].strip(" -") for name in _NAMES})
