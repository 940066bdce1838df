"""Precision, recall and F1 of a set of answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(slots=True)
class Score:
    """Right, wrong and missing ones."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def add(self, actual: Collection[str], expected: Collection[str]) -> None:
        self.right += len(set(actual) & set(expected))
        self.wrong += len(set(actual) - set(expected))
        self.missing += len(set(expected) - set(actual))

    def cells(self) -> tuple[str, str, str]:
        """Return precision, recall and F1 as they are printed."""
        return f"{self.precision:.3f}", f"{self.recall:.3f}", f"{self.f1:.3f}"

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else 1.0
