"""Tables of any size for measuring: real places and themes, partnerships and projects that do not exist."""

from __future__ import annotations

import csv
import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

from components.settings import tables_folder
from data.reading.read_folder import read_folder

TABLES = tables_folder()
KEPT = ("places.csv", "countries.csv", "programmes.csv", "themes.csv", "theme_groups.csv")
NOTE = "SYNTHETIC: invented for measuring, not a fact"
SEED = 22


def write_tables(folder: Path, size: int) -> None:
    """Write tables with ``size`` active partnerships into a folder; in one year the same size gives the same bytes.

    Each is between a random Swedish place and a random place abroad, all pairs
    different, with one project that runs this year and the next. Raises
    ValueError when there are not that many pairs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        shutil.copy(TABLES / name, folder / name)
    dataset = read_folder(folder).dataset
    swedish = sorted(p.id for p in dataset.places.values() if p.is_swedish)
    abroad = sorted(p.id for p in dataset.places.values() if not p.is_swedish)
    if size > len(swedish) * len(abroad):
        raise ValueError(f"{size} partnerships, but only {len(swedish) * len(abroad)} pairs of places")
    year = datetime.now(UTC).year
    chance = random.Random(SEED + size)  # noqa: S311  # the same tables each time, no secrets
    pairs = chance.sample([(s, a) for s in swedish for a in abroad], size)
    themes = sorted(dataset.themes)
    partnerships: list[dict[str, str]] = []
    projects: list[dict[str, str]] = []
    for i, (here, there) in enumerate(pairs, start=1):
        ident = f"synthetic-{i:05d}"
        partnerships.append({
            "id": ident, "swedish_place": here, "partner_places": there, "programme": "KP",
            "icld_funded": "yes", "note_sv": NOTE, "note_en": NOTE,
        })  # fmt: skip
        projects.append({
            "id": f"{ident}-1", "partnership": ident, "title": f"{NOTE} {i}",
            "themes": ";".join(chance.sample(themes, chance.randint(1, 3))),
            "start": str(year - chance.randint(0, 2)), "end": str(year + 1), "stated_status": "active",
            "evidence_date": str(year), "source_urls": "https://example.org/", "confidence": "low",
        })  # fmt: skip
    _write(folder / "partnerships.csv", partnerships)
    _write(folder / "projects.csv", projects)
    for name in ("articles.csv", "coverage.csv", "sources.csv"):
        _write(folder / name, [])


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with (TABLES / path.name).open(encoding="utf-8", newline="") as table:
        columns = next(csv.reader(table))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
