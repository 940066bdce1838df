"""From frames of text to a dataset: what an opened folder, an upload and a test all do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.dataset import assemble
from data.reading.validate import in_file_order, validate
from data.records import Dataset, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything sound, and everything that is not, by table and row."""

    dataset: Dataset
    problems: tuple[Problem, ...]


def load_frames(frames: Mapping[str, pd.DataFrame], problems: Iterable[Problem] = ()) -> Loaded:
    """The dataset in ``frames`` (by table name, see ``data/reading/frames.py``).

    ``problems`` are those already found with the files' form; they are kept
    among the others. Never raises because of what the frames hold.
    """
    records, found = validate(frames)
    return Loaded(assemble(records), in_file_order([*problems, *found]))
