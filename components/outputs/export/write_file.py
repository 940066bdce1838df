"""Writes the output file of a command, or reports an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from data.files.atomic_write import write_file

if TYPE_CHECKING:
    from components.language import Language
    from components.outputs.export.download import Download

MISTAKE = 2
"""Exit code: nothing was written, because of the arguments."""


def write(file: Download, form: str, target: Path, words: Language) -> None:
    """Make a file and write it to ``target``; exits with MISTAKE and a message when that fails."""
    if target.suffix and not target.name.lower().endswith(f".{form}"):
        stop(words("list.ending", file=target.name, form=form, name=f"{target.stem}.{form}"))
    try:
        write_file(target, file.make())
    except OSError as error:
        stop(words("list.unwritable", file=target, reason=error.strerror))


def stop(sentence: str) -> NoReturn:
    """Print a message on standard error and exit with MISTAKE."""
    click.echo(sentence, err=True)
    raise SystemExit(MISTAKE)
