"""``manage.py publish``, ``history``, ``undo`` and ``export``.

Exit codes: 0 done, 1 refused, 3 somebody else published in between, 4 the store is unreachable or damaged.
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from data.files.command_line import Program, language_option, pass_program
from data.reading.problem_messages import sentence
from data.reading.read_folder import read_folder
from data.schema.schema import Language
from data.store.errors import StoreError, entry_line, say
from data.store.exported_folder import parent_of, record_parent, write_tables
from data.store.revision import files_of, loaded_of, stamp

if TYPE_CHECKING:
    from data.reading.load import Loaded
    from data.store.diff import Change
    from data.store.revision import Publication
    from data.store.store import Store

number_argument = click.argument("number", type=click.IntRange(1))
_PARENT = click.option(
    "--parent",
    type=click.IntRange(0),
    help="The revision that this builds on, where the folder does not say.",
)
author_option = click.option("--author", help="Who publishes (default: the name you are logged in with).")


@click.command("publish")
@click.option("--from", "folder", help="Folder with the tables.",
              type=click.Path(exists=True, file_okay=False, path_type=Path))  # fmt: skip
@click.option(
    "--draft", type=click.IntRange(1), help="Number of the draft; it is removed when it is published."
)
@click.option("--note", default="", help="What is new, for the history; needed with --from and --draft.")
@click.option("--package", help="Write the newest revision here as a hand-over package, a zip file.",
              type=click.Path(dir_okay=False, path_type=Path))  # fmt: skip
@author_option
@_PARENT
@language_option
@pass_program
def publish(
    program: Program,
    folder: Path | None,
    draft: int | None,
    note: str,
    package: Path | None,
    author: str | None,
    parent: int | None,
    language: Language,
) -> None:
    """Publish the tables in a folder, or a draft, as the newest revision; or write the newest as a package; or both.

    The tables must be without problems. Nothing is published when somebody else has published since
    the revision that they are based on. A package holds the tables, what they mean, the
    outlines, the map as a web site, and figures: everything that its finder needs.
    """
    if not folder and not draft and not package:
        raise click.UsageError(
            "What shall be done? Give --from FOLDER or --draft NUMBER, --package FILE, or both."
        )
    if folder and draft:
        raise click.UsageError("Give --from FOLDER or --draft NUMBER, not both.")
    if (folder or draft) and not note.strip():
        raise click.UsageError("Missing option '--note': what is new, for the history.")
    with StoreErrors(language):
        if package and not package.absolute().parent.is_dir():
            # A package takes minutes; refused before that, and before anything is published.
            raise StoreError("no-folder", file=package, folder=package.absolute().parent)
        if folder:
            _publish(program, folder, note, author, parent, language)
        if draft:
            _publish_draft(program, draft, note, author, language)
        if package:
            _package(program, package, language)


def _publish(
    program: Program, folder: Path, note: str, author: str | None, parent: int | None, language: Language
) -> None:
    loaded = _sound(program, folder, language)
    store = open_chosen(program)
    builds_on = parent_of(folder, store) if parent is None else parent
    head = store.head()
    if head and head.number == builds_on and head.content == loaded.dataset.revision:
        click.echo(say("line.same", language, number=head.number))
        entry = head
    else:
        lines = _change_lines(program, store, builds_on, loaded, language)
        entry = store.publish(loaded.dataset, author or login(), note, builds_on, program.now())
        _tell(lines, entry, language)
    _record(folder, entry, language)


def _publish_draft(program: Program, number: int, note: str, author: str | None, language: Language) -> None:
    from data.store.drafts import Drafts

    store = open_chosen(program)
    drafts = Drafts(store)
    draft = drafts.get(number)
    loaded: Loaded = program.with_points(loaded_of(draft.files))
    for problem in loaded.problems:
        click.echo(sentence(problem, language), err=True)
    if loaded.problems:
        raise StoreError("draft-problems", number=number, problems=len(loaded.problems))
    lines = _change_lines(program, store, draft.entry.parent, loaded, language)
    entry = drafts.publish_draft(number, draft.entry.version, author or login(), note, program.now())
    _tell(lines, entry, language)


@click.command("history")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@pass_program
def history(program: Program, form: str, language: Language) -> None:
    """List every publication, newest first."""
    with StoreErrors(language):
        entries = open_chosen(program).history()
        if form == "json":
            click.echo(json.dumps([_plain(entry) for entry in entries], ensure_ascii=False, indent=2))
            return
        for entry in entries:
            click.echo(entry_line(entry, language))
        if not entries:
            click.echo(say("line.empty", language))


@click.command("undo")
@number_argument
@click.option("--note", default="", help="Why, for the history.")
@author_option
@language_option
@pass_program
def undo(program: Program, number: int, note: str, author: str | None, language: Language) -> None:
    """Publish revision NUMBER again as the newest; what came after it stays in the history."""
    with StoreErrors(language):
        store = open_chosen(program)
        old, head = store.get(number), store.head()
        if old.loaded.problems:
            raise StoreError("older-form", number=number, problems=len(old.loaded.problems))
        if head and head.content == old.entry.content:
            click.echo(say("line.same", language, number=head.number))
            return
        note = say("line.undone", language, number=number, note=note)
        parent = head.number if head else 0
        lines = _change_lines(program, store, parent, old.loaded, language)
        _tell(lines, store.undo(number, author or login(), note, parent, program.now()), language)


@click.command("export")
@number_argument
@click.argument("folder", type=click.Path(path_type=Path))
@language_option
@pass_program
def export(program: Program, number: int, folder: Path, language: Language) -> None:
    """Write the tables of revision NUMBER to a new FOLDER, to be changed and published from there."""
    with StoreErrors(language):
        write_tables(folder, open_chosen(program).get(number))
        click.echo(say("line.exported", language, number=number, folder=folder))


def _package(program: Program, path: Path, language: Language) -> None:
    from data.store.handover_package import parts, write_package

    store = open_chosen(program)
    revision = store.newest()
    if revision is None:
        raise StoreError("no-tables", folder=program.tables())
    contents = {**parts(revision, store.history(), {}), **program.package_parts(revision, language)}
    try:
        write_package(path, contents, revision)
    except OSError as error:
        raise StoreError("no-package", file=path, reason=error.strerror or "") from error
    click.echo(say("line.packaged", language, number=revision.entry.number, file=path, n=len(contents)))


class StoreErrors:
    """Prints a store's error and ends the command with its exit code."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __enter__(self) -> None:
        pass

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, StoreError):
            click.echo(error.sentence(self.language), err=True)
            raise SystemExit(error.code) from error


def open_chosen(program: Program) -> Store:
    """Return the store that the environment names, with a first revision; raises StoreError when it names none."""
    # Imported late: SQLAlchemy takes a second.
    from data.store.engine import store_address
    from data.store.store import open_store

    address = store_address(os.environ)
    if not address:
        raise StoreError("no-store")
    store = open_store(address)
    store.begin(lambda: read_folder(program.tables()), program.now())
    return store


def _sound(program: Program, folder: Path, language: Language) -> Loaded:
    loaded: Loaded = program.with_points(read_folder(folder, program.today()))
    for problem in (*loaded.problems, *loaded.notes):
        click.echo(sentence(problem, language), err=True)
    if loaded.problems:
        raise StoreError("problems", folder=folder, problems=len(loaded.problems))
    if not loaded.dataset.partnerships:
        raise StoreError("no-tables", folder=folder)
    return loaded


def _tell(lines: list[str], entry: Publication, language: Language) -> None:
    for line in lines:
        click.echo(line)
    click.echo(say("line.published", language, number=entry.number))


def _change_lines(
    program: Program, store: Store, parent: int, loaded: Loaded, language: Language
) -> list[str]:
    """What tables change against a revision, in the program's words."""
    before, dataset = store.get(parent) if parent else None, loaded.dataset
    lines = program.difference(before, files_of(dataset), dataset, program.today(), language)
    if not before:
        return list(lines)
    key = "line.against" if lines else "line.no-changes"
    return [say(key, language, number=parent), *lines]


def changed_lines(found: Sequence[Change], language: Language) -> list[str]:
    """Return changes of tables as they stand in them, one line for each table, row and cell."""
    lines = []
    for file in dict.fromkeys(change.file for change in found):
        inside = [change for change in found if change.file == file]
        counts = {kind: sum(c.kind == kind for c in inside) for kind in ("added", "changed", "removed")}
        lines.append(say("line.counts", language, file=file, **counts))
        lines += [line for change in inside for line in _change(change, language)]
    return lines


def _change(change: Change, language: Language) -> list[str]:
    if change.kind == "changed":
        return [
            say("line.changed", language, key=change.key, column=column, old=old, new=new)
            for column, old, new in change.cells
        ]
    cells = [say("line.cell", language, column=column, text=new or old) for column, old, new in change.cells]
    return [say(f"line.{change.kind}", language, key=change.key), *cells]


def _record(folder: Path, entry: Publication, language: Language) -> None:
    try:
        record_parent(folder, entry)
    except OSError as error:
        text = say("line.no-record", language, file=folder, reason=error.strerror, number=entry.number)
        click.echo(text, err=True)


def _plain(entry: Publication) -> dict[str, Any]:
    return asdict(entry) | {"created": stamp(entry.created)}


def login() -> str:
    """Return the name that somebody is logged in with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container whose user has no name
        return f"uid {os.getuid()}"
