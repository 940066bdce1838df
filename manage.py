"""The command line: everything about the data that is done outside the dashboard.

``python manage.py --help`` lists the commands. Each one is thin: it opens,
calls, prints; the work is done by the same functions that the pages call.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

import click

from data.dictionary import dictionary
from data.problem_text import closing, sentence
from data.read import read_folder
from data.records import Place
from data.schema import Language
from geo.locate_command import locate_command

ROOT = Path(__file__).parent
TABLES = ROOT / "data" / "tables"
DICTIONARY = ROOT / "docs" / "data-dictionary.md"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def manage() -> None:
    """Check and maintain the data of Partnerskapskartan."""


@manage.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=TABLES)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def check(folder: Path, form: str, language: Language) -> None:
    """Check the tables in FOLDER (default: data/tables) and list every problem.

    Leaves with 1 if there is any. With JSON the closing line goes to standard
    error, so that the list can be handed on.
    """
    loaded = read_folder(folder)
    if form == "json":
        rows = [
            dataclasses.asdict(problem) | {"sentence": sentence(problem, language)}
            for problem in loaded.problems
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in loaded.problems:
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


def _places() -> Iterable[Place]:
    return read_folder(TABLES).dataset.places.values()


manage.add_command(locate_command(_places))


if __name__ == "__main__":
    manage()
