"""A batch for a visitor of the page: the command line draws it in a process of its own and reports line by line.

The pages' own process is not one that others may be made from (Streamlit runs
each page as the main program), and memory that a batch needs is given back.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from components.outputs.export.csv_file import zip_bytes
from components.outputs.figure.figure_cache import BusyError
from components.outputs.figure.request import Origin, query
from components.view import View
from data.records import PartnershipMapError

_MANAGE = Path(__file__).parents[3] / "manage.py"
_one = Lock()


class BatchError(PartnershipMapError):
    """The command line drew nothing; its own words say why."""


def batch(view: View, tables: Path, origin: Origin, each: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield how many figures are done and how many there are; with the last, a ZIP of all (before that no bytes).

    Raises BusyError while another batch is drawn, BatchError when none could be.
    """
    if not _one.acquire(blocking=False):
        raise BusyError("another batch is being drawn")
    try:
        with TemporaryDirectory(prefix="partnerskapskartan-") as folder:
            yield from _drawn(view, tables, origin, each, Path(folder))
    finally:
        _one.release()


def _drawn(
    view: View, tables: Path, origin: Origin, each: str, folder: Path
) -> Iterator[tuple[int, int, bytes]]:
    command = [
        sys.executable, str(_MANAGE), "figure", "--query", query(view), "--each", each,
        "--to", str(folder), "--today", view.today.isoformat(),
        "--address", origin.address, "--organisation", origin.organisation,
    ]  # fmt: skip
    environment = {**os.environ, "PARTNERSKAPSKARTAN_TABLES": str(tables), "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(  # noqa: S603  # our own command, its arguments a list: no shell reads them
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    )
    done = total = 0
    try:
        for line in running.stdout or ():
            done, total = (int(n) for n in line.partition(" ")[0].split("/"))
            yield done, total, b""
        said = running.stderr.read() if running.stderr else ""
        if running.wait() or not done:
            raise BatchError(said.strip() or f"exit {running.returncode}")
        yield done, total, zip_bytes([(p.name, p.read_bytes()) for p in sorted(folder.iterdir())])
    finally:
        # Leaving the page ends the run.
        if running.poll() is None:
            running.kill()
        running.communicate()
