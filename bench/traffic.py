"""What travels over the connection for one change, by purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.host.internals.streamlit_server import COMPONENT, HTML, WIDGETS, new_element

ROWS = 'id="panel"'
"""Marks the element that holds the view's own rows: the list beside the map."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes by purpose, before any compression; ``rows`` is the view's own rows, the others the rest."""

    rows: int
    map: int
    widgets: int
    other: int
    sent: int

    @property
    def rest(self) -> int:
        return self.map + self.widgets + self.other + self.sent


def traffic(received: Iterable[bytes], sent: Iterable[bytes]) -> Traffic:
    """Return how many bytes came and went."""
    sizes = {"rows": 0, "map": 0, "widgets": 0, "other": 0}
    for frame in received:
        sizes[_purpose(frame)] += len(frame)
    return Traffic(**sizes, sent=sum(len(f) for f in sent))


def _purpose(frame: bytes) -> str:
    kind, html = new_element(frame)
    if kind == HTML:
        return "rows" if ROWS in html else "other"
    if kind == COMPONENT:
        return "map"
    return "widgets" if kind in WIDGETS else "other"
