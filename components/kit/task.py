"""A file that another process makes: what it is made by and from, as values that travel to that process."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.records import Dataset, PartnershipMapError
from data.store.served import with_content


class UnknownRevisionError(PartnershipMapError):
    """A revision that is served no more."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A dataset by its name: the folder of the tables, the revision that is served, and the day called today.

    With a store the folder matters only until something is published.
    """

    folder: Path
    revision: str
    today: date

    def dataset(self) -> Dataset:
        """Return the dataset, read once in each process; raises UnknownRevisionError when it is no longer served."""
        loaded = with_content(self.folder, self.revision)
        if loaded is None:
            raise UnknownRevisionError(f"revision {self.revision} is served no more")
        return loaded.dataset


@dataclass(frozen=True, slots=True)
class Task:
    """A function on the top level of a module, and its arguments; together they decide every byte of the file."""

    function: Callable[..., bytes]
    arguments: tuple[Hashable, ...]

    def file(self) -> bytes:
        """Return the file, made in this process."""
        return self.function(*self.arguments)
