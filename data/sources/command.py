"""``manage.py sources``: says what the facts rest on, and looks whether it is still there. Opens, calls and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import click

from data.files.command_line import Program, language_option, pass_program, tables_folder
from data.files.messages import MessageError
from data.importers.write import read_table, replace_table
from data.reading.read_folder import read_folder
from data.records import Dataset, Source
from data.schema.schema import TABLES, Language
from data.sources.archive import BASE, closest
from data.sources.look import LinkStatus, Send, host_of, settled
from data.sources.network import network
from data.sources.pace import Pace
from data.sources.report import SourceCheckError, say, summary, todo
from data.sources.table import table_with
from data.sources.visit import visit

T = TypeVar("T")
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""


@dataclass(slots=True)
class _Seen:
    """What was seen so far; ``copies`` by address, ``None`` where the archive did not answer."""

    sights: list[LinkStatus] = field(default_factory=list)
    copies: dict[str, str | None] = field(default_factory=dict)
    interrupted: bool = False


@click.command("sources")
@click.option("--check", is_flag=True, help="Send each page whether it is there, and write what was seen.")
@click.option("--archive", is_flag=True, help="With --check: look for archived copies, too.")
@click.option("--only", metavar="HOST", help="Check pages of this host only, and of those below it.")
@click.option("--older-than", type=click.IntRange(0), metavar="DAYS",
              help="Check only pages that were not checked for so many days.")  # fmt: skip
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=tables_folder,
              help="The folder of the tables (default: those that the application reads).")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Send, and say what was seen, but write nothing.")
@click.option("--contact", help="Whom a host may write to: a mail or web address "
              "(default: PARTNERSKAPSKARTAN_CONTACT).")  # fmt: skip
@click.option("--archive-address", default=BASE, show_default=True, help="Where copies are asked for.")
@click.option("--allow-private", is_flag=True, help="Send hosts that are not on the public network, too.")
@language_option
@pass_program
def sources(
    program: Program,
    check: bool,
    archive: bool,
    only: str | None,
    older_than: int | None,
    folder: Path,
    dry_run: bool,
    contact: str | None,
    archive_address: str,
    allow_private: bool,
    language: Language,
) -> None:
    """Say what the facts rest on; with --check, look whether the pages are there.

    A host is asked at most once a second. Ctrl+C ends it and keeps what was seen.
    """
    dataset = read_folder(folder).dataset
    if not check:
        if archive or dry_run or only or older_than is not None:
            raise click.UsageError("These options belong to --check.")
        click.echo("\n".join(summary(dataset, language)))
        return
    try:
        contact = program.contact() if contact is None else contact
        if not contact.strip():
            raise SourceCheckError("no-contact")
        chosen = _chosen(dataset, only, older_than, program.today())
        if not chosen:
            click.echo(say("result.nothing", language))
            return
        path = folder / TABLES["sources"].file
        # A table that cannot be written again is known before anybody is asked.
        table_with(read_table(path), {})
        ask = network(contact, Pace(), allow_private)
        seen = _look(chosen, ask, archive_address if archive else "", language)
        changes = _changes(dataset, seen, program.today())
        for line in _told(dataset, seen, archive, language):
            click.echo(line)
        click.echo(say(_write(path, changes, dry_run), language, table=path))
    except MessageError as error:
        click.echo(error.sentence(language), err=True)
        raise SystemExit(1) from error
    if seen.interrupted:
        raise SystemExit(INTERRUPTED)


def _chosen(dataset: Dataset, only: str | None, older_than: int | None, today: date) -> list[Source]:
    host = (only or "").lower().removeprefix("www.")
    limit = today - timedelta(days=older_than or 0)
    return [
        source
        for source in dataset.sources.values()
        if (not host or f".{host_of(source.url)}".endswith(f".{host}"))
        and (older_than is None or source.checked_on is None or source.checked_on.last <= limit)
    ]


def _look(chosen: Sequence[Source], ask: Send, archive: str, language: Language) -> _Seen:
    """What is seen of the sources, and the copies of those that have none; Ctrl+C ends it early."""
    seen = _Seen()
    try:
        sights = visit((source.url for source in chosen), ask, seen.sights)
        for _ in _shown(sights, len(chosen), say("step.checking", language)):
            pass
        if archive:
            wanted = [source for source in chosen if not source.archived_url]
            for source in _shown(wanted, len(wanted), say("step.copies", language)):
                seen.copies[source.url] = closest(source, ask, archive)
    except KeyboardInterrupt:
        seen.interrupted = True
        click.echo("\n" + say("step.stopped", language), err=True)
    seen.sights = settled(seen.sights)
    return seen


def _shown(things: Iterable[T], length: int, label: str) -> Iterator[T]:
    with click.progressbar(things, length=length, label=label, file=sys.stderr) as bar:
        yield from bar


def _changes(dataset: Dataset, seen: _Seen, today: date) -> Mapping[str, dict[str, str]]:
    changes: dict[str, dict[str, str]] = {}
    for sight in seen.sights:
        if sight.state:
            changes[sight.url] = {"state": sight.state, "checked_on": today.isoformat()}
    for url, copy in seen.copies.items():
        if copy:
            changes.setdefault(url, {})["archived_url"] = copy
    # In the table's order, for those that have no row yet.
    return {url: changes[url] for url in dataset.sources if url in changes}


def _told(dataset: Dataset, seen: _Seen, archive: bool, language: Language) -> Iterator[str]:
    states = [sight.state for sight in seen.sights]
    counts = {state: states.count(state) for state in ("alive", "moved", "gone")}
    yield say("result.counts", language, all=len(states), unsure=states.count(""), **counts)
    if archive:
        found, failed = (sum(map(test, seen.copies.values())) for test in (bool, lambda copy: copy is None))
        yield say("result.copies", language, found=found, asked=len(seen.copies), failed=failed)
    copied = {url for url, source in dataset.sources.items() if source.archived_url or seen.copies.get(url)}
    yield from todo(seen.sights, copied, language)


def _write(path: Path, changes: Mapping[str, dict[str, str]], dry_run: bool) -> str:
    """Write the changes into the table as it is now, and return the key of what to say of it."""
    if dry_run:
        return "result.unwritten"
    # A check takes its time: what somebody wrote meanwhile stays.
    old = read_table(path)
    new = table_with(old, changes)
    if new == old:
        return "result.same"
    replace_table(path, old, new)
    return "result.written"
