"""Files that are sent often and never change: compressed once, not at every request."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

SMALLEST = 1000
"""Bytes; below this packing saves nothing worth the name."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's content and media type; ``packed`` is the same as gzip, empty where that is not smaller."""

    content: bytes
    media_type: str
    packed: bytes = b""


def pack(content: bytes, media_type: str) -> File:
    """Return a file with its packed form; the same bytes always give the same bytes."""
    packed = gzip.compress(content, 9, mtime=0) if len(content) >= SMALLEST else b""
    return File(content, media_type, packed if len(packed) < len(content) * 0.95 else b"")
