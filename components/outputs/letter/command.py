"""``manage.py ask`` and ``manage.py replies``: letters to the municipalities, and what they answer."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from components.settings import now as now_in_utc
from data.editing.row_edits import RowEdit, with_edits
from data.files.atomic_write import write_file
from data.plain_text import printable
from data.schema.schema import Language as Code

if TYPE_CHECKING:
    from components.language import Language
    from data.editing.replies.proposals import Result
    from data.records import Dataset
    from data.store.store import Store

_LANGUAGE = click.option(
    "--language", "code", type=click.Choice(["sv", "en"]), default="sv", show_default=True
)
_TODAY = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to call today.")


@click.command("ask")
@click.option("--stale", is_flag=True, help="Only those of whose projects one has to be checked.")
@click.option("--place", metavar="ID", help="Only this one, as in data/tables/places.csv (vaxjo).")
@click.option("--to", "target", type=click.Path(path_type=Path, file_okay=False), default="letters",
              show_default=True, help="The folder to write to.")  # fmt: skip
@_LANGUAGE
@_TODAY
def ask(stale: bool, place: str | None, target: Path, code: str, today: datetime | None) -> None:
    """Write a letter to each Swedish partner: a text for a mail, a PDF and a sheet to fill in.

    Each gets a folder; index.csv lists them all and has a column for addresses. Nothing is sent.
    """
    from components.language import language
    from components.outputs.letter.files import INDEX, index_bytes, letter_files, places_to_ask

    dataset, day = _now(today)
    words = language(code)
    if place is not None and (place not in dataset.places or not dataset.places[place].is_swedish):
        raise click.ClickException(words("editing_check.letter_unknown", id=place))
    by_place = places_to_ask(dataset, day, stale=stale)
    if place is not None:
        body = dataset.places[place].body
        by_place = {ident: entries for ident, entries in by_place.items() if ident == body}
    rows = []
    with click.progressbar(by_place.items(), file=sys.stderr) as bar:
        for ident, entries in bar:
            made = letter_files(dataset, words, ident, day)
            (target / ident).mkdir(parents=True, exist_ok=True)
            for name, content in made.files.items():
                write_file(target / ident / name, content)
            rows.append((made.letter, entries))
    if not rows:
        click.echo(words("editing_check.letter_none"))
        return
    write_file(target / INDEX, index_bytes(words, rows))
    click.echo(words("editing_check.letter_made", n=len(rows), folder=target, index=target / INDEX))


@click.command("replies")
@click.argument("source", metavar="FILE|FOLDER", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--draft", type=click.IntRange(1), metavar="NUMBER", help="Put what is certain into this draft."
)
@click.option("--to", "target", type=click.Path(path_type=Path, file_okay=False),
              help="Write the changed tables into this folder.")  # fmt: skip
@_LANGUAGE
@_TODAY
def replies(source: Path, draft: int | None, target: Path | None, code: str, today: datetime | None) -> None:
    """Read replies: mails (.txt, .eml, .html) and filled sheets (.xlsx), one file or a folder of them.

    Says what each means. Only what is certain becomes rows, and only with --draft or --to; the rest is
    listed, to be read by a person.
    """
    from components.language import language
    from components.outputs.letter.reading import past_of, read_file
    from data.editing.replies.form import ReplyError
    from data.files.packed import RefusedFileError
    from data.store.drafts import Drafts
    from data.store.errors import StoreError
    from data.store.revision import files_of, loaded_of

    words, written = language(code), _code(code)
    if draft and target:
        raise click.UsageError(words("editing_check.replies_one_of"))
    dataset, day = _now(today)
    try:
        store = _store()
        if draft and store is None:
            raise click.ClickException(words("editing_check.replies_no_store"))
        opened = Drafts(store).get(draft) if draft and store else None
        files = opened.files if opened else files_of(dataset)
        now = loaded_of(files).dataset
        edits: list[RowEdit] = []
        for path in _files(source):
            click.echo(f"{path}")
            try:
                result = read_file(path.read_bytes(), path.name, now, past_of(store, dataset, now), day)
            except (ReplyError, RefusedFileError) as error:
                click.echo(f"  {error.sentence(written)}", err=True)
                continue
            click.echo("\n".join(_told(words, written, now, result)))
            edits += [edit for p in result.proposals if p.sure for edit in p.edits]
        clashing = _clashing(edits)
        edits = [edit for edit in edits if (edit.table, edit.key) not in clashing]
        for table, key in sorted(clashing):
            click.echo(words("editing_check.replies_clash", table=table, key=key))
        changed = with_edits(files, edits)
        if opened and store:
            Drafts(store).save(opened.entry.number, opened.entry.version, _login(), changed, now_in_utc())
        elif target:
            target.mkdir(parents=True, exist_ok=True)
            for name, content in changed.items():
                write_file(target / name, content)
    except StoreError as error:
        click.echo(error.sentence(written), err=True)
        sys.exit(error.code)
    where = words("editing_check.replies_draft", n=draft) if draft else str(target or "")
    click.echo(words(f"editing_check.replies_{'put' if where else 'certain'}", n=len(edits), where=where))


def _files(source: Path) -> tuple[Path, ...]:
    """Return a file, or the replies in a folder and below it, in the order of their names."""
    from components.outputs.letter.reading import FILES

    if source.is_file():
        return (source,)
    return tuple(sorted(p for p in source.rglob("*") if p.is_file() and p.suffix.casefold() in FILES))


def _told(words: Language, code: Code, dataset: Dataset, result: Result) -> Iterator[str]:
    """Yield what a reply means, line by line."""
    if result.place:
        yield f"  {words.place(dataset.places[result.place])}"
    for proposal in result.proposals:
        kind = "sure" if proposal.sure else "unsure"
        for edit, before in zip(proposal.edits, proposal.before, strict=True):
            cells = ", ".join(
                f"{name}: {before[name] or '–'} → {text or '–'}"
                for name, text in (edit.cells or {}).items()
                if before[name] != text
            )
            yield f"  {words(f'editing_check.replies_{kind}')} {edit.key}: {cells}"
        for why in proposal.against:
            yield f"    {why.sentence(code)} ”{printable(proposal.words, 200)}”"
    for entry in result.to_read:
        text = printable(" ".join(entry.words.split()), 300)
        yield f"  {words('editing_check.replies_to_read')} {entry.project}: {entry.why.sentence(code)} ”{text}”"


def _clashing(edits: list[RowEdit]) -> set[tuple[str, str]]:
    """Return the rows that two replies would change in different ways."""
    first: dict[tuple[str, str], RowEdit] = {}
    return {row for edit in edits for row in [(edit.table, edit.key)] if first.setdefault(row, edit) != edit}


def _now(today: datetime | None) -> tuple[Dataset, date]:
    from components.settings import SettingError, settings
    from components.settings import today as clock
    from data.store.served import current

    try:
        chosen = settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    return current(chosen.tables).dataset, today.date() if today else clock(chosen)


def _store() -> Store | None:
    from data.store.engine import store_address
    from data.store.store import open_store

    address = store_address(os.environ)
    return open_store(address) if address else None


def _code(code: str) -> Code:
    return "sv" if code == "sv" else "en"


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return "manage.py"
