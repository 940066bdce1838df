"""Backup and restore, by the commands that docs/how-to/run-on-a-server.md gives."""

import shutil
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from bench.store_proof import variant
from data.records import Dataset
from data.store.store import open_store
from tests.conftest import ROOT
from tests.services.needed import program
from tests.services.postgres import Postgres

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HOW_TO = (ROOT / "docs" / "how-to" / "run-on-a-server.md").read_text("utf-8")


def test_a_file_that_is_being_written_is_backed_up_whole(tmp_path: Path, sample: Dataset) -> None:
    live, backup = tmp_path / "store.sqlite", tmp_path / "backup.sqlite"
    store = open_store(str(live))
    store.publish(sample, "Anna", "Nytt", 0, NOW)
    # Somebody is reading, so that what was written stays in the file beside it.
    reader = sqlite3.connect(live)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM map_revision").fetchone()
    store.publish(variant(sample, "b"), "Anna", "Nytt", 1, NOW)
    command = 'sqlite3 /var/lib/partnerskapskartan/store.sqlite ".backup /backup/store.sqlite"'
    assert command in HOW_TO
    if shutil.which("sqlite3"):
        subprocess.run(["sqlite3", live, f".backup {backup}"], check=True)
    else:  # the same, as the command's own source does it
        with sqlite3.connect(live) as source, sqlite3.connect(backup) as target:
            source.backup(target)
        source.close()
        target.close()
    history = store.history()
    reader.close()
    for path in tmp_path.glob("store.sqlite*"):
        path.unlink()
    shutil.copy(backup, live)
    restored = open_store(str(live))
    assert restored.history() == history
    assert [restored.get(n).loaded.dataset for n in (1, 2)] == [sample, variant(sample, "b")]
    assert restored.publish(sample, "Anna", "Vidare", 2, NOW).number == 3


def test_a_database_is_put_back(postgres: Postgres, tmp_path: Path, sample: Dataset) -> None:
    address, dump = postgres.database(), tmp_path / "map.dump"
    store = open_store(address)
    store.publish(sample, "Anna", "Nytt", 0, NOW)
    cached = store.history()
    for line, place in (
        ('pg_dump --format custom --file /backup/map.dump "$DATABASE_URL"', None),
        ('pg_restore --clean --if-exists --no-owner --dbname "$DATABASE_URL" /backup/map.dump', 1),
    ):
        assert line in HOW_TO
        if place:
            store.publish(variant(sample, "b"), "Anna", "Nytt", 1, NOW)
            store.close()
        words = line.replace('"$DATABASE_URL"', address).replace("/backup/map.dump", str(dump)).split()
        folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
        subprocess.run([program(words[0], folders), *words[1:]], check=True)
    restored = open_store(address)
    assert restored.history() == cached
    assert restored.get(1).loaded.dataset == sample
    restored.close()
