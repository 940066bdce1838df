"""Replaces a table, completely or not at all."""

from __future__ import annotations

from pathlib import Path

from data.files.atomic_write import write_file
from data.importers.errors import ArticleImportError


def read_table(path: Path) -> bytes:
    """Return a table's bytes, none when there is no table yet. Raises ArticleImportError when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ArticleImportError("unreadable", source=path, reason=error.strerror) from error


def replace_table(path: Path, old: bytes, new: bytes) -> None:
    """Put ``new`` in the place of ``old``; when this returns it is on the disk.

    Raises ArticleImportError, with the table untouched, when it no longer holds ``old``
    (somebody edited it meanwhile) or cannot be written.
    """
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else None
        write_file(path, new, mode, before=lambda: _check_unchanged(path, old))
    except OSError as error:
        raise ArticleImportError("unwritable", table=path.name, reason=error.strerror) from error


def _check_unchanged(path: Path, old: bytes) -> None:
    if read_table(path) != old:
        raise ArticleImportError("table-changed", table=path.name)
