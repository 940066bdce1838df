"""Puts a site in the place of the old one, whole or not at all.

It is written into a folder beside the old one, made safe on the disk, and
swapped with it by renaming. A build that fails or is killed leaves the old site
as it was; what it left beside it is swept by the next. A folder that is no site
of ours is never touched.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from components.outputs.site.page import File
from data.records import PartnershipMapError

MARKER = ".partnerskapskartan-site"
"""Stands in every site of ours, and says that the folder may be replaced."""
_TEXT = (
    b"Made by: python3 manage.py site. This folder is replaced as a whole; keep nothing of your own in it.\n"
)
_BESIDE = ".being-built-"
Exchange = Callable[[Path, Path], bool]


class SiteStop(PartnershipMapError):  # noqa: N818  # it ends the command, as ImportStop does
    """Why no site was written: ``kind`` names the sentence, ``values`` fill it in."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(f"{kind}: {values}")
        self.kind, self.values = kind, values


def check_folder(folder: Path) -> None:
    """Raise SiteStop unless the folder is a site of ours, empty, or not there at all."""
    try:
        if not folder.exists():
            return
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARKER).is_file()):
            raise SiteStop("not_ours", folder=folder)
    except OSError as error:
        raise SiteStop("unwritable", folder=folder, reason=error.strerror) from error


def exchange_folders(a: Path, b: Path) -> bool:
    """Exchange two folders with Linux's renameat2; tell whether it could be done."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        at_cwd, exchange = -100, 2
        return bool(rename(at_cwd, os.fsencode(a), at_cwd, os.fsencode(b), exchange) == 0)
    return False


def write_site(folder: Path, files: Iterable[File], exchange: Exchange = exchange_folders) -> int:
    """Write the files as the site in a folder and return how many there are; when this returns, they are on the disk.

    Raises SiteStop, with the old site untouched, when the folder is none of
    ours or cannot be written. What ``files`` raises comes through likewise.
    ``exchange`` swaps two folders in one step, and tells whether it could.
    """
    folder = folder.absolute()
    check_folder(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}{_BESIDE}{os.getpid()}-", dir=folder.parent))
        try:
            beside.chmod(0o755)
            _write(beside, MARKER, _TEXT)
            count = 0
            for path, content in files:
                _write(beside, path, content)
                count += 1
            _make_safe()
            check_folder(folder)
            _swap(beside, folder, exchange)
        finally:
            # After the swap it is the old site that lies there.
            shutil.rmtree(beside, ignore_errors=True)
        _make_safe()
    except OSError as error:
        raise SiteStop("unwritable", folder=folder, reason=error.strerror) from error
    return count


def _write(root: Path, path: str, content: bytes) -> None:
    target = root / path
    if root not in target.resolve().parents:
        raise SiteStop("unwritable", folder=root, reason=path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _swap(beside: Path, folder: Path, exchange: Exchange) -> None:
    """Exchange the two in one step where the system can; else the old one steps aside for a moment."""
    if not folder.exists() or not any(folder.iterdir()):
        beside.replace(folder)
    elif not exchange(beside, folder):
        aside = beside.with_name(f"{beside.name}-old")
        folder.replace(aside)
        try:
            beside.replace(folder)
        except OSError:
            aside.replace(folder)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _make_safe() -> None:
    """Wait until what was written is on the disk: once for all, where a thousand files one by one take a minute."""
    if hasattr(os, "sync"):  # Windows has none, and no atomic exchange of folders either
        os.sync()


def _sweep(folder: Path) -> None:
    """Remove what killed builds left; one whose builder still runs is at work. Bring back an old site left aside."""
    for left in sorted(folder.parent.glob(f".{folder.name}{_BESIDE}*")):
        builder = left.name.partition(_BESIDE)[2].partition("-")[0]
        if builder.isdecimal() and int(builder) != os.getpid() and _runs(int(builder)):
            continue
        if left.name.endswith("-old") and not folder.exists():
            left.replace(folder)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
