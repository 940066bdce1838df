"""What files that should not be sent cost: result, seconds and memory of each, in a process of its own.

    python -m bench.uploads

A target is missed where a file is read that should be refused, takes longer than two seconds, or more than 300 MB
beside what the program itself needs. ``--quick`` makes the largest files smaller.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import resource
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from bench.hostile_uploads import Upload, hostile_uploads
from data.editing.incoming import UploadError
from data.editing.read_incoming import read_upload
from data.reading.read_folder import read_folder
from data.store.revision import Files, files_of

ROOT = Path(__file__).resolve().parent.parent
SECONDS, MEGABYTES = 2.0, 300
_ADDRESS_SPACE = 3_000_000_000
"""Bytes; whoever wants more gets a MemoryError. Libraries alone reserve about one thousand million."""
_WORLD = multiprocessing.get_context("forkserver")
_WORLD.set_forkserver_preload(["data.editing.read_incoming", "bench.hostile_uploads"])


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: the kind of the reason (empty: read), both sentences, seconds, and MB more than before."""

    reason: str
    sentences: tuple[str, ...]
    seconds: float
    megabytes: float


def measured(upload: Upload, base: Files) -> Result:
    """Return what reading a file costs in a process of its own whose memory is limited."""
    ours, theirs = _WORLD.Pipe()
    process = _WORLD.Process(target=_read, args=(upload, base, theirs))
    process.start()
    theirs.close()
    try:
        result: Result = ours.recv()
    except EOFError:
        result = Result("killed", (), 0.0, 0.0)
    process.join()
    return result


def _read(upload: Upload, base: Files, pipe: multiprocessing.connection.Connection) -> None:
    # A first file, so that libraries that are loaded when they are needed do not count.
    read_upload(b"id,name\nx,X\n", "places.csv", base, date(2026, 11, 22))
    before = _peak()
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    start = time.perf_counter()
    reason = ""
    sentences: tuple[str, ...] = ()
    try:
        read_upload(upload.content, upload.name, base, date(2026, 11, 22))
    except UploadError as error:
        reason = getattr(error.__cause__, "kind", error.kind)
        sentences = (error.sentence("sv"), error.sentence("en"))
    except MemoryError:
        reason = "memory"
    pipe.send(Result(reason, sentences, time.perf_counter() - start, _peak() - before))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Smaller files: only to see that it runs.")
def uploads(quick: bool) -> None:
    """Read each hostile file in a process of its own and print what it costs."""
    base = files_of(read_folder(ROOT / "tests" / "tables").dataset)
    missed = 0
    click.echo("| file | size | result | seconds | MB |\n| --- | ---: | --- | ---: | ---: |")
    for upload in hostile_uploads(full=not quick):
        result = measured(upload, base)
        size = f"{len(upload.content) / 1000:,.0f} kB"
        is_met = result.reason == upload.reason and result.seconds < SECONDS and result.megabytes < MEGABYTES
        missed += not is_met
        told = (result.reason or "read") + (
            "" if is_met else f" **missed** (target: {upload.reason or 'read'})"
        )
        click.echo(f"| {upload.about} | {size} | {told} | {result.seconds:.2f} | {result.megabytes:.0f} |")
    click.echo(f"\nTargets missed: {missed}")


if __name__ == "__main__":
    uploads()
