"""The dataset that is served now: read once, read again when a table's file has changed."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from data.read import Loaded, read_folder

_lock = Lock()
_kept: dict[Path, tuple[tuple[tuple[str, int, int], ...], Loaded]] = {}


def current(folder: Path) -> Loaded:
    """Return dataset and problems of the tables in a folder, as of their newest change."""
    with _lock:
        stamp = _stamp(folder)
        if folder not in _kept or _kept[folder][0] != stamp:
            _kept[folder] = (stamp, read_folder(folder))
        return _kept[folder][1]


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found = []
    for path in sorted(folder.glob("*.csv")):
        try:
            status = path.stat()
        except OSError:  # gone between the listing and the look: the reader will say so
            continue
        found.append((path.name, status.st_mtime_ns, status.st_size))
    return tuple(found)
