"""A folder of tables that came out of the store: the tables, and a line on which revision they are.

The line is what makes a publication from the folder safe: the store can tell
whether somebody else has published since.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from data.files.atomic_write import write_file, write_folder
from data.store.errors import StoreError, say
from data.store.revision import Publication, Revision

if TYPE_CHECKING:
    from data.store.store import Store

RECORD = "revision.txt"
_RECORD = re.compile(r"([1-9][0-9]{0,8}) ([0-9a-f]{12})\n")


def write_tables(folder: Path, revision: Revision) -> None:
    """Write a revision's tables to a new folder, whole or not at all; raises StoreError."""
    try:
        write_folder(folder, {**revision.files, RECORD: _line(revision.entry)}.items())
    except FileExistsError as error:
        raise StoreError("not-empty", folder=folder) from error
    except OSError as error:
        raise StoreError("unwritable", file=folder, reason=error.strerror) from error


def record_parent(folder: Path, entry: Publication) -> None:
    """Note in a folder that its tables are that revision. Raises OSError."""
    write_file(folder / RECORD, _line(entry))


def parent_of(folder: Path, store: Store) -> int:
    """Return the revision that the tables in a folder go out from, as the folder says.

    A folder that says nothing goes out from the first, as the program's own tables do. Raises StoreError
    when others have been published since, or the folder speaks of another store.
    """
    path = folder / RECORD
    try:
        record = path.read_text("utf-8")
    except FileNotFoundError:
        newest = store.head_number()
        if newest > 1:
            raise StoreError("no-parent", folder=folder, newest=newest) from None
        return newest
    except (OSError, ValueError) as error:
        raise StoreError("unreadable", file=path, reason=getattr(error, "strerror", "") or "UTF-8") from error
    match = _RECORD.match(record)
    if match is None:
        raise StoreError("unreadable", file=path, reason=record[:20])
    number, content = int(match[1]), match[2]
    known = {entry.number: entry.content for entry in store.history()}
    if known.get(number) != content:
        raise StoreError("other-store", file=path, number=number)
    return number


def _line(entry: Publication) -> bytes:
    remarks = (say("line.record", "sv"), say("line.record", "en"))
    return "\n".join([f"{entry.number} {entry.content}", *remarks, ""]).encode()
