"""The rows that the guide prints can be put into the tables as they stand."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

from data.reading.read_folder import read_folder
from data.schema.schema import TABLES
from tests.conftest import ROOT
from tests.conftest import TABLES as FOLDER

GUIDE = ROOT / "docs" / "how-to" / "add-a-partnership.md"
ROW = re.compile(r"^    ([a-z0-9-]+,.*)$", re.MULTILINE)


def test_its_rows_are_sound(tmp_path: Path) -> None:
    text, folder = GUIDE.read_text("utf-8"), Path(shutil.copytree(FOLDER, tmp_path / "tables"))
    added = []
    for table in ("places", "partnerships", "projects"):
        _, _, after = text.partition(f"`data/tables/{table}.csv`")
        rows = [row for row in ROW.findall(after.partition("\n## ")[0]) if len(next(csv.reader([row]))) > 5]
        assert rows, table
        with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows)
        added += rows
        assert {len(next(csv.reader([row]))) for row in rows} == {len(TABLES[table].columns)}
    assert len(added) >= 4
    loaded = read_folder(folder)
    # The guide's other partnership stands there without a project.
    assert {(p.kind, p.value) for p in loaded.problems} <= {("no-project", "vaxjo-2026")}
    assert {"kitwe"} <= set(loaded.dataset.places)
    assert loaded.dataset.projects["vaxjo-kitwe-1"].partnership == "vaxjo-kitwe"
