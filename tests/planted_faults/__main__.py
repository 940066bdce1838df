"""Plant small faults one at a time, and say which test finds each.

    python -m tests.planted_faults [ID ...] [--near-only] [--jobs N] [--report FILE.csv]

Each job works in a copy of the checkout's tracked files. A fault is looked for
by the test files near it first, then by all the others. A test counts as having
found it when it fails with the fault twice, and passes without it.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from queue import SimpleQueue

from tests.planted_faults.near import ordered

HERE = Path(__file__).parent
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
NOT_COLLECTED = 2
"""pytest's exit code when a test file cannot be imported: in a checkout that is sound, the fault's doing."""
LIMITS = {"near": 900.0, "rest": 3600.0}
"""Seconds for each stage of one fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One change of a file, and what somebody would see of it; ``old`` stands exactly once in the file."""

    id: str
    file: str
    old: str
    new: str
    about: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fault: the test that found it (empty: none did), and the seconds it took."""

    id: str
    file: str
    caught_by: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Checkout:
    """A copy to plant faults in, how tests are run in it, and its tracked files."""

    root: Path
    python: str
    marker: str
    files: tuple[str, ...]

    def run(self, tests: Sequence[str], limit: float, without: Sequence[str] = ()) -> tuple[int | None, str]:
        """Run tests until one fails; return pytest's exit code (None: not done within the limit) and its words."""
        command = [self.python, "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider",
                   *(["-m", self.marker] if self.marker else []),
                   *(f"--deselect={test}" for test in without), *tests]  # fmt: skip
        process = subprocess.Popen(
            command, cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        try:
            output, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            # Servers and browsers that the tests started end with them.
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, ""
        return process.returncode, output


def main() -> int:
    """Plant the faults that were asked for, print the table; 1 when one was not caught."""
    requests = _arguments()
    faults = read_faults(HERE / "faults.toml", requests.ids)
    for fault in faults:
        _planted_text(requests.checkout, fault)
    if requests.report:
        _write(requests.report, "w", [f.name for f in fields(Outcome)])
    copies: SimpleQueue[Checkout] = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="planted-faults-") as folder:
        for number in range(requests.jobs):
            copies.put(_copy(requests.checkout, Path(folder) / str(number), requests.python, requests.marker))

        def look(fault: Fault) -> Outcome:
            copy = copies.get()
            try:
                outcome = _look(copy, fault, near_only=requests.near_only)
            finally:
                copies.put(copy)
            print(_line(outcome), flush=True)
            if requests.report:
                _write(requests.report, "a", astuple(outcome))
            return outcome

        with ThreadPoolExecutor(requests.jobs) as pool:
            outcomes = list(pool.map(look, faults))
    caught = sum(bool(o.caught_by) for o in outcomes)
    print(f"caught {caught} of {len(outcomes)}")
    return 0 if caught == len(outcomes) else 1


def read_faults(path: Path, ids: Sequence[str] = ()) -> list[Fault]:
    """Return the faults in a file, or those with the ids given; an unknown id ends the program."""
    every = [Fault(**entry) for entry in tomllib.loads(path.read_text("utf-8"))["fault"]]
    if unknown := set(ids) - {f.id for f in every}:
        raise SystemExit(f"No such fault: {', '.join(sorted(unknown))}")
    return [f for f in every if not ids or f.id in ids]


def _write(report: Path, mode: str, row: Sequence[object]) -> None:
    with report.open(mode, encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(row)


def _look(copy: Checkout, fault: Fault, *, near_only: bool) -> Outcome:
    begin = time.monotonic()
    near, rest = ordered(copy.root, copy.files, fault.file)
    stages = [("near", near)] if near_only else [("near", near), ("rest", rest)]
    caught = ""
    for name, tests in stages:
        # A browser takes long to start: what needs none may have found the fault by then.
        for browser in (False, True):
            some = [test for test in tests if test.startswith("tests/browser/") == browser]
            caught = caught or _caught(copy, fault, some, LIMITS[name])
    return Outcome(fault.id, fault.file, caught, round(time.monotonic() - begin))


def _caught(copy: Checkout, fault: Fault, tests: Sequence[str], limit: float) -> str:
    """Return the first test that fails with the fault, and again, and passes without it; empty when there is none."""
    set_aside: list[str] = []
    while tests:
        code, output = _run_planted(copy, fault, tests, limit, set_aside)
        if code is None:
            # Too slow because of the fault, or because these tests are.
            return "" if copy.run(tests, limit, set_aside)[0] is None else "time limit"
        result: list[str] = FAILED.findall(output)
        if code == NOT_COLLECTED:
            return f"collection of {result[0]}" if result else "collection"
        if not result:
            return "" if code in (0, 5) else f"pytest left with {code}"
        alone = result[:1]
        # A machine that is busy lets a test fail now and then.
        if copy.run(alone, limit)[0] == 0 and _run_planted(copy, fault, alone, limit)[0] != 0:
            return alone[0]
        set_aside += alone
    return ""


def _run_planted(
    copy: Checkout, fault: Fault, tests: Sequence[str], limit: float, without: Sequence[str] = ()
) -> tuple[int | None, str]:
    with _planted(copy, fault):
        return copy.run(tests, limit, without)


@contextmanager
def _planted(copy: Checkout, fault: Fault) -> Iterator[None]:
    path = copy.root / fault.file
    before = path.read_bytes()
    try:
        path.write_text(_planted_text(copy.root, fault), encoding="utf-8", newline="")
        _forget_compiled(path)
        yield
    finally:
        path.write_bytes(before)
        _forget_compiled(path)


def _planted_text(root: Path, fault: Fault) -> str:
    with (root / fault.file).open(encoding="utf-8", newline="") as file:
        text = file.read()
    if text.count(fault.old) != 1:
        raise SystemExit(
            f"{fault.id}: its old text stands {text.count(fault.old)} times in {fault.file}, not once."
        )
    return text.replace(fault.old, fault.new)


def _forget_compiled(path: Path) -> None:
    # Python goes by size and second, and both may be the same with the fault and without it.
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


def _copy(checkout: Path, root: Path, python: str, marker: str) -> Checkout:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=checkout, check=True, capture_output=True, text=True
    )
    files = tuple(f for f in listed.stdout.split("\0") if f and (checkout / f).is_file())
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(checkout / file, root / file)
    if marker == "not deep" and "deep:" not in (root / "pyproject.toml").read_text("utf-8"):
        marker = ""
    return Checkout(root, python, marker, files)


def _line(outcome: Outcome) -> str:
    return f"{outcome.id:38} {outcome.file:44} {outcome.caught_by or 'NOT CAUGHT'}  {outcome.seconds} s"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.planted_faults", description=__doc__.splitlines()[0]
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="faults to plant (default: all)")
    parser.add_argument(
        "--checkout", type=Path, default=HERE.parent.parent, help="whose code and tests are tried"
    )
    parser.add_argument("--python", default=sys.executable, help="the environment's Python")
    parser.add_argument("--jobs", type=int, default=1, help="copies that are worked in at the same time")
    parser.add_argument(
        "--marker", default="not deep", help="pytest's -m, where the checkout knows the marker"
    )
    parser.add_argument(
        "--near-only", action="store_true", help="do not go on to the tests that are farther away"
    )
    parser.add_argument("--report", type=Path, metavar="FILE.csv", help="write the table here, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
