"""Writes a file or a folder completely or not at all.

It is written beside its place, flushed to the disk, then renamed into its place: a program that is killed, or a
machine that stops, leaves the old content or the new, never a part. The next run removes what a killed one left.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from time import time

_MARK = ".unfinished-"
_ASIDE = "-old"
_STALE_S = 3_600
"""Age from which a leftover of another machine is taken for abandoned."""
Exchange = Callable[[Path, Path], bool]


def write_file(
    path: Path, content: bytes, mode: int | None = None, before: Callable[[], None] | None = None
) -> None:
    """Put ``content`` in the place of a file; when this returns it is on the disk. Raises OSError.

    Without a ``mode`` the process's umask says who may read it, as of any new file.
    ``before`` is called when nothing is left but to rename; what it raises leaves the old file.
    """
    with unfinished_file(path, before) as beside:
        beside.write_bytes(content)
        if mode is not None:
            beside.chmod(mode)


@contextmanager
def unfinished_file(path: Path, before: Callable[[], None] | None = None) -> Iterator[Path]:
    """Give an empty file beside ``path`` that takes its place at the end, for libraries that write by themselves."""
    path = path.resolve()
    _sweep(path.parent)
    beside = path.parent / f"{_prefix(path)}{token_hex(4)}"
    beside.touch(exist_ok=False)
    try:
        yield beside
        _flush(beside)
        if before:
            before()
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _flush(path.parent)


def refuse_used(folder: Path) -> None:
    """Raise FileExistsError when there is a folder that holds something, or a file."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(str(folder))


def exchange_folders(a: Path, b: Path) -> bool:
    """Exchange two folders with Linux's renameat2; tell whether it could be done."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        at_cwd, exchange = -100, 2
        return bool(rename(at_cwd, os.fsencode(a), at_cwd, os.fsencode(b), exchange) == 0)
    return False


def write_folder(
    path: Path,
    files: Iterable[tuple[str, bytes]],
    check: Callable[[Path], None] = refuse_used,
    exchange: Exchange = exchange_folders,
) -> int:
    """Make a folder of ``files`` (relative path, content) and return how many they are; then they are on the disk.

    ``check`` is called before the work and before the exchange, and raises if the folder must not be replaced.
    Raises OSError; what ``check`` or ``files`` raises leaves the old folder, too. ``exchange`` swaps two folders
    in one step, and tells whether it could.
    """
    path = path.resolve()
    check(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    beside = path.parent / f"{_prefix(path)}{token_hex(4)}"
    beside.mkdir()
    count = 0
    try:
        for name, content in files:
            target = beside / name
            if beside not in target.resolve().parents:
                raise OSError(errno.EINVAL, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            count += 1
        _flush_all()
        check(path)
        _swap(beside, path, exchange)
    finally:
        # After an exchange the old folder lies there.
        shutil.rmtree(beside, ignore_errors=True)
    _flush_all()
    return count


def _swap(beside: Path, path: Path, exchange: Exchange) -> None:
    """Exchange the two in one step where the system can; otherwise the old one steps aside for a moment."""
    if not path.exists() or not any(path.iterdir()):
        # A folder that has been filled meanwhile does not give way.
        beside.rename(path)
    elif not exchange(beside, path):
        aside = beside.with_name(f"{beside.name}{_ASIDE}")
        path.rename(aside)
        try:
            beside.rename(path)
        except OSError:
            aside.rename(path)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _prefix(path: Path) -> str:
    return f".{path.name}{_MARK}{os.getpid()}@{platform.node()}."


def _sweep(folder: Path) -> None:
    """Remove what killed runs left, whatever it was to become; put back an old folder that was left aside."""
    for left in folder.glob(f".*{_MARK}*"):
        with suppress(OSError):
            if _is_abandoned(left):
                original = folder / left.name[1:].partition(_MARK)[0]
                if left.name.endswith(_ASIDE) and not original.exists():
                    left.rename(original)
                else:
                    shutil.rmtree(left) if left.is_dir() else left.unlink()


def _is_abandoned(left: Path) -> bool:
    """Tell whether nobody writes it any more: its process on this machine has ended, or it has become old."""
    process, _, rest = left.name.partition(_MARK)[2].partition("@")
    if rest.startswith(f"{platform.node()}.") and process.isdecimal():
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False
    return time() - left.stat().st_mtime > _STALE_S


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_all() -> None:
    """Wait until everything written is on the disk: a thousand files one by one take a minute."""
    if hasattr(os, "sync"):  # Windows has none, and no exchange of folders either
        os.sync()
