"""What an embedded map may show: the newest publication, or one that was frozen by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from data.records import Dataset

NAME = re.compile(r"[0-9a-z]{1,20}")
"""What the name of a revision looks like: a number, or the content's own 12 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A dataset, and the name by which a frozen map finds it again."""

    name: str
    dataset: Dataset


class Revisions(Protocol):
    """The look-up of revisions by name."""

    def __call__(self, name: str) -> Kept | None:
        """Return the revision of a name, the newest for an empty one; None when there is no such revision."""
