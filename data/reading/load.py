"""From frames of text to a dataset: what an opened folder, an upload and a test all do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from data.dataset import assemble
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


def load_frames(
    frames: Mapping[str, pd.DataFrame], problems: Iterable[Problem] = (), today: date | None = None
) -> Loaded:
    """The dataset in ``frames`` (by table name, see ``data/reading/frames.py``).

    ``problems`` are those already found with the files' form; they are kept
    among the others. ``today`` is the day after which no evidence can be (``None``: do not ask).
    Never raises because of what the frames hold.
    """
    records, found, rows = validated(frames, today)
    told = causes_first([*problems, *found])
    notes = tuple(problem for problem in told if problem.kind in NOTES)
    return Loaded(assemble(records), tuple(p for p in told if p.kind not in NOTES), notes, rows)
