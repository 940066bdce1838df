"""Loaded by Python at its start where this folder is on ``PYTHONPATH``: each attempt to reach another machine, or to
ask for a machine's name or address, becomes a line of the file in ``FOREIGN_CALLS`` and is refused. So does each start
of a program that is not this Python, since it would not be watched.

It sees what Python does. What compiled libraries do by themselves is for the proxy and the kernel (``calls.py``).
"""

import errno
import json
import os
import socket
import sys
from ipaddress import ip_address
from types import FrameType
from typing import Any

_FILE = os.environ.get("FOREIGN_CALLS", "")
_SENDS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOKS_UP = ("socket.getaddrinfo", "socket.gethostbyname")
_LOOKS_BACK = ("socket.gethostbyaddr", "socket.getnameinfo")
"""Which name an address has: asked of nobody, not even of this machine."""
_STARTS = "subprocess.Popen"
_REFUSALS = {
    **dict.fromkeys(_SENDS, OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))),
    **dict.fromkeys((*_LOOKS_UP, *_LOOKS_BACK), socket.gaierror(socket.EAI_NONAME, "refused by the watch")),
    _STARTS: FileNotFoundError(errno.ENOENT, "refused by the watch"),
}


def _write(how: str, to: str, by: str) -> None:
    line = json.dumps({"program": sys.orig_argv, "how": how, "to": to, "by": by})
    file = os.open(_FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(file, f"{line}\n".encode())
    os.close(file)


def _callers() -> str:
    """Return the modules that led here, the outermost first."""
    names: list[str] = []
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "?")
        if not names or names[-1] != name:
            names.append(name)
        frame = frame.f_back
    return " > ".join(reversed(names))


def _is_own(host: object) -> bool:
    """Tell whether a name or number is this machine's own, for which no resolver is asked."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if text in {"", "localhost"}:
        return True
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def _is_foreign(event: str, arguments: tuple[Any, ...]) -> bool:
    if event == _STARTS:
        return os.fsdecode(arguments[0]) != sys.executable
    if event in _LOOKS_BACK:
        return True
    if event in _LOOKS_UP:
        return not _is_own(arguments[0])
    to = arguments[1]
    # Only of an internet address the first part is a text; a path and none at all are this machine's own.
    return isinstance(to, tuple) and isinstance(to[0], str | bytes) and not _is_own(to[0])


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _REFUSALS or not _is_foreign(event, arguments):
        return
    _write(event, str(arguments[0] if event in (*_LOOKS_UP, *_LOOKS_BACK) else arguments[1]), _callers())
    raise _REFUSALS[event]


if _FILE:
    _write("watched", "", "")
    sys.addaudithook(_watch)
