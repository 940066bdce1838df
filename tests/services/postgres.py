"""A PostgreSQL server of our own, which can be killed and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg

from tests.browser.harness.server import free_port
from tests.services.needed import program

PATIENCE_S = 60.0
ACCOUNT = "postgres"
"""Who runs it when we are administrators: PostgreSQL refuses to be one."""


class Postgres:
    """A running server; ``database()`` makes an empty database and returns its address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._user = ACCOUNT if os.getuid() == 0 else None
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make the cluster."""
        if self._user:
            shutil.chown(self.folder, self._user)
        data = str(self.folder / "data")
        options = ["-U", "map", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(
            [_program("initdb"), "-D", data, *options],
            check=True, stdout=subprocess.DEVNULL, user=self._user, cwd=self.folder, env=_environment(),
        )  # fmt: skip

    def start(self) -> None:
        """Start the server, and return when it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [_program("postgres"), "-D", str(self.folder / "data"), "-p", str(self.port),
                 "-k", str(self.folder), "-c", "listen_addresses=127.0.0.1"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, user=self._user, cwd=self.folder,
                env=_environment(),
            )  # fmt: skip
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise AssertionError((self.folder / "log").read_text(errors="replace")) from None
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """End the server as an administrator would."""
        if self._process:
            self._process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            self._process.wait(PATIENCE_S)
            self._process = None

    def kill(self) -> None:
        """Let the server and every process of it drop dead."""
        assert self._process
        children = _children(self._process.pid)
        for pid in (self._process.pid, *children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(PATIENCE_S)
        self._process = None

    def database(self) -> str:
        """Make an empty database, and return its address."""
        name = f"map_{next(self._numbers)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://map@127.0.0.1:{self.port}/{name}"


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start a server in a folder of its own; end it and remove the folder afterwards."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-postgres-") as folder:
        server = Postgres(Path(folder))
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _program(name: str) -> str:
    # Debian keeps each version's programs in a folder of its own, off the path.
    return program(name, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))


def _environment() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if not name.startswith("PG")}


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
