"""``manage.py check``: reads a folder of tables and lists every problem."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from data.files.command_line import Program, language_option, pass_program, tables_folder
from data.reading.problem_messages import closing, sentence
from data.reading.read_folder import read_folder
from data.schema.schema import Language


@click.command("check")
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=tables_folder
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@pass_program
def check(program: Program, folder: Path, form: str, language: Language) -> None:
    """Check the tables in FOLDER (default: those that the application reads) and list every problem.

    Leaves with 1 if there is any; that a table is of an older form is only told.
    With JSON the closing line goes to standard error, so that the list can be piped on.
    """
    loaded = program.with_points(read_folder(folder, program.today()))
    if form == "json":
        rows = [
            dataclasses.asdict(problem) | {"sentence": sentence(problem, language)}
            for problem in loaded.problems
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in (*loaded.problems, *loaded.notes):
            click.echo(sentence(problem, language))
    click.echo(closing(loaded, language), err=form == "json")
    if loaded.problems:
        raise SystemExit(1)
