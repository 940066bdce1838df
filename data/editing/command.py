"""``manage.py template`` and ``bring-in``: the workbook that editors fill in, and what they send.

Exit codes: 0 done, 1 refused or with problems, 3 somebody else saved the draft in between, 4 the store is unreachable.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from data.files.atomic_write import write_file
from data.files.command_line import Program, language_option, pass_program
from data.schema.schema import Language
from data.store.command import StoreErrors, author_option, changed_lines, login, open_chosen
from data.store.errors import StoreError
from data.store.exported_folder import tables_in
from data.store.revision import loaded_of

if TYPE_CHECKING:
    from data.editing.incoming import Incoming
    from data.store.drafts import Draft
    from data.store.revision import Files

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("template")
@click.argument("file", type=_FILE)
@language_option
@pass_program
def write_template(program: Program, file: Path, language: Language) -> None:
    """Write the workbook that editors fill in to FILE (.xlsx)."""
    from data.editing.incoming import say
    from data.editing.template import template

    with StoreErrors(language):
        _write(file, template(loaded_of(_tables(program.tables())).dataset, language))
        click.echo(say("line.template", language, file=file))


@click.command("bring-in")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--draft", "number", type=click.IntRange(1), help="Save what it brings into this draft.")
@click.option("--to", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Write what it brings into the tables of this folder; only when nothing is wrong.")  # fmt: skip
@click.option(
    "--commented", type=_FILE, help="Write the same workbook here, with a comment in each faulty cell."
)
@author_option
@language_option
@pass_program
def bring_in(
    program: Program,
    file: Path,
    number: int | None,
    folder: Path | None,
    commented: Path | None,
    author: str | None,
    language: Language,
) -> None:
    """Read a workbook, a CSV file or a zip file of tables, and show what it brings; write it if told to.

    Leaves with 1 if anything is wrong. A draft takes what is wrong, too, to be corrected there.
    """
    if number and folder:
        raise click.UsageError("Give --draft NUMBER or --to FOLDER, and not both.")
    with StoreErrors(language):
        draft = _draft(program, number) if number else None
        base = draft.files if draft else _tables(folder or program.tables())
        content, incoming = _read(program, file, base, language)
        for line in [*_lines(incoming, language), *_changes(base, incoming, language)]:
            click.echo(line)
        if commented:
            _comment(commented, content, incoming, language)
        if draft:
            _save(program, draft, incoming, author, language)
        elif folder:
            _put(folder, base, incoming, language)
    if incoming.faults:
        raise SystemExit(1)


def _read(program: Program, file: Path, base: Files, language: Language) -> tuple[bytes, Incoming]:
    from data.editing.incoming import UploadError
    from data.editing.read_incoming import read_upload
    from data.files.packed import MAX_BYTES

    try:
        with file.open("rb") as opened:
            # One byte more than is allowed is enough to know that there are too many.
            content = opened.read(MAX_BYTES + 1)
        return content, read_upload(content, file.name, base, program.today(), program.with_points)
    except OSError as error:
        raise StoreError("unreadable", file=file, reason=error.strerror or "") from error
    except UploadError as error:
        click.echo(error.sentence(language), err=True)
        raise SystemExit(1) from error


def _lines(incoming: Incoming, language: Language) -> Iterator[str]:
    """What was understood, what to know, and what to do."""
    from data.editing.headings import sheet_name
    from data.editing.incoming import note_sentence, say, sentence_of, skipped_sentence

    for sheet in incoming.sheets:
        counts = {"rows": sheet.rows, "new": sheet.new, "changed": sheet.changed, "same": sheet.same}
        table = sheet_name(sheet.table, language)
        yield say("line.sheet", language, sheet=sheet.sheet, table=table, header=sheet.header_row, **counts)
        yield say("line.columns", language, columns=", ".join(sheet.columns.values()))
        if sheet.ignored:
            yield say("line.ignored", language, columns=", ".join(sheet.ignored))
    yield from (skipped_sentence(skipped, language) for skipped in incoming.skipped)
    yield from (note_sentence(note, language) for note in incoming.notes)
    for name, problems in (("faults", incoming.faults), ("warnings", incoming.warnings)):
        if problems:
            yield say(f"line.{name}", language, n=len(problems))
        yield from (f"  {sentence_of(problem, language)}" for problem in problems)


def _changes(base: Files, incoming: Incoming, language: Language) -> list[str]:
    from data.editing.incoming import say
    from data.editing.row_edits import with_edits
    from data.store.diff import changes

    found = changes(base, with_edits(base, incoming.edits))
    return changed_lines(found, language) or [say("line.nothing", language)]


def _draft(program: Program, number: int) -> Draft:
    # Imported late: SQLAlchemy takes a second.
    from data.store.drafts import Drafts

    return Drafts(open_chosen(program)).get(number)


def _save(program: Program, draft: Draft, incoming: Incoming, author: str | None, language: Language) -> None:
    from data.editing.incoming import say
    from data.editing.row_edits import with_edits
    from data.store.drafts import Drafts

    number, version = draft.entry.number, draft.entry.version
    if incoming.edits:
        files = with_edits(draft.files, incoming.edits)
        Drafts(open_chosen(program)).save(number, version, author or login(), files, program.now())
        click.echo(say("line.saved", language, number=number, title=draft.entry.title))


def _put(folder: Path, base: Files, incoming: Incoming, language: Language) -> None:
    from data.editing.incoming import say
    from data.editing.row_edits import with_edits

    if incoming.faults:
        click.echo(say("line.unwritten", language, folder=folder), err=True)
        return
    for name, content in with_edits(base, incoming.edits).items():
        if content != base.get(name):
            _write(folder / name, content)
    if incoming.edits:
        click.echo(say("line.written", language, folder=folder))


def _comment(path: Path, content: bytes, incoming: Incoming, language: Language) -> None:
    from data.editing.commented_workbook import with_comments
    from data.editing.incoming import say

    _write(path, with_comments(content, incoming, language))
    click.echo(say("line.commented", language, file=path))


def _tables(folder: Path) -> Files:
    files, losses = tables_in(folder)
    if losses:
        raise StoreError("lossy", problems=len(losses))
    if not files:
        raise StoreError("no-tables", folder=folder)
    return files


def _write(path: Path, content: bytes) -> None:
    try:
        write_file(path, content)
    except OSError as error:
        raise StoreError("unwritable", file=path, reason=error.strerror or "") from error
