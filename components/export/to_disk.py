"""What commands leave behind: a file that was asked for, or a sentence why there is none."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from components.export.download import Download
    from components.language import Language

MISTAKE = 2
"""Exit code: nothing was written, because of what was asked for."""


def write(found: Download, form: str, target: Path, words: Language) -> None:
    """Make a file and put it where it was asked for; leaves with a sentence when that cannot be."""
    if target.suffix and not target.name.lower().endswith(f".{form}"):
        stop(words("list.ending", file=target.name, form=form, name=f"{target.stem}.{form}"))
    try:
        put(target, found.make())
    except OSError as error:
        stop(words("list.unwritable", file=target, reason=error.strerror))


def put(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(content)
    # A temporary file is its owner's alone; what was asked for is handed on.
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def stop(sentence: str) -> NoReturn:
    """Leave with a sentence on standard error."""
    click.echo(sentence, err=True)
    raise SystemExit(MISTAKE)
