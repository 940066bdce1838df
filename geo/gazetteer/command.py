"""``manage.py names``: finds the names of places abroad in their own script and adds them to the table."""

from __future__ import annotations

import click

from data.files.command_line import Program, language_option, pass_program
from data.importers.errors import ArticleImportError
from data.importers.write import read_table, replace_table
from data.reading.read_folder import read_folder
from data.schema.schema import LIST_SEPARATOR, TABLES, Language
from geo.gazetteer.own_names import propose, with_names


@click.command("names")
@click.option("--write", is_flag=True, help="Write; without it, what would be written is only shown.")
@language_option
@pass_program
def names(program: Program, write: bool, language: Language) -> None:
    """Find the names of places abroad in their own script, from GeoNames, and add them to their aliases."""
    table = program.tables() / TABLES["places"].file
    try:
        old = read_table(table)
        found = propose([*read_folder(program.tables()).dataset.places.values()])
        for place, own in found.items():
            click.echo(f"{place}: {LIST_SEPARATOR.join(own)}")
        if write and found:
            replace_table(table, old, with_names(old, found))
    except ArticleImportError as error:
        click.echo(error.sentence(language), err=True)
        raise SystemExit(1) from error
    click.echo(f"{table}: {len(found)}", err=True)
