"""A command killed in the midst of it leaves the old file or the new one, whole, and nothing that stays.

A server's process that draws is replaced when it is killed.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import termios
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from components.language import language
from data.files.atomic_write import write_file
from tests.browser.harness.server import Server, serve
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


def test_a_server_whose_drawing_process_is_killed_says_so_and_draws_the_next() -> None:
    with serve() as server:
        assert _figure(server, "first")[0] == 200
        (drawing,) = _children(server.pid)
        # Stopped, it holds the next figure for as long as this test needs to see that it was sent to it.
        os.kill(drawing, signal.SIGSTOP)
        with ThreadPoolExecutor(1) as pool:
            pending = pool.submit(_figure, server, "second")
            with Path(f"/proc/{drawing}/fd/0").open("rb", 0) as pipe:
                _until(lambda: _waiting(pipe.fileno()) > 0)
            os.kill(drawing, signal.SIGKILL)
            status, text = pending.result(60)
        assert (status, text) == (500, language("en")("files.failed"))
        status, text = _figure(server, "second")
        assert (status, text.rstrip()[-6:]) == (200, "</svg>")
        (again,) = _children(server.pid)
        assert again != drawing
        assert server.tracebacks() == ""
        # And when the server is killed, what draws for it ends.
        os.kill(server.pid, signal.SIGKILL)
        _until(lambda: not Path(f"/proc/{again}").exists())


def _figure(server: Server, title: str) -> tuple[int, str]:
    """Return a figure, or what stands in its place, with its status."""
    address = f"{server.address}/figure/map.svg?preset=half-column&language=en&title={title}"
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _children(parent: int) -> list[int]:
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, check=False)
    return [int(pid) for pid in done.stdout.split()]


def _waiting(pipe: int) -> int:
    """Return how many bytes wait in a pipe."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)
