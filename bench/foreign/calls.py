"""Every attempt of a program, and of the programs that it starts, to reach another machine.

    with recorder() as foreign:
        with serve(OURS, environment() | foreign.variables):
            ...
        assert foreign.calls() == ()

Three see it. ``watch`` refuses and writes down what Python does. A proxy on loopback takes down the requests of
whoever keeps to ``HTTP_PROXY``, compiled libraries too. In a network namespace without any other interface
(:func:`alone`) the kernel counts what finds no way out, whoever tried.
"""

from __future__ import annotations

import json
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shlex import join
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

WATCH = Path(__file__).parent / "watch"
_LOOPBACK = ["lo"]
_COUNTERS = Path("/proc/net/snmp"), Path("/proc/net/snmp6")


@dataclass(frozen=True, slots=True)
class Call:
    """An attempt: whose (command line), how (an audit event, ``proxy``, ``kernel``), to whom, through which modules."""

    program: str
    how: str
    to: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Recorder:
    """What was written down so far; a program started with ``variables`` is watched, and whatever it starts."""

    variables: Mapping[str, str]
    _file: Path
    _proxied: list[str] = field(default_factory=list)
    _unrouted: int = 0

    def calls(self) -> tuple[Call, ...]:
        """Return all attempts."""
        seen = [call for call in self._lines() if call.how != "watched"]
        seen += [Call("", "proxy", line) for line in self._proxied]
        if more := unrouted() - self._unrouted:
            seen.append(Call("", "kernel", f"{more} without a way out"))
        return tuple(seen)

    def watched(self) -> tuple[str, ...]:
        """Return the command line of each program in which the watch runs."""
        return tuple(call.program for call in self._lines() if call.how == "watched")

    def _lines(self) -> list[Call]:
        lines = [json.loads(line) for line in self._file.read_text("utf-8").splitlines()]
        return [Call(join(x["program"]), x["how"], x["to"], x["by"]) for x in lines]


@contextmanager
def recorder() -> Iterator[Recorder]:
    """Record while the block lasts, in which it is to be read too; behind a proxy unless the kernel counts."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-foreign-") as folder, ExitStack() as stack:
        file = Path(folder, "calls")
        file.touch()
        proxied: list[str] = []
        variables = {"PYTHONPATH": str(WATCH), "FOREIGN_CALLS": str(file)}
        if not is_alone():
            variables |= _through(stack.enter_context(_proxy(proxied)))
        yield Recorder(variables, file, proxied, unrouted())


def alone(command: Sequence[str]) -> list[str]:
    """Return the command that runs another one in a network namespace of its own (Linux)."""
    return [
        "unshare",
        "--map-root-user",
        "--net",
        sys.executable,
        str(Path(__file__).with_name("loopback.py")),
        *command,
    ]


def is_alone() -> bool:
    """Return whether this process has no interface but loopback."""
    return [name for _, name in socket.if_nameindex()] == _LOOPBACK


def unrouted() -> int:
    """Return how often something found no way out of a namespace without other interfaces; 0 elsewhere."""
    if not is_alone():
        return 0
    head, values = (
        line.split() for line in _COUNTERS[0].read_text("ascii").splitlines() if line.startswith("Ip:")
    )
    second = dict(line.split() for line in _COUNTERS[1].read_text("ascii").splitlines())
    return int(values[head.index("OutNoRoutes")]) + int(second["Ip6OutNoRoutes"])


def _through(address: str) -> dict[str, str]:
    names = ("http_proxy", "https_proxy", "all_proxy")
    chosen = dict.fromkeys(names, address) | {"no_proxy": "localhost,127.0.0.1,::1"}
    return chosen | {name.upper(): value for name, value in chosen.items()}


@contextmanager
def _proxy(requests: list[str]) -> Iterator[str]:
    """Answer on loopback with 502, and add the first line of each request to ``requests``."""

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            requests.append(self.rfile.readline(4096).decode("latin-1").strip())
            self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
