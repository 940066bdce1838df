"""``python3 manage.py figure``: one figure as a file, or one for each theme, country or region in a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from components.language import language as words_of
from components.outputs.export.download import MalformedQueryError, fields_of
from components.outputs.export.query_warnings import dropped, query_of, warning
from components.settings import SettingError, settings, today
from components.state.figure import EACH, FORMS, SHEETS
from components.state.state import LANGUAGES, State, decode, vocabulary
from components.view import View, build_view
from data.files.atomic_write import write_file
from data.records import Dataset, PartnershipMapError
from data.store.served import current

if TYPE_CHECKING:
    from components.outputs.figure.request import Figure


class DrawingStopError(PartnershipMapError):
    """Why no figure was written, in the user's language."""


@click.command("figure")
@click.option(
    "--query", default="", help='What to show and how, as in an address: "theme=climate&map=sweden".'
)
@click.option("--preset", type=click.Choice(SHEETS), help="The sheet (else the query's, else a4-landscape).")
@click.option("--language", type=click.Choice(LANGUAGES), help="sv or en (else the query's, else sv).")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="FILE.png, .svg or .pdf; with --each a folder.",
)
@click.option("--each", type=click.Choice(EACH), help="One figure for each of these that has partnerships.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(FORMS),
    multiple=True,
    default=["png"],
    show_default=True,
    help="With --each: the kinds of files; may be given several times.",
)
@click.option("--today", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day to draw for (else today).")
@click.option(
    "--address",
    default="",
    envvar="PARTNERSKAPSKARTAN_ADDRESS",
    help="The application's public address, printed on the figure.",
)
@click.option(
    "--organisation",
    default="",
    envvar="PARTNERSKAPSKARTAN_ORGANISATION",
    help="Who makes the figure, printed on it.",
)
def figure(
    query: str,
    preset: str | None,
    language: str | None,
    target: Path,
    each: str | None,
    kinds: tuple[str, ...],
    day: datetime | None,
    address: str,
    organisation: str,
) -> None:
    """Draw the map of a selection as a finished figure for a report.

    QUERY is what stands behind the question mark in the address of the page Report, or the whole address.
    What it names and does not exist is reported on standard error. The text "Settings" in a PNG holds its query,
    day, address and organisation: with them the command makes the same file.
    """
    try:
        chosen = settings()
        dataset = current(chosen.tables).dataset
        state = _state(dataset, query, preset, language)
        shown_on = day.date() if day else today(chosen)
        if each:
            _many(dataset, state, (address, organisation), shown_on, target, each, kinds)
        else:
            _one(dataset, state, (address, organisation), shown_on, target)
    except (DrawingStopError, SettingError) as stop:
        click.echo(str(stop), err=True)
        raise SystemExit(1) from stop


def _state(dataset: Dataset, query: str, preset: str | None, language: str | None) -> State:
    known = vocabulary(dataset)
    try:
        state = decode("report", fields_of(query_of(query)), known)
    except MalformedQueryError as error:
        raise DrawingStopError(words_of(language or "sv")("report.command_query")) from error
    options = replace(state.figure, preset=preset) if preset else state.figure
    if language:
        options = replace(options, wording="")
        state = replace(state, language=language)
    for part in dropped(query_of(query), known, figure=True):
        click.echo(warning(part, words_of(state.language)), err=True)
    return replace(state, figure=options)


def _one(dataset: Dataset, state: State, origin: tuple[str, str], today: date, target: Path) -> None:
    # What draws takes a second to load: no other command should wait for it.
    from components.outputs.figure.render_figure import figure_bytes
    from components.outputs.figure.request import figure_of, public_origin

    words = words_of(state.language)
    kind = target.suffix.lower().removeprefix(".")
    if kind not in FORMS:
        raise DrawingStopError(words("report.command_ending", to=target))
    view = build_view(dataset, state, today)
    figure = figure_of(view, public_origin(*origin))
    _tell_lost(view, figure)
    content = figure_bytes(figure, kind)
    try:
        write_file(target, content)
    except OSError as error:
        raise _unwritable(state, target, error) from error
    click.echo(target)


def _many(
    dataset: Dataset,
    state: State,
    origin: tuple[str, str],
    today: date,
    folder: Path,
    each: str,
    kinds: tuple[str, ...],
) -> None:
    from components.outputs.figure.batch import draw, jobs, write
    from components.outputs.figure.request import figure_of, public_origin

    words = words_of(state.language)
    if folder.is_file():
        raise DrawingStopError(words("report.command_folder", to=folder))
    view = build_view(dataset, state, today)
    wanted = jobs(view, each, kinds)
    if not wanted:
        raise DrawingStopError(words("report.command_none"))
    _tell_lost(view, figure_of(view, public_origin(*origin)))
    done = 0

    def tell(name: str) -> None:
        nonlocal done
        done += 1
        click.echo(words("report.command_written", done=done, all=len(wanted), name=name))

    try:
        write(folder, draw(dataset, today, public_origin(*origin), wanted), tell)
    except OSError as error:
        raise _unwritable(state, folder, error) from error


def _tell_lost(view: View, figure: Figure) -> None:
    from components.outputs.figure.captions import lost_letters

    if lost := lost_letters(figure):
        click.echo(view.language("report.lost", letters=lost), err=True)


def _unwritable(state: State, target: Path, error: OSError) -> DrawingStopError:
    why = error.strerror or str(error)
    return DrawingStopError(words_of(state.language)("report.command_unwritable", to=target, why=why))
