"""What files are called: what is in them, which selection, when; ASCII only."""

from __future__ import annotations

from collections.abc import Sequence

from components.state.state import DEFAULT, FILTERS
from components.view import View, option_label, shown_date
from geo.naming.fold import fold

LONGEST_NAME = 80


def file_name(view: View, *more: str) -> str:
    """Return ``partnerskap_aktiva_klimat-och-miljo_2024-01-31``, ``more`` before the day; without an ending."""
    words, state = view.language, view.state
    parts = [words(f"export.file_{s}") for s in state.status] or [words("export.file_any")]
    for field in (f for f in FILTERS if f != "status" and getattr(state, f) != getattr(DEFAULT, f)):
        parts += [option_label(view.dataset, words, field, v) for v in getattr(state, field)]
    parts.append(state.text)
    day = shown_date(view.dataset, state, view.today)
    return "_".join((words("export.file"), *_fitting(parts), *more, day))


def ascii_name(text: str) -> str:
    """Return a text as part of a file's name: lower-case ASCII letters, digits and hyphens."""
    return fold(text).encode("ascii", "ignore").decode().strip().replace(" ", "-")


def _fitting(parts: Sequence[str]) -> list[str]:
    plain = [ascii_name(p) for p in parts]
    fitting: list[str] = []
    for part in (p for p in plain if p):
        if sum(len(f) + 1 for f in fitting) + len(part) > LONGEST_NAME - 30:
            break
        fitting.append(part)
    return fitting
