"""Files and folders appear whole or not at all."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.files.atomic_write import write_file, write_folder


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("umask", "file", "folder"), [(0o022, 0o644, 0o755), (0o027, 0o640, 0o750), (0o077, 0o600, 0o700)]
)
def test_who_may_read_it_is_said_by_the_process(tmp_path: Path, umask: int, file: int, folder: int) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "a.json", b"new")
        write_folder(tmp_path / "tables", [("a.csv", b"1")])
    finally:
        os.umask(before)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == file
    assert (tmp_path / "tables").stat().st_mode & 0o777 == folder


def test_a_folder_appears_with_everything_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "tables"
    write_folder(folder, [("a.csv", b"1"), ("b.csv", b"")])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.csv": b"1", "b.csv": b""}
    assert [path.name for path in folder.parent.iterdir()] == ["tables"]


def test_an_empty_folder_is_filled_and_any_other_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    write_folder(folder, [("a.csv", b"1")])
    with pytest.raises(FileExistsError):
        write_folder(folder, [("a.csv", b"2")])
    with pytest.raises(FileExistsError):
        write_folder(folder / "a.csv", [("a.csv", b"2")])
    assert (folder / "a.csv").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("broken", "write"),
    [
        ("replace", lambda folder: write_file(folder / "a", b"new")),
        ("rename", lambda folder: write_folder(folder / "new", [("a.csv", b"1")])),
    ],
)
def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, write: Callable[[Path], None]
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write_file(tmp_path / "a", b"old")
    monkeypatch.setattr(Path, broken, fail)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_what_a_killed_run_left_is_swept_once_it_is_old(tmp_path: Path) -> None:
    old, young = tmp_path / ".a.unfinished-1", tmp_path / ".a.unfinished-2"
    old.mkdir()
    (old / "b").touch()
    young.touch()
    long_ago = time.time() - 7_200
    os.utime(old, (long_ago, long_ago))
    write_file(tmp_path / "a", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"a", ".a.unfinished-2"}


def test_what_was_killed_on_this_machine_is_swept_at_once(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mine = tmp_path / f".a.unfinished-{os.getpid()}@{platform.node()}.1"
    killed = tmp_path / f".a.unfinished-{ended.pid}@{platform.node()}.2"
    elsewhere = tmp_path / f".a.unfinished-{ended.pid}@another.machine.3"
    for left in (mine, killed, elsewhere):
        left.touch()
    os.utime(mine, (0, 0))
    write_file(tmp_path / "a", b"new")
    assert set(tmp_path.iterdir()) == {tmp_path / "a", mine, elsewhere}


def test_it_is_swept_by_a_run_that_writes_another_file_too(tmp_path: Path) -> None:
    """The name of a file may hold the day on which it was made."""
    left = tmp_path / ".figure_2026-11-22[1].png.unfinished-1"
    left.touch()
    os.utime(left, (0, 0))
    write_file(tmp_path / "figure_2026-11-23.png", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["figure_2026-11-23.png"]
