"""The command line: everything about the data that is done outside the dashboard.

``python3 manage.py --help`` lists the commands. Each one is thin: it opens,
calls, prints; the work is done by the same functions that the pages call.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent
_OWN_PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
if __name__ == "__main__" and any(find_spec(package) is None for package in ("babel", "click", "pandas")):
    # Called by a Python that lacks the packages: the one of ``make install`` has them.
    if _OWN_PYTHON.exists() and Path(sys.executable) != _OWN_PYTHON:
        os.execv(_OWN_PYTHON, [str(_OWN_PYTHON), *sys.argv])
    sys.exit(
        "Paketen som manage.py behöver är inte installerade. Kör: make install\n"
        "The packages that manage.py needs are not installed. Run: make install"
    )

import click

from components.outputs.brief.command import brief_command
from components.outputs.export.list_command import list_command
from components.outputs.figure.command import figure_command
from components.outputs.site.command import site_command
from components.outputs.site.package import package_parts
from components.settings import now, settings, tables_folder, today
from data.importers.command import run_import
from data.importers.detect import FORMS, Form, text_of
from data.importers.errors import ImportStop
from data.importers.fetch import Limits, read
from data.importers.write import read_table, replace_table
from data.reading.csv_reader import csv_bytes
from data.reading.problem_messages import closing, sentence
from data.reading.read_folder import Loaded, read_folder
from data.records import Confidence, Place
from data.schema.dictionary import dictionary
from data.schema.schema import LIST_SEPARATOR, TABLES, Language
from data.sources.command import sources_command
from data.store.command import COMMANDS, publish_command
from data.store.served import current, set_clock
from geo.geocoding.command import locate_command
from geo.link.table import UnreadableTable, link_table

DICTIONARY = ROOT / "docs" / "data-dictionary.md"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def manage() -> None:
    """Check and maintain the data of Partnerskapskartan."""
    set_clock(now)


@manage.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=tables_folder
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def check(folder: Path, form: str, language: Language) -> None:
    """Check the tables in FOLDER (default: those that the application reads) and list every problem.

    Leaves with 1 if there is any; that a table is of an older form is only told.
    With JSON the closing line goes to standard error, so that the list can be handed on.
    """
    loaded = _with_points(read_folder(folder, now().date()))
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


@manage.command("dictionary")
def write_dictionary() -> None:
    """Write docs/data-dictionary.md anew from the schema."""
    DICTIONARY.write_text(dictionary(), encoding="utf-8")
    click.echo(DICTIONARY.relative_to(ROOT))


@manage.command(add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def bench(options: tuple[str, ...]) -> None:
    """Measure the application beside its peers (needs requirements-dev.txt)."""
    from bench.__main__ import bench as command

    command.main(list(options), prog_name="manage.py bench")


@manage.command("import")
@click.argument("source")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="What SOURCE is, when it is not seen by itself."
)
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--write", is_flag=True, help="Write; without it, what would be written is only shown.")
@click.option("--to", "table", type=click.Path(dir_okay=False, path_type=Path),
              default=lambda: tables_folder() / "articles.csv",
              help="The articles table (default: the one that the application reads).")  # fmt: skip
@click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses that are not on the public network, too."
)
def import_articles(
    source: str, form: Form | None, language: Language, write: bool, table: Path, allow_private: bool
) -> None:
    """Import the articles that SOURCE lists: a file, - for standard input, or an http(s) address.

    Pasted text, a saved HTML page, RSS, Atom or JSON Feed, WordPress's REST interface, CSV or XLSX.
    """
    limits = Limits(allow_private=allow_private)
    try:
        run_import(
            source, table, form, limits, language, write, click.echo, lambda line: click.echo(line, err=True)
        )
    except ImportStop as stop:
        click.echo(stop.sentence(language), err=True)
        raise SystemExit(1) from stop


@manage.command()
@click.option(
    "--from",
    "source",
    required=True,
    help="CSV with the columns title, teaser, language; - for standard input.",
)
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--lowest", type=click.Choice(["high", "medium", "low"]), default="medium", show_default=True,
              help="How sure a proposal must be to stand in its column; all stand in evidence.")  # fmt: skip
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def link(source: str, target: Path, lowest: Confidence, language: Language) -> None:
    """Propose places, partnerships and themes for a table of articles, with the words that say so."""
    try:
        if Path(source).resolve() == target.resolve():
            # People's columns would be gone under the proposals.
            raise ImportStop("same-file", source=source)  # noqa: TRY301
        text = text_of(read(source))
        rows = list(link_table(read_folder(tables_folder()).dataset, text, lowest))
        replace_table(target, read_table(target), csv_bytes(rows))
    except ImportStop as stop:
        click.echo(stop.sentence(language), err=True)
        raise SystemExit(1) from stop
    except UnreadableTable as unreadable:
        click.echo(unreadable.sv if language == "sv" else unreadable.en, err=True)
        raise SystemExit(1) from unreadable
    click.echo(f"{target}: {len(rows) - 1}")


@manage.command("names")
@click.option("--write", is_flag=True, help="Write; without it, what would be written is only shown.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def names(write: bool, language: Language) -> None:
    """Find the names of places abroad in their own script, from GeoNames, and add them to their aliases."""
    from geo.gazetteer.own_names import propose, with_names

    table = tables_folder() / TABLES["places"].file
    try:
        old = read_table(table)
        found = propose([*_places()])
        for place, own in found.items():
            click.echo(f"{place}: {LIST_SEPARATOR.join(own)}")
        if write and found:
            replace_table(table, old, with_names(old, found))
    except ImportStop as stop:
        click.echo(stop.sentence(language), err=True)
        raise SystemExit(1) from stop
    click.echo(f"{table}: {len(found)}", err=True)


def _with_points(loaded: Loaded) -> Loaded:
    # Outlines take a while to load, and two commands need them.
    from geo.outlines.points import with_points

    return with_points(loaded)


def _places() -> Iterable[Place]:
    return read_folder(tables_folder()).dataset.places.values()


def _tables(folder: Path) -> tuple[Loaded, dict[str, bytes]]:
    return read_folder(folder), {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


manage.add_command(locate_command(_places, lambda: now().date()))
manage.add_command(sources_command(tables_folder, lambda: settings().contact, lambda: now().date()))
manage.add_command(list_command)
manage.add_command(brief_command)
manage.add_command(figure_command(lambda: current(settings().tables).dataset, lambda: today(settings())))
for command in (publish_command(package_parts, _with_points), *COMMANDS):
    manage.add_command(command)
manage.add_command(site_command(_tables))


if __name__ == "__main__":
    manage()
