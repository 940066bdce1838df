"""What travels over the connection for one change, told apart by what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from google.protobuf.message import DecodeError
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

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
    message = ForwardMsg()
    try:
        message.ParseFromString(frame)
    except DecodeError:
        return "other"
    if message.WhichOneof("type") != "delta":
        return "other"
    kind = message.delta.new_element.WhichOneof("type")
    if kind == "html":
        return "rows" if ROWS in message.delta.new_element.html.body else "other"
    if kind == "component_instance":
        return "map"
    return "widgets" if kind in ("multiselect", "button_group", "slider", "text_input", "button") else "other"
