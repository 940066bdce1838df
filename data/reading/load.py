"""From rows of text to a dataset: what an opened folder, an upload and a test all do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from data.dataset import assemble
from data.reading.table_rows import TableRows
from data.reading.validate import RowNumbers, causes_first, validated
from data.records import Dataset, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything sound, and everything that is not, by table and row.

    ``notes`` say what was read in an older form: nothing is wrong, and what is saved has the new one.
    ``rows`` are the numbers of the sound rows, by table and key.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    rows: RowNumbers = field(default_factory=dict, compare=False)


NOTES = ("added-file", "added-columns", "older-column")
"""Kinds of problems that are none: tables of an older program."""


def load_rows(
    tables: Mapping[str, TableRows], problems: Iterable[Problem] = (), today: date | None = None
) -> Loaded:
    """The dataset in the rows of each table (by table name).

    ``problems`` are those with the files' form; they are put among the others. Evidence of a day after
    ``today`` is a problem (``None``: of no day). Never raises because of what the rows hold.
    """
    records, cell_problems, rows = validated(tables, today)
    ordered = causes_first([*problems, *cell_problems])
    notes = tuple(problem for problem in ordered if problem.kind in NOTES)
    return Loaded(assemble(records), tuple(p for p in ordered if p.kind not in NOTES), notes, rows)
