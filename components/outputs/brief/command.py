"""``manage.py brief``: one page on a place or a country as PDF, or on each of them. It opens, calls and prints."""

from __future__ import annotations

import sys
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from components.outputs.export.write_file import stop, write
from data.plain_text import printable

if TYPE_CHECKING:
    from components.language import Language
    from components.outputs.export.download import Download
    from data.records import Dataset


@click.command("brief")
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--each", type=click.Choice(["place", "country"]),
              help="All places with a partnership, or all countries with a partner, into a folder.")  # fmt: skip
@click.option("--language", "code", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to call today.")
@click.option("--to", "target", type=click.Path(path_type=Path),
              help="PDF to write, or the folder of --each; without it, a file whose name says what it is.")  # fmt: skip
@click.option("--address", default="", envvar="PARTNERSKAPSKARTAN_ADDRESS",
              help="Where the application runs, as https://example.org/; "
              "the page then says where its newest version is.")  # fmt: skip
def brief(
    ident: str | None, each: str | None, code: str, today: datetime | None, target: Path | None, address: str
) -> None:
    """Make a one-page PDF on ID: a place's id as in data/tables/places.csv (vaxjo), or a country's code (KE).

    Leaves with 2, and nothing written, when there is no such place or country
    or the file cannot be written.
    """
    from components.language import language
    from components.settings import SettingError, settings
    from components.settings import today as clock
    from data.store.served import current

    try:
        chosen = settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    words = language(code)
    if (ident is None) == (each is None) or (each and not target):
        raise click.UsageError(words("brief.one_of"))
    dataset = current(chosen.tables).dataset
    day = today.date() if today else clock(chosen)
    root = address and address.rstrip("/") + "/"
    if each and target:
        _each(dataset, words, each, day, root, chosen.contact, target)
    else:
        brief = _one(dataset, words, ident or "", day, root, chosen.contact)
        target = target or Path(brief.name)
        write(brief, "pdf", target, words)
        click.echo(target)


def _one(dataset: Dataset, words: Language, ident: str, day: date, root: str, contact: str) -> Download:
    """Return the brief of an id; leaves with a word on what there is when there is none."""
    from components.outputs.brief.download import brief_file, lost_letters
    from components.outputs.brief.subject import countries

    # KE and ke mean the same country; ids of places are lower-case already.
    for spelling in (ident, ident.lower(), ident.upper()):
        if brief := brief_file(dataset, words, spelling, day, root, contact):
            break
    else:
        stop(_unknown(words, ident, [*dataset.places, *countries(dataset)]))
    if lost := lost_letters(dataset, words, spelling, day):
        click.echo(words("brief.lost", name=brief.name, letters=lost), err=True)
    return brief


def _unknown(words: Language, ident: str, known: list[str]) -> str:
    near = get_close_matches(ident.lower(), known, 3, 0.6)
    sentences = [words("brief.unknown", id=printable(ident, 60))]
    if near:
        sentences.append(words("brief.nearest", nearest=", ".join(near)))
    return " ".join(sentences)


def _each(
    dataset: Dataset, words: Language, each: str, day: date, root: str, contact: str, folder: Path
) -> None:
    from components.outputs.brief.subject import countries

    idents = (
        countries(dataset)
        if each == "country"
        else [p for p, partnerships in dataset.partnerships_of.items() if partnerships]
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(words("list.unwritable", file=folder, reason=error.strerror))
    with click.progressbar(idents, label=words("brief.making"), file=sys.stderr) as bar:
        for ident in bar:
            brief = _one(dataset, words, ident, day, root, contact)
            write(brief, "pdf", folder / brief.name, words)
    click.echo(words("brief.made", folder=folder, n=len(idents)))
