"""``manage.py locate``: one name, or a file of names. It opens, calls and prints; others do the work."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from data.files.command_line import Program, language_option, pass_program
from data.reading.read_folder import read_folder
from data.schema.schema import Language
from geo.geocoding.messages import error_text, found_text, list_text, nothing_text, text
from geo.geocoding.names_file import NamesFile, read_names, write_found
from geo.result import LocateError, UnknownCountryError

if TYPE_CHECKING:
    from geo.gazetteer.index import Progress
    from geo.gazetteer.sources import IndexEntry
    from geo.geocoding.geocode import Locator, Outcome

NOT_FOUND, MISTAKE = 1, 2
"""Exit codes: a name was not found or not answered, and nothing could be looked up at all."""


Open = Callable[[Language], "Locator"]
"""Opens the chain; what it says meanwhile is in that language."""


@click.command("locate")
@click.argument("name", required=False)
@click.option("--country", default="", help="Only in this country: a code (KE) or a name.")
@click.option("--from", "source", type=click.Path(path_type=Path), help="CSV with columns name, country.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="CSV to write.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@pass_program
def locate(
    program: Program,
    name: str | None,
    country: str,
    source: Path | None,
    target: Path | None,
    form: str,
    language: Language,
) -> None:
    """Find the coordinates of NAME, or of every name in a file, and say how sure they are.

    Leaves with 1 when a name is not found, with 2 when nothing could be looked up.
    """
    if (name is None) == (source is None) or (source is None) != (target is None):
        raise click.UsageError("Give NAME, or --from and --to.")

    def opened(language: Language) -> Locator:
        # Other commands need not wait for geopy.
        from geo.geocoding.geocode import open_locator

        places = read_folder(program.tables()).dataset.places.values()
        return open_locator(places, program.today(), progress=index_progress(language))

    try:
        if source and target:
            code = _locate_file(opened, source, target, form, language)
        else:
            code = _locate_one(opened, name or "", country, form, language)
    except LocateError as error:
        click.echo(error_text(error, language), err=True)
        code = MISTAKE
    raise SystemExit(code)


def _locate_one(opened: Open, name: str, country: str, form: str, language: Language) -> int:
    found = opened(language).locate(name, country)
    if form == "json":
        click.echo(json.dumps(dataclasses.asdict(found) if found else None, ensure_ascii=False, indent=2))
    elif found:
        click.echo(found_text(found, language))
    else:
        click.echo(nothing_text(name, country, language), err=True)
    return 0 if found else NOT_FOUND


def _locate_file(opened: Open, source: Path, target: Path, form: str, language: Language) -> int:
    names = read_names(source)
    locator = opened(language)
    label = text("progress", "locating", language)
    with click.progressbar(
        locator.locate_all(names.names), length=len(names.names), label=label, file=_err()
    ) as bar:
        outcomes = list(bar)
    write_found(target, names, [outcome.match for outcome in outcomes])
    _report(names, outcomes, target, form, language)
    return 0 if all(outcome.match for outcome in outcomes) else NOT_FOUND


def _report(
    names: NamesFile, outcomes: Sequence[Outcome], target: Path, form: str, language: Language
) -> None:
    """Print how many names were found, and those that were not with their rows."""
    lists: dict[str, list[tuple[int, str]]] = {"missing": [], "no_country": [], "wide": [], "unanswered": []}
    last = ""
    for row, (name, country), outcome in zip(names.numbers, names.names, outcomes, strict=True):
        if row in names.wide:
            lists["wide"].append((row, ""))
        elif isinstance(outcome.error, UnknownCountryError):
            lists["no_country"].append((row, country))
        elif outcome.error:
            lists["unanswered"].append((row, name))
            last = error_text(outcome.error, language)
        elif not outcome.match:
            lists["missing"].append((row, name))
    sure = [outcome.match.confidence for outcome in outcomes if outcome.match]
    counts = {"rows": len(outcomes), "found": len(sure)} | {
        c: sure.count(c) for c in ("high", "medium", "low")
    }
    if form == "json":
        texts = {
            "not_found": [name for _, name in lists["missing"]],
            "unanswered": [name for _, name in lists["unanswered"]],
            "no_country": [country for _, country in lists["no_country"]],
            "too_wide": [row for row, _ in lists["wide"]],
        }
        click.echo(json.dumps(counts | texts, ensure_ascii=False, indent=2))
        return
    click.echo(text("summary", "counts", language, file=target, **counts))
    for key, rows in lists.items():
        for line in list_text(text("summary", key, language, count=len(rows), error=last), rows, language):
            click.echo(line)


def index_progress(language: Language) -> Progress:
    """Return a bar on standard error for an index that has to be built first."""

    def show(entries: Iterable[IndexEntry], expected: int) -> Iterable[IndexEntry]:
        label = text("progress", "building", language)
        with click.progressbar(
            entries, length=expected, label=label, update_min_steps=1000, file=_err()
        ) as bar:
            yield from bar

    return show


def _err() -> TextIO:
    return sys.stderr  # as it is now: tests replace it
