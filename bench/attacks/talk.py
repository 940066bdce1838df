"""An attack as data: what is sent over each of its connections."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ENDLESS = math.inf


@dataclass(frozen=True, slots=True)
class Talk:
    """One connection: what is sent, in order, with ``pause`` seconds between two parts.

    After the last part it stays open for ``stays`` seconds, until the server closes it or the attack ends. With
    ``upgrade`` the first part asks for a WebSocket, and the others are sent when the server agrees.
    """

    parts: Iterable[bytes]
    pause: float = 0.0
    stays: float = ENDLESS
    reads: bool = True
    upgrade: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What attackers know of a server: what it shows to everybody."""

    address: str
    port: int
    places: Sequence[str]
    countries: Sequence[str]
    themes: Sequence[str]
    widgets: Mapping[str, str] = field(default_factory=dict)
    """The kind of each widget's value by the widget's id, as ``string_array_value``."""

    @property
    def host(self) -> str:
        """What a browser says in the header Host."""
        return f"localhost:{self.port}"


@dataclass(frozen=True, slots=True)
class Attack:
    """So many clients, each with one connection after the other, ``rest`` seconds between two of a client."""

    about: str
    talk: Callable[[Known, int], Talk]
    """Returns a connection by its number; each number is used once."""
    clients: int = 16
    rest: float = 0.1
    least: float = 0.0
    """Seconds that it takes at least, to meet what bounds it."""
    write_tables: Callable[[Path], None] | None = None
    """Changes the server's copy of the tables."""
