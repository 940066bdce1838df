"""Where and when the program runs: clock, variables, Python's options, an address, another's read-only files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.browser.harness.server import Server, free_port, started
from tests.conftest import ROOT, TABLES

PROGRAM = ("dashboard.py", "manage.py", ".streamlit", "data", "geo", "components")
CLOCK = ROOT / "tests" / "surroundings" / "clock"
NOBODY = 65534
"""Debian's account without rights and without a home folder."""
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_PATIENCE_S = 120
_UNUSED = shutil.ignore_patterns("__pycache__", "tables")


@dataclass(frozen=True)
class Surrounding:
    """``moment`` is what the clock shows at the start, with its zone; ``day`` what day that is in Sweden.

    ``is_foreign``: the program is another user's and cannot be written to, in a folder whose name has a space, an
    apostrophe and letters outside ASCII, as its tables' has. ``variables`` are all that the process has, but for
    its path; ``umask`` says who may read what it writes. ``host`` is where it listens, as in an
    address; ``store`` the name of the store's file.
    """

    name: str
    moment: str
    day: date
    variables: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    host: str = "localhost"
    is_foreign: bool = False
    umask: int = 0o022
    store: str = "store"


class Ground:
    """A surrounding made in a folder; commands and servers run in it, and what they write lies in ``own``."""

    def __init__(self, chosen: Surrounding, folder: Path) -> None:
        self.chosen = chosen
        folder.chmod(0o755)
        self.own = folder / "own"
        self.own.mkdir()
        self._program, self.tables = ROOT, TABLES
        self._rights: list[str] = []
        if chosen.is_foreign:
            self._program = folder / "Anna's karta över vänorter"
            _copy(self._program)
            self.tables = self._program / "tabeller å"
            if os.getuid() == 0:
                self._rights = _without_rights()
                os.chown(self.own, NOBODY, NOBODY)

    def variables(self, more: Mapping[str, str]) -> dict[str, str]:
        """Return every variable of a process."""
        return {
            **{name: os.environ[name] for name in _KEPT if name in os.environ},
            "PYTHONPATH": str(CLOCK),
            "TESTS_CLOCK": self.chosen.moment,
            "PARTNERSKAPSKARTAN_TABLES": str(self.tables),
            **self.chosen.variables,
            **more,
        }

    def manage(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command of ``manage.py``; its output is read as UTF-8."""
        return subprocess.run(
            [*self._python(), "manage.py", *words],
            cwd=self._program, env=self.variables(variables), umask=self.chosen.umask, check=False,
            capture_output=True, encoding="utf-8", timeout=_PATIENCE_S, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    @contextmanager
    def served(self, **variables: str) -> Iterator[Server]:
        """Run the server, at its host."""
        port = free_port()
        command = [*self._python(), "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
        command += ["--server.address", self.chosen.host.strip("[]")]
        address = f"http://{self.chosen.host}:{port}"
        with started(
            command, self._program, self.variables(variables), address, umask=self.chosen.umask
        ) as server:
            yield server

    def _python(self) -> list[str]:
        return [*self._rights, sys.executable, *self.chosen.options]


def _copy(folder: Path) -> None:
    for name in PROGRAM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_UNUSED)
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(TABLES, folder / "tabeller å")
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def _without_rights() -> list[str]:
    """Return the words that make an administrator's process a user's who may read everything: also the packages."""
    read = "+dac_read_search"
    return [
        "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", f"--inh-caps=-all,{read}",
        f"--ambient-caps=-all,{read}", f"--bounding-set=-all,{read}",
    ]  # fmt: skip
