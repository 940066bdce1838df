"""``manage.py list``: the rows that the table shows for an address, as a file. It opens, calls and prints."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from components.outputs.export.write_file import stop, write

if TYPE_CHECKING:
    from components.state.state import State
    from components.view import View
    from data.records import Dataset

FORMS = ("json", "csv", "xlsx", "docx", "geojson", "csv.zip")
BINARY = ("xlsx", "docx", "csv.zip")


@click.command("list")
@click.option("--query", default="", help='What the address holds after "?", as theme=climate&status=active; '
              "or the whole address, as copied from the page.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMS), default="json", show_default=True)
@click.option("--language", "code", type=click.Choice(["sv", "en"]), help="That of the query, else Swedish.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to call today.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="File to write; without it, standard output.")  # fmt: skip
@click.option("--address", default="", envvar="PARTNERSKAPSKARTAN_ADDRESS",
              help="Where the application runs, as https://example.org/; "
              "the file then names the address of its rows in full.")  # fmt: skip
def list_rows(
    query: str, form: str, code: str | None, today: datetime | None, target: Path | None, address: str
) -> None:
    """Give the rows that the table shows for a query: same rows, same order, same words.

    Without a query, what the page shows at first: active partnerships that ICLD
    funds. What the query names and is not there is reported on standard error. Exits
    with 2, and nothing written, when the query or the file's name cannot be used.
    """
    from components.language import language
    from components.outputs.export.download import file_of
    from components.settings import SettingError, settings
    from components.settings import today as clock
    from data.store.served import current

    try:
        chosen = settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    loaded = current(chosen.tables)
    day = today.date() if today else clock(chosen)
    view = _view(loaded.dataset, query, code, day)
    words = language(view.state.language)
    if loaded.problems:
        click.echo(words("app.editor_problems", n=len(loaded.problems)), err=True)
        click.echo(words("app.editor_more"), err=True)
    if not view.rows:
        click.echo(words("list.none"), err=True)
    file = file_of(view, form, address and address.rstrip("/") + "/")
    if target:
        write(file, form, target, words)
        click.echo(words("list.written", file=target, n=len(view.rows)), err=True)
    elif form in BINARY and sys.stdout.isatty():
        stop(words("list.terminal", name=file.name))
    else:
        click.echo(file.make(), nl=False)


def _view(dataset: Dataset, query: str, code: str | None, day: date) -> View:
    """Return the view of a query, and report the parts of the query that are unknown."""
    from components.outputs.export.download import rows_only
    from components.view import build_view

    return build_view(dataset, rows_only(state_of(dataset, query, code)), day)


def state_of(dataset: Dataset, query: str, code: str | None, newest: int = 0) -> State:
    """Return the state of a query or address that somebody typed, and report the parts of it that are unknown.

    ``code`` is the language, where another than the query's is asked for; ``newest`` the newest publication's number.
    """
    from components.language import language
    from components.outputs.export.download import MalformedQueryError, fields_of
    from components.outputs.export.query_warnings import dropped, query_of, warning
    from components.state.state import decode, vocabulary

    known = vocabulary(dataset, newest)
    try:
        state = decode("table", fields_of(query_of(query)), known)
    except MalformedQueryError as error:
        stop(str(error))
    if code:
        state = replace(state, language=code)
    for part in dropped(query_of(query), known):
        click.echo(warning(part, language(state.language)), err=True)
    return state
