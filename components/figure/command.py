"""``python manage.py figure``: one figure as a file, or one for each theme, country or region in a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from components.export.download import MalformedQueryError, fields_of
from components.figure.batch import EACH, draw, jobs, put, write
from components.figure.engine import KINDS, figure_bytes
from components.figure.words import Origin
from components.figure_options import SHEETS
from components.language import language as words_of
from components.state import LANGUAGES, State, decode, vocabulary
from components.view import build_view
from data.read import read_folder
from data.records import PartnershipMapError


class Stop(PartnershipMapError):
    """Why no figure was written, in the user's language."""


def figure_command(tables: Path, today: Callable[[], date]) -> click.Command:
    """Return the command for a folder of tables; ``today`` is asked when no day is given."""

    @click.command("figure")
    @click.option(
        "--query", default="", help='What to show and how, as in an address: "theme=climate&map=sweden".'
    )
    @click.option(
        "--preset",
        type=click.Choice(SHEETS),
        help="The sheet (default: what the query says, or a4-landscape).",
    )
    @click.option("--language", type=click.Choice(LANGUAGES), help="sv (default) or en.")
    @click.option(
        "--to",
        "target",
        required=True,
        type=click.Path(path_type=Path),
        help="FILE.png, .svg or .pdf; with --each a folder.",
    )
    @click.option(
        "--each", type=click.Choice(EACH), help="One figure for each of these that has partnerships."
    )
    @click.option(
        "--kind",
        "kinds",
        type=click.Choice(list(KINDS)),
        multiple=True,
        default=["png"],
        show_default=True,
        help="With --each: the kinds of files; may be given several times.",
    )
    @click.option(
        "--today", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day to draw for (default: today)."
    )
    @click.option(
        "--address",
        default="",
        envvar="PARTNERSKAPSKARTAN_ADDRESS",
        help="The application's public address, to be printed on the figure.",
    )
    @click.option(
        "--organisation",
        default="",
        envvar="PARTNERSKAPSKARTAN_ORGANISATION",
        help="Who makes the figure, to be printed on it.",
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

        QUERY is what stands behind the question mark in the address of the page Report. A PNG's own
        settings (its text "Settings") hold query, day, address and organisation: with them the command
        makes the same file again.
        """
        try:
            state = _state(tables, query, preset, language)
            origin = Origin(f"{address.rstrip('/')}/" if address else "", organisation)
            shown_on = day.date() if day else today()
            if each:
                _many(tables, state, origin, shown_on, target, each, kinds)
            else:
                _one(tables, state, origin, shown_on, target)
        except (Stop, MalformedQueryError) as stop:
            click.echo(str(stop), err=True)
            raise SystemExit(1) from stop

    return figure  # fmt: skip


def _state(tables: Path, query: str, preset: str | None, language: str | None) -> State:
    known = vocabulary(read_folder(tables).dataset)
    state = decode("report", fields_of(query.lstrip("?")), known)
    options = replace(state.figure, preset=preset) if preset else state.figure
    if language:
        options = replace(options, wording="")
        state = replace(state, language=language)
    return replace(state, figure=options)


def _one(tables: Path, state: State, origin: Origin, today: date, target: Path) -> None:
    words = words_of(state.language)
    kind = target.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise Stop(words("report.command_ending", to=target))
    view = build_view(read_folder(tables).dataset, state, today)
    content = figure_bytes(view, state.figure, kind, origin)
    try:
        put(target, content)
    except OSError as error:
        raise Stop(words("report.command_unwritable", to=target, why=error.strerror or error)) from error
    click.echo(target)


def _many(
    tables: Path, state: State, origin: Origin, today: date, folder: Path, each: str, kinds: tuple[str, ...]
) -> None:
    words = words_of(state.language)
    if folder.is_file():
        raise Stop(words("report.command_folder", to=folder))
    wanted = jobs(build_view(read_folder(tables).dataset, state, today), state.figure, each, kinds)
    if not wanted:
        raise Stop(words("report.command_none"))
    done = 0

    def tell(name: str) -> None:
        nonlocal done
        done += 1
        click.echo(words("report.command_written", done=done, all=len(wanted), name=name))

    try:
        write(folder, draw(tables, today, origin, wanted), tell)
    except OSError as error:
        raise Stop(words("report.command_unwritable", to=folder, why=error.strerror or error)) from error
