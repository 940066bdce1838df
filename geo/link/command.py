"""``manage.py link``: proposes places, partnerships and themes for a table of articles."""

from __future__ import annotations

from pathlib import Path

import click

from data.csv_rows import csv_bytes
from data.files.command_line import Program, language_option, pass_program
from data.importers.detect import text_of
from data.importers.errors import ArticleImportError
from data.importers.fetch import read
from data.importers.write import read_table, replace_table
from data.reading.read_folder import read_folder
from data.records import Confidence
from data.schema.schema import Language
from geo.link.table import UnreadableTable, link_table


@click.command("link")
@click.option(
    "--from",
    "source",
    required=True,
    help="CSV with the columns title, teaser, language; - for standard input.",
)
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--lowest", type=click.Choice(["high", "medium", "low"]), default="medium", show_default=True,
              help="How sure a proposal must be to stand in its column; all stand in evidence.")  # fmt: skip
@language_option
@pass_program
def link(program: Program, source: str, target: Path, lowest: Confidence, language: Language) -> None:
    """Propose places, partnerships and themes for a table of articles, with the words that say so."""
    try:
        if Path(source).resolve() == target.resolve():
            # People's columns would be gone under the proposals.
            raise ArticleImportError("same-file", source=source)  # noqa: TRY301
        text = text_of(read(source))
        rows = list(link_table(read_folder(program.tables()).dataset, text, lowest))
        replace_table(target, read_table(target), csv_bytes(rows))
    except ArticleImportError as error:
        click.echo(error.sentence(language), err=True)
        raise SystemExit(1) from error
    except UnreadableTable as unreadable:
        click.echo(unreadable.sv if language == "sv" else unreadable.en, err=True)
        raise SystemExit(1) from unreadable
    click.echo(f"{target}: {len(rows) - 1}")
