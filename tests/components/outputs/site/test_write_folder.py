"""A site is put in the place of the old one, whole or not at all."""

from __future__ import annotations

import os
import platform
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.outputs.site.write_folder import MARKER, SiteStop, write_site
from tests.conftest import ROOT

FILES = 25


def files(version: str) -> Iterator[tuple[str, bytes]]:
    for n in range(FILES):
        yield f"{n % 7}/{n}.html", version.encode()


def versions(folder: Path) -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.html"))]


def left(folder: Path) -> list[str]:
    return [p.name for p in folder.parent.iterdir() if p != folder]


def test_the_new_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    assert write_site(folder, files("a")) == FILES
    assert write_site(folder, iter([("index.html", b"b")])) == 1
    assert versions(folder) == ["b"]
    assert (folder / MARKER).is_file()
    assert left(folder) == []


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    write_site(folder, files("a"))
    assert versions(folder) == ["a"] * FILES


def test_a_folder_that_is_no_site_of_ours_is_never_touched(tmp_path: Path) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteStop) as stop:
        write_site(folder, files("a"))
    assert stop.value.kind == "not_ours"
    assert [p.name for p in folder.iterdir()] == ["chapter.txt"]
    assert left(folder) == []


def test_a_build_that_fails_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"b"
        raise ValueError("a page that leads nowhere")

    folder = tmp_path / "site"
    write_site(folder, files("a"))
    with pytest.raises(ValueError, match="nowhere"):
        write_site(folder, failing())
    assert versions(folder) == ["a"] * FILES
    assert left(folder) == []


@pytest.mark.parametrize("path", ["../outside.html", "/outside.html", "a/../../outside.html"])
def test_no_file_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(SiteStop):
        write_site(tmp_path / "site", [(path, b"x")])
    assert [p.name for p in tmp_path.iterdir()] == []


def test_where_two_folders_cannot_be_exchanged_the_old_one_steps_aside(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(folder, files("a"))
    write_site(folder, files("b"), exchange=lambda a, b: False)
    assert versions(folder) == ["b"] * FILES
    assert left(folder) == []


def test_an_old_site_that_was_left_aside_is_brought_back(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(folder, files("a"))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    aside = tmp_path / f".site.unfinished-{ended.pid}@{platform.node()}.x-old"
    folder.rename(aside)

    def seen() -> Iterator[tuple[str, bytes]]:
        assert versions(folder) == ["a"] * FILES
        yield from files("b")

    write_site(folder, seen())
    assert versions(folder) == ["b"] * FILES


_WRITER = """
import sys
from pathlib import Path
from components.outputs.site.write_folder import write_site
for n in range(10_000):
    version = f"{sys.argv[2]}-{n}".encode()
    write_site(Path(sys.argv[1]), ((f"{i % 7}/{i}.html", version) for i in range(int(sys.argv[3]))))
    print(n, flush=True)
"""


@pytest.mark.parametrize("kills", [4, pytest.param(20, marks=pytest.mark.deep)])
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, kills: int) -> None:
    """Killed at random moments, again and again: what lies there is always one version, whole, and none is lost."""
    folder, chance = tmp_path / "site", random.Random(7)  # noqa: S311  # moments, not secrets
    write_site(folder, files("first"))
    for turn in range(kills):
        command = [sys.executable, "-c", _WRITER, str(folder), str(turn), str(FILES)]
        writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        report = int(writer.stdout.readline())
        time.sleep(chance.uniform(0, 0.15))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        report = max([report, *(int(line) for line in writer.stdout.read().splitlines())])
        writer.stdout.close()
        result = versions(folder)
        assert len(result) == FILES
        (version,) = set(result)
        assert version in (f"{turn}-{report}", f"{turn}-{report + 1}")
    write_site(folder, files("last"))
    assert versions(folder) == ["last"] * FILES
    assert left(folder) == []
