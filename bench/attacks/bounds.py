"""What bounds each attack, in the table's words and with the program's own figures."""

from __future__ import annotations

from collections.abc import Mapping

from components.host import bounds
from components.host.internals import uvicorn_connections as connections
from components.kit import http_turns, work_process, work_queue, worker
from components.state.state import TEXT_LIMIT

_QUEUE = (
    f"one file is made at a time, by a process of {work_process.MOST_MEMORY_MB} MB, in {worker.CPU_S} s of the"
    f" processor; {work_queue.MOST_WAITING} wait, then 503"
)
_TURNS = (
    f"one is made at a time, {http_turns.MADE_OF_ONE[0]:.0f} a second for one address; "
    f"{http_turns.MOST_WAITING} wait, {http_turns.MOST_OF_ONE} of one address; then 503"
)
_SESSIONS = f"{bounds.MOST_SESSIONS} sessions, {bounds.MOST_OF_ONE} of one address; then 503"
_MESSAGES = (
    f"{bounds.MESSAGES[0]:.0f} messages a second of a session, {bounds.MESSAGES_OF_ONE[0]:.0f} of one address; "
    "pages are drawn by turns"
)
_UNREAD = f"{connections.LOOK_S * connections.PATIENCE[connections.READER]:.0f} s without reading"
BOUNDS: Mapping[str, str] = {
    "figures": _QUEUE,
    "long-names": _QUEUE,
    "many-names": _QUEUE,
    "files": _QUEUE,
    "pages": _TURNS,
    "search": f"{TEXT_LIMIT} letters are looked at",
    "huge": f"a query of {bounds.MOST_QUERY:,} bytes, then 414",
    "slow": f"{connections.MOST_CONNECTIONS} connections; {connections.LOOK_S:.0f} s for a head,"
    f" {connections.LOOK_S * connections.PATIENCE[connections.BODY]:.0f} s for a part of a body",
    "unread": _UNREAD,
    "odd": "404, 405 and 400 without work",
    "uploads": "without editors' page there are no uploads",
    "hosts": _TURNS,
    "held": _SESSIONS,
    "dropped": _SESSIONS,
    "restless": _MESSAGES,
    "wrong": f"left out, one line an event; {_MESSAGES}",
    "garbage": "the connection is closed",
    "large": f"{connections.MOST_MESSAGE:,} bytes a message, then closed",
    "deaf": _UNREAD,
    "origins": "403, and no look-up of a host",
}
