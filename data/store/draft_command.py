"""``manage.py drafts``, ``draft``, ``save`` and ``discard``; ``publish --draft`` is in ``command.py``.

Exit codes: 0 done, 1 refused, 3 somebody else saved or published in between, 4 the store is unreachable or damaged.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from data.files.command_line import Program, language_option, pass_program
from data.reading.problem_messages import sentence
from data.schema.schema import Language
from data.store.command import StoreErrors, author_option, login, number_argument, open_chosen
from data.store.errors import StoreError, say
from data.store.exported_folder import parent_of, record_draft, tables_in, version_of, write_draft
from data.store.revision import loaded_of, stamp

if TYPE_CHECKING:
    from data.store.drafts import DraftEntry, Drafts
    from data.store.revision import Files
    from data.store.store import Store


@click.command("drafts")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@pass_program
def list_drafts(program: Program, form: str, language: Language) -> None:
    """List every draft, the one saved last first."""
    with StoreErrors(language):
        entries = _drafts(open_chosen(program)).entries()
        if form == "json":
            rows = [
                asdict(entry) | {"created": stamp(entry.created), "updated": stamp(entry.updated)}
                for entry in entries
            ]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for entry in entries:
            updated = f"{entry.updated:%Y-%m-%d %H:%M} UTC"
            click.echo(say("line.draft", language, **asdict(entry) | {"updated": updated}))
        if not entries:
            click.echo(say("line.no-drafts", language))


@click.command("draft")
@number_argument
@click.argument("folder", type=click.Path(path_type=Path))
@language_option
@pass_program
def export_draft(program: Program, number: int, folder: Path, language: Language) -> None:
    """Write the tables of draft NUMBER to a new FOLDER, to be changed and saved from there."""
    with StoreErrors(language):
        store = open_chosen(program)
        draft = _drafts(store).get(number)
        parent = store.get(draft.entry.parent).entry if draft.entry.parent else None
        write_draft(folder, draft, parent)
        click.echo(say("line.draft-exported", language, number=number, folder=folder))


@click.command("save")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--draft", "number", type=click.IntRange(1), help="The draft that the folder was exported from."
)
@click.option("--title", default="", help="Begin a new draft with this title.")
@click.option("--parent", type=click.IntRange(0),
              help="With --title: the revision that this builds on, where the folder does not say.")  # fmt: skip
@author_option
@language_option
@pass_program
def save(
    program: Program,
    folder: Path,
    number: int | None,
    title: str,
    parent: int | None,
    author: str | None,
    language: Language,
) -> None:
    """Save the tables in FOLDER as a draft: a new one (--title), or the one that they were exported from (--draft).

    The tables may have problems, which are listed. Nothing is saved when somebody else has saved the draft since
    it was exported.
    """
    if bool(number) == bool(title.strip()):
        raise click.UsageError("Give --draft NUMBER or --title TITLE, and not both.")
    with StoreErrors(language):
        files = _tables(folder, language)
        store = open_chosen(program)
        name, at = author or login(), program.now()
        if number:
            entry = _save(_drafts(store), number, version_of(folder, number), name, files, program, language)
        else:
            builds_on = parent_of(folder, store) if parent is None else parent
            entry = _drafts(store).create(title, name, builds_on, files, at)
        _tell_saved(program, folder, entry, files, language)


@click.command("discard")
@number_argument
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@language_option
@pass_program
def discard(program: Program, number: int, is_sure: bool, language: Language) -> None:
    """Discard draft NUMBER, after asking; this cannot be undone."""
    with StoreErrors(language):
        drafts = _drafts(open_chosen(program))
        named = [entry for entry in drafts.entries() if entry.number == number]
        if not named:
            raise StoreError("no-draft", number=number)
        entry = named[0]
        if not is_sure and not click.confirm(say("line.sure", language, number=number, title=entry.title)):
            click.echo(say("line.kept", language))
            return
        drafts.delete(number, entry.version)
        click.echo(say("line.discarded", language, number=number, title=entry.title))


def _drafts(store: Store) -> Drafts:
    # Imported late: SQLAlchemy takes a second.
    from data.store.drafts import Drafts

    return Drafts(store)


def _tables(folder: Path, language: Language) -> Files:
    files, losses = tables_in(folder)
    for problem in losses:
        click.echo(sentence(problem, language), err=True)
    if losses:
        raise StoreError("lossy", problems=len(losses))
    if not files:
        raise StoreError("no-tables", folder=folder)
    return files


def _save(
    drafts: Drafts, number: int, version: int, name: str, files: Files, program: Program, language: Language
) -> DraftEntry:
    from data.store.drafts import StaleDraftError

    try:
        return drafts.save(number, version, name, files, program.now())
    except StaleDraftError as stale:
        click.echo(stale.sentence(language), err=True)
        click.echo(say("stop.stale-save", language, number=number), err=True)
        raise SystemExit(stale.code) from stale


def _tell_saved(program: Program, folder: Path, entry: DraftEntry, files: Files, language: Language) -> None:
    loaded = program.with_points(loaded_of(files))
    for problem in loaded.problems:
        click.echo(sentence(problem, language), err=True)
    click.echo(say("line.draft-saved", language, number=entry.number, title=entry.title))
    if loaded.problems:
        click.echo(say("line.draft-problems", language, problems=len(loaded.problems)))
    try:
        record_draft(folder, entry)
    except OSError as error:
        raise StoreError("unwritable", file=folder, reason=error.strerror or "") from error
