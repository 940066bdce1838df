"""The table on the disk is never half written, nor over somebody's work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.importers.errors import ArticleImportError
from data.importers.write import replace_table
from tests.conftest import ROOT


def test_a_table_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_bytes(b"theirs")
    with pytest.raises(ArticleImportError) as error:
        replace_table(table, b"ours", b"new")
    assert error.value.kind == "table-changed"
    assert table.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [table]


def test_killed_at_any_moment_the_table_is_whole(tmp_path: Path) -> None:
    """A process that rewrites the table over and over is killed at random: always one of the two, whole."""
    table = tmp_path / "articles.csv"
    contents = [b"a" * 400_000, b"b" * 400_000]
    table.write_bytes(contents[0])
    program = (
        "import sys; from pathlib import Path; from data.importers.write import replace_table\n"
        "p = Path(sys.argv[1]); a, b = b'a' * 400000, b'b' * 400000\n"
        "old = p.read_bytes(); print('go', flush=True)\n"
        "while True:\n    new = b if old == a else a; replace_table(p, old, new); old = new\n"
    )
    for _ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", program, table], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(random.uniform(0.0, 0.05))  # noqa: S311
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert table.read_bytes() in contents
