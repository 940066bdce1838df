"""The server that is attacked: its tables and cache of its own, its memory, its lines, its calls to other machines."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.attacks.result import Memory
from bench.foreign.calls import Recorder, recorder
from bench.load.crowd import Target
from bench.processes import children, processor, resident
from bench.servers import OURS, Server, environment, serve
from components.settings import tables_folder


@dataclass(frozen=True, slots=True)
class Subject:
    """A running server with a copy of the tables."""

    server: Server
    tables: Path
    foreign: Recorder

    @property
    def target(self) -> Target:
        """The server as visitors see it."""
        return Target("ours", self.server.address, "theme", multiple=True)

    def memory(self) -> Memory:
        """Return the memory of the server, and of the processes that it has started."""
        return Memory(resident((self.server.pid,)), resident(children((self.server.pid,))))

    def processor(self) -> float:
        """Return the seconds of the processor that server and worker have used; NaN where nothing tells it."""
        return processor((self.server.pid, *children((self.server.pid,))))

    def lines(self) -> list[bytes]:
        """Return the lines that the server has written."""
        return self.server.output.read_bytes().splitlines()

    def is_gone(self) -> bool:
        """Return whether the server has ended."""
        return math.isnan(resident((self.server.pid,))) or not resident((self.server.pid,))


@contextmanager
def subject(write_tables: Callable[[Path], None] | None) -> Iterator[Subject]:
    """Start a server with a copy of the tables, which ``write_tables`` may change; end it afterwards."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-attacks-") as name, recorder() as foreign:
        tables, cache = Path(name) / "tables", Path(name) / "cache"
        shutil.copytree(tables_folder(), tables)
        if write_tables:
            write_tables(tables)
        with serve(OURS, {**environment(tables=tables, cache=cache), **foreign.variables}) as server:
            if not foreign.watched():  # no call would be recorded, whatever was called
                raise RuntimeError("the server is not watched")
            yield Subject(server, tables, foreign)
