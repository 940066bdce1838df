"""What commands leave behind: a file that was asked for, or a sentence why there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from data.files.atomic_write import write_file

if TYPE_CHECKING:
    from components.language import Language
    from components.outputs.export.download import Download

MISTAKE = 2
"""Exit code: nothing was written, because of what was asked for."""


def write(found: Download, form: str, target: Path, words: Language) -> None:
    """Make a file and put it where it was asked for; leaves with a sentence when that cannot be."""
    if target.suffix and not target.name.lower().endswith(f".{form}"):
        stop(words("list.ending", file=target.name, form=form, name=f"{target.stem}.{form}"))
    try:
        write_file(target, found.make())
    except OSError as error:
        stop(words("list.unwritable", file=target, reason=error.strerror))


def stop(sentence: str) -> NoReturn:
    """Leave with a sentence on standard error."""
    click.echo(sentence, err=True)
    raise SystemExit(MISTAKE)
