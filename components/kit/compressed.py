"""Files that are sent often and never change: compressed once, not at every request."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

SMALLEST = 1000
"""Bytes; smaller files are sent as they are."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's content and media type; ``compressed`` is the same as gzip, empty where that saves less than 5 %."""

    content: bytes
    media_type: str
    compressed: bytes = b""

    @property
    def size(self) -> int:
        """Return the bytes that it takes in memory."""
        return len(self.content) + len(self.compressed)


def compress(content: bytes, media_type: str, level: int = 9) -> File:
    """Return a file with its gzip form; the same content always gives the same bytes."""
    compressed = gzip.compress(content, level, mtime=0) if len(content) >= SMALLEST else b""
    return File(content, media_type, compressed if len(compressed) < len(content) * 0.95 else b"")
