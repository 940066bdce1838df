"""Writes a file or a folder whole or not at all.

Made beside the place, made safe on the disk, then renamed into it: a program
that is killed, or a machine that stops, leaves what was there or what is new,
never a part. What a killed run left beside it is swept by the next.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import time

_MARK = ".unfinished-"
_STALE_S = 3_600
"""What is younger may be another run's at work."""


def write_file(
    path: Path, content: bytes, mode: int = 0o644, before: Callable[[], None] | None = None
) -> None:
    """Put ``content`` in the place of a file; when this returns it is on the disk. Raises OSError.

    ``before`` is called when nothing is left but to rename; what it raises leaves the old file.
    """
    path = path.resolve()
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}{_MARK}", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file.fileno(), content)
            os.fchmod(file.fileno(), mode)
        if before:
            before()
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(path.parent)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that holds ``files`` (by name, without folders). Raises OSError.

    FileExistsError when the folder is there and holds something; it is untouched then.
    """
    path = path.resolve()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FileExistsError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    beside = Path(tempfile.mkdtemp(prefix=f".{path.name}{_MARK}", dir=path.parent))
    try:
        for name, content in files.items():
            handle = os.open(beside / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            try:
                _write(handle, content)
            finally:
                os.close(handle)
        beside.chmod(0o755)
        _settle(beside)
        # An empty folder gives way to the new one; one that was filled meanwhile does not.
        beside.rename(path)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _settle(path.parent)


def _write(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    # Whatever it was to become: names may hold a day, and then none comes twice.
    for left in path.parent.glob(f".*{_MARK}*"):
        with suppress(OSError):
            if time() - left.stat().st_mtime > _STALE_S:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
