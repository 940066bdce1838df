"""The HTML of a notice of the editors' page, with its own style: visitors' pages have none of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from components.kit.templates import render

Kind = Literal["done", "problem"]


def notice(kind: Kind, heading: str, lines: Iterable[str] = ()) -> str:
    """Return a notice: what happened, and one paragraph for each line."""
    return render("parts/editing_notice/notice.html", kind=kind, heading=heading, lines=tuple(lines))
