"""A copy of the revision shown last, for a start without the store."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from types import MappingProxyType

from data.files.atomic_write import write_file
from data.files.cache_folder import cache_folder
from data.store.engine import database_url
from data.store.revision import Publication, Revision, checksum, digest, loaded_of, moment, stamp


def copy_path(address: str) -> Path:
    """Return where the copy for a store lies; every store has its own."""
    name = database_url(address).render_as_string(hide_password=True)
    return cache_folder() / f"revision-{digest(name.encode())[:12]}.json"


def write_copy(path: Path, revision: Revision) -> None:
    """Keep a revision; the old copy stays until the new one is whole. Raises OSError."""
    entry = dataclasses.asdict(revision.entry) | {"created": stamp(revision.entry.created)}
    files = {name: content.decode("utf-8") for name, content in revision.files.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, json.dumps({"entry": entry, "files": files}, ensure_ascii=False).encode("utf-8"))


def read_copy(path: Path) -> Revision | None:
    """Return the copy; None when there is none, or it is not what was written."""
    try:
        kept = json.loads(path.read_bytes())
        entry = Publication(**(kept["entry"] | {"created": moment(kept["entry"]["created"])}))
        files = {str(name): str(text).encode("utf-8") for name, text in kept["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if checksum(entry, {name: digest(content) for name, content in files.items()}) != entry.checksum:
        return None
    return Revision(entry, MappingProxyType(files), loaded_of(files))
