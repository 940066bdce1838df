"""Puts a table in the place of the old one, whole or not at all.

Written beside the old one, made safe on the disk, then renamed over it: a
program that is killed, or a machine that stops, leaves the old table or the
new one, never a part. What a killed run left beside it is swept by the next.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from time import time

from data.importers.errors import ImportStop

_MARK = ".import-"
_STALE = 3_600
"""Seconds; a younger file beside the table may be another run's at work."""


def read_table(path: Path) -> bytes:
    """Return a table's bytes, none when there is no table yet. Raises ImportStop when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ImportStop("unreadable", source=path, reason=error.strerror) from error


def replace_table(path: Path, old: bytes, new: bytes) -> None:
    """Put ``new`` in the place of ``old``; when this returns it is on the disk.

    Raises ImportStop, with the table untouched, when it no longer holds ``old``
    (somebody edited it meanwhile) or cannot be written.
    """
    path = path.resolve()
    try:
        _sweep(path)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        handle, name = tempfile.mkstemp(prefix=f".{path.name}{_MARK}", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(new)
                file.flush()
                os.fchmod(file.fileno(), mode)
                os.fsync(file.fileno())
            _check_unchanged(path, old)
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise ImportStop("unwritable", table=path.name, reason=error.strerror) from error


def _check_unchanged(path: Path, old: bytes) -> None:
    if read_table(path) != old:
        raise ImportStop("table-changed", table=path.name)


def _sweep(path: Path) -> None:
    for left in path.parent.glob(f".{path.name}{_MARK}*"):
        with suppress(OSError):
            if time() - left.stat().st_mtime > _STALE:
                left.unlink()
