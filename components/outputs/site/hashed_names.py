"""Names of files that change with their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib


def hashed(name: str, content: bytes) -> str:
    """Return a file's name with its content's hash in it: ``land-36f75763eb5f.svg``."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
