"""A command killed in the midst of it leaves the old file or the new one, whole, and nothing that stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from data.files.atomic_write import write_file
from tests.conftest import ROOT

# Runs two commands by turns, again and again, into the same file. Before that each into a file of its own.
# Writing is slowed down, so that a kill at any moment is likely to come while a file is half written.
_AGAIN_AND_AGAIN = """
import sys, time
from pathlib import Path
from manage import manage
folder, commands = Path(sys.argv[1]), [c.split(" ") for c in sys.argv[2:]]
def run(command, target):
    manage([*command, "--today", "2026-11-22", "--to", str(target)], standalone_mode=False)
for command, name in zip(commands, "ab"):
    run(command, folder / "whole" / f"{name}{folder.suffix}")
def slow_file(path, content):
    with path.open("wb", 0) as file:
        for at in range(0, len(content), 20_000):
            time.sleep(0.01)
            file.write(content[at : at + 20_000])
Path.write_bytes = slow_file
print("ready", file=sys.stderr, flush=True)
while True:
    for command in commands:
        run(command, folder / f"target{folder.suffix}")
"""
COMMANDS = {
    "svg": (
        "figure --query country=KE --preset half-column",
        "figure --query country=UG --preset half-column",
    ),
    "pdf": ("brief KE", "brief UG"),
}


@contextmanager
def started(code: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Start a program and wait until it is ready; end it with its process group."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], cwd=ROOT, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        try:
            assert running.stderr
            assert "ready" in (line.strip() for line in running.stderr)
            yield running
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)


def aged(folder: Path) -> Sequence[Path]:
    """Return what in a folder is unfinished, and make it look two hours old."""
    result = [p for p in folder.iterdir() if ".unfinished-" in p.name]
    for path in result:
        os.utime(path, (time.time() - 7_200,) * 2)
    return result


@pytest.mark.parametrize("ending", ["svg", pytest.param("pdf", marks=pytest.mark.deep)])
def test_a_killed_command_leaves_a_whole_file(ending: str, tmp_path: Path) -> None:
    left: list[Path] = []
    # How far it has come by then is the machine's affair.
    for wait in (0.3, 1.1):
        folder = tmp_path / f"{wait}.{ending}"
        (folder / "whole").mkdir(parents=True)
        with started(_AGAIN_AND_AGAIN, str(folder), *COMMANDS[ending]) as running:
            time.sleep(wait)
            running.kill()
            running.wait()
        whole = [p.read_bytes() for p in sorted((folder / "whole").iterdir())]
        assert len(set(whole)) == 2
        target = folder / f"target.{ending}"
        assert not target.exists() or target.read_bytes() in whole
        left += aged(folder)
        write_file(folder / "another", b"")
        assert {p.name for p in folder.iterdir()} <= {"whole", "another", target.name}
    assert all(not p.exists() for p in left)


# The command itself, its writing slow, and a word on standard error when the first process draws.
_BATCH = """
import sys, time
from pathlib import Path
from components.outputs.figure import batch
from manage import manage
begin = batch.draw
def slow_file(path, content):
    with path.open("wb", 0) as file:
        for at in range(0, len(content), 20_000):
            time.sleep(0.05)
            file.write(content[at : at + 20_000])
def draw(*given):
    for one in begin(*given):
        print("ready", file=sys.stderr, flush=True)
        Path.write_bytes = slow_file
        yield one
if __name__ == "__main__":
    batch.draw = draw
    manage(sys.argv[1:])
"""


def test_a_killed_batch_leaves_whole_files_and_no_process(tmp_path: Path) -> None:
    words = "figure --query country=KE,UG,ZM,TZ&preset=half-column&labels=no --each country --kind svg"
    with started(_BATCH, *words.split(), "--today", "2026-11-22", "--to", str(tmp_path)) as running:
        time.sleep(0.3)
        running.kill()
        running.wait()
        deadline = time.monotonic() + 60
        while _is_group_alive(running.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not _is_group_alive(running.pid)
    for path in tmp_path.glob("*.svg"):
        assert path.read_text("utf-8").rstrip().endswith("</svg>")
    aged(tmp_path)
    write_file(tmp_path / "another", b"")
    assert not [p for p in tmp_path.iterdir() if p.suffix not in (".svg", "")]
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def _is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
