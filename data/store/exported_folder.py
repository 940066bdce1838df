"""A folder of tables that came out of the store: the tables, and a line on which revision or draft they are.

The line is what makes a publication or a save from the folder safe: the store can tell whether somebody else has
published or saved since.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from data.csv_rows import csv_bytes
from data.files.atomic_write import write_file, write_folder
from data.reading.csv_reader import MAX_BYTES, parse_delimited
from data.records import Problem
from data.schema.schema import TABLES
from data.store.errors import StoreError, say
from data.store.revision import Files, Publication, Revision

if TYPE_CHECKING:
    from data.store.drafts import Draft, DraftEntry
    from data.store.store import Store

RECORD = "revision.txt"
DRAFT_RECORD = "draft.txt"
_DRAFT_RECORD = re.compile(r"([1-9][0-9]{0,8}) ([1-9][0-9]{0,8})\n")
_LOSSLESS = ("encoding", "separator", "empty-file", "missing-column", "added-columns", "older-column")
"""What may be unusual about a file's form while everything in it is read."""
_RECORD = re.compile(r"([1-9][0-9]{0,8}) ([0-9a-f]{12})\n")


def write_tables(folder: Path, revision: Revision) -> None:
    """Write a revision's tables to a new folder, whole or not at all; raises StoreError."""
    _write(folder, {**revision.files, RECORD: _line(revision.entry)})


def write_draft(folder: Path, draft: Draft, parent: Publication | None) -> None:
    """Write a draft's tables to a new folder, whole or not at all; raises StoreError."""
    records = {DRAFT_RECORD: _draft_line(draft.entry)}
    if parent:
        records[RECORD] = _line(parent)
    _write(folder, {**draft.files, **records})


def _write(folder: Path, files: Files) -> None:
    try:
        write_folder(folder, files.items())
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


def record_draft(folder: Path, entry: DraftEntry) -> None:
    """Note in a folder which version of which draft its tables are. Raises OSError."""
    write_file(folder / DRAFT_RECORD, _draft_line(entry))


def version_of(folder: Path, number: int) -> int:
    """Return which version of a draft the tables in a folder are; raises StoreError when the folder does not say."""
    path = folder / DRAFT_RECORD
    try:
        match = _DRAFT_RECORD.match(path.read_text("utf-8"))
    except (OSError, ValueError):
        match = None
    if match is None or int(match[1]) != number:
        raise StoreError("no-draft-record", folder=folder, number=number)
    return int(match[2])


def tables_in(folder: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the tables in a folder as they are kept, and what of their form would lose something if they were saved.

    Cells are as they are, right or wrong. Raises StoreError for a file that cannot be read.
    """
    files, losses = {}, []
    for table in TABLES.values():
        path = folder / table.file
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreError("unreadable", file=path, reason=error.strerror or "") from error
        rows, problems = parse_delimited(table, raw)
        files[table.file] = csv_bytes([rows.columns, *(cells for _, cells in rows.rows)])
        losses += [problem for problem in problems if problem.kind not in _LOSSLESS]
    return files, tuple(losses)


def _draft_line(entry: DraftEntry) -> bytes:
    remarks = (say("line.draft-record", "sv"), say("line.draft-record", "en"))
    return "\n".join([f"{entry.number} {entry.version}", *remarks, ""]).encode()


def _line(entry: Publication) -> bytes:
    remarks = (say("line.record", "sv"), say("line.record", "en"))
    return "\n".join([f"{entry.number} {entry.content}", *remarks, ""]).encode()
