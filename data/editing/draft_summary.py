"""What is to be known of a draft at a glance: how much differs from what it builds on, and how much is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from data.csv_rows import CsvError
from data.store.diff import changes
from data.store.revision import Files, loaded_of


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """Rows that were added, changed or removed (None when the tables cannot be compared), and problems."""

    rows: int | None
    problems: int


def draft_summary(base: Files, files: Files) -> DraftSummary:
    """Return the summary of a draft's tables against those of the revision that it builds on."""
    try:
        rows = sum(change.kind != "order" for change in changes(base, files))
    except (CsvError, ValueError):  # bytes that are no table, or a row with too many cells
        rows = None
    return DraftSummary(rows, len(loaded_of(files).problems))
