"""Hostile strings into tables, the tables through the program, and every file that comes out read."""

from __future__ import annotations

import re
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from bench.hostile_strings.outputs import Output, served_outputs, written_outputs
from bench.hostile_strings.readers import read
from data.reading.load import Loaded, load_rows
from data.reading.read_folder import read_folder
from data.reading.table_rows import table_rows
from data.schema.schema import TABLES
from tests.browser.harness.server import TODAY, serve
from tests.security.spread import Row, spread, spread_rows

YEARS = range(1990, 2036)
"""Years that ``coverage`` may have: as many strings pass at once when tables are only read."""
SURROGATE = re.compile("[\ud800-\udfff]")
CHUNK = 250
"""Strings in one set of tables that goes through all outputs."""
WHOLE = ("HTML", "CSV", "XLSX", "JSON", "GeoJSON", "script")
"""Kinds that show each string as it was entered."""


@dataclass(slots=True)
class Report:
    """What was seen: files read and files that failed by kind, and the strings found in each kind, as entered."""

    strings: set[str] = field(default_factory=set)
    files: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    texts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, other: Report) -> None:
        """Take in what another report saw."""
        self.strings |= other.strings
        self.files += other.files
        self.failed += other.failed
        for kind, texts in other.texts.items():
            self.texts.setdefault(kind, set()).update(texts)

    def lacking(self) -> dict[str, list[str]]:
        """Strings that a kind of file should show as entered, and does not."""
        return {
            k: sorted(self.strings - self.texts.get(k, set()))
            for k in WHOLE
            if self.strings - self.texts.get(k, set())
        }


def read_back(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the strings that tables hold, and each that neither came back as it was nor was told of, with its place.

    Every string passes every text column of the schema.
    """
    refused: set[str] = set()
    lost: list[str] = []
    for start in range(0, len(texts), len(YEARS)):
        some = texts[start : start + len(YEARS)]
        rows = spread_rows(some, YEARS[: len(some)])
        loaded = _loaded(rows)
        reported = {(p.table, p.row, p.column) for p in loaded.problems if p.kind != "url"}
        for name, table in TABLES.items():
            held = _records(loaded, name)
            for number, row in enumerate(rows[name], 2):
                record = held.get(row[table.key])
                for column in (c for c in table.columns if c.type.name == "text"):
                    text = row[column.name]
                    place = (table.file, number, column.name)
                    value = getattr(record, column.name) if record else None
                    if place in reported:
                        refused.add(text)
                    elif record and SURROGATE.search(text):
                        lost.append(f"{place}: {text[:60]!r} is held, and no file can hold it")
                    elif record is None:
                        # Left out for another cell, which is told of: this one's text was not looked at.
                        if not any(p.table == table.file and p.row == number for p in loaded.problems):
                            lost.append(f"{place}: {text[:60]!r}: the row is gone")
                    elif value not in (text, (text,)):
                        lost.append(f"{place}: {text[:60]!r} became {str(value)[:60]!r}")
    return [t for t in texts if t not in refused and t.replace(";", ",") not in refused], lost


def _loaded(rows: Mapping[str, Sequence[Row]]) -> Loaded:
    tables, problems = {}, []
    for name, table in TABLES.items():
        cells = [table.column_names, *([row.get(c, "") for c in table.column_names] for row in rows[name])]
        tables[name], its_problems = table_rows(table, enumerate(cells, 1))
        problems += its_problems
    return load_rows(tables, problems, date.fromisoformat(TODAY))


def _records(loaded: Loaded, name: str) -> Mapping[str, object]:
    held = getattr(loaded.dataset, name)
    return {str(r.year): r for r in held} if name == "coverage" else {str(k): r for k, r in held.items()}


def through_outputs(
    texts: Sequence[str],
    folder: Path,
    *,
    every: int = 1,
    seconds: float = 0,
    progress: Callable[[int, int], object] | None = None,
) -> Report:
    """Put strings through every output of the server and the commands, some at a time, and read all that comes out.

    With ``every`` above 1 each set of tables has only each such drawing, the next set the next; after ``seconds``
    (0: no end) no further set is begun. ``progress`` is called with the number of sets that are done, and of all. The
    report's strings are those that were put through.
    """
    report, began = Report(), time.monotonic()
    tables = spread(folder / "tables", texts[:CHUNK])
    sets = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
    # A process for each set: what the commands keep of its tables goes with it.
    pool = ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1)
    with serve(tables, PARTNERSKAPSKARTAN_CACHE=str(folder / "cache")) as server, pool:
        for part, some in enumerate(sets):
            if seconds and time.monotonic() - began > seconds:
                break
            spread(tables, some)
            _wait(server.address, read_folder(tables).dataset.revision)
            report.add(pool.submit(_report, server.address, tables, some, every, part).result())
            if progress:
                progress(part + 1, len(sets))
        if log := server.tracebacks():
            report.failed.append(("server", "log", log[-2000:]))
    return report


def _report(address: str, tables: Path, texts: Sequence[str], every: int, part: int) -> Report:
    """Return the report of one set of tables."""
    report = Report(set(texts))
    take(report, served_outputs(address, texts, every, part), texts)
    take(report, written_outputs(tables), texts)
    return report


def take(report: Report, outputs: Iterable[Output], texts: Sequence[str]) -> None:
    """Read outputs into a report."""
    looked_for = {" ".join(text.split()): text for text in texts}
    for output in outputs:
        report.files[output.kind] += 1
        if output.failure:
            report.failed.append((output.kind, output.name, output.failure))
            continue
        try:
            texts_read = read(output.name, output.kind, output.content, output.headers)
        except Exception as error:  # noqa: BLE001  # whatever a reader refuses a file with is the result
            report.failed.append((output.kind, output.name, f"{type(error).__name__}: {error}"))
            continue
        held = {looked_for[text] for text in looked_for.keys() & texts_read}
        report.texts.setdefault(output.kind, set()).update(held)


def _wait(address: str, revision: str) -> None:
    """Wait until the server has the tables."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with urllib.request.urlopen(f"{address}/healthz", timeout=30) as reply:
            if f'"{revision}"' in reply.read().decode():
                return
        time.sleep(0.2)
    raise TimeoutError("the server did not read the tables")
