"""``manage.py show`` and ``manage.py compare``: what one publication has that another has not.

Exit codes: 0 done, 1 there is no such publication, 4 the store is unreachable or damaged.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from data.files.command_line import Program, language_option, pass_program
from data.schema.schema import Language
from data.store.command import StoreErrors, open_chosen
from data.store.errors import StoreError, entry_line, say

if TYPE_CHECKING:
    from data.store.revision import Revision
    from data.store.store import Store


class _Publication(click.ParamType["int | date"]):
    """The number of a publication, or a day as 2026-06-30: then what was public as it ended."""

    name = "DAY|N"

    def convert(
        self, value: str | int | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | date:
        if not isinstance(value, str):
            return value
        try:
            return int(value) if value.isdigit() and int(value) > 0 else date.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is neither the number of a publication nor a day as 2026-06-30.", param, ctx
            )


@click.command("show")
@click.argument("number", type=click.IntRange(1))
@click.option(
    "--against", type=click.IntRange(1), help="The publication to compare it with (default: the one before)."
)
@language_option
@pass_program
def show(program: Program, number: int, against: int | None, language: Language) -> None:
    """Show what publication NUMBER changed: counts, what the public sees otherwise, and every row and cell."""
    with StoreErrors(language):
        store = open_chosen(program)
        revision = store.get(number)
        other = against or revision.entry.parent
        _print(program, store.get(other) if other else None, revision, language)


@click.command("compare")
@click.option(
    "--from", "before", type=_Publication(), required=True, help="A publication, or the end of a day."
)
@click.option("--to", "after", type=_Publication(), help="The same; default: the newest publication.")
@language_option
@pass_program
def compare_publications(
    program: Program, before: int | date, after: int | date | None, language: Language
) -> None:
    """Compare two publications, or what was public at the end of two days (in Sweden)."""
    with StoreErrors(language):
        store = open_chosen(program)
        newest = store.head_number()
        first, second = (
            _number(store, which, language) for which in (before, newest if after is None else after)
        )
        _print(program, store.get(first), store.get(second), language)


def _number(store: Store, which: int | date, language: Language) -> int:
    from components.language import language as words_of
    from data.editing.publication_on import publication_on

    if isinstance(which, int):
        return which
    entries = store.history()
    if entry := publication_on(entries, which):
        return entry.number
    words = words_of(language)
    first = words.moment(entries[-1].created) if entries else "-"
    click.echo(words("editing_history.no_day", day=words.date(which), first=first), err=True)
    raise SystemExit(1)


def _print(program: Program, before: Revision | None, after: Revision, language: Language) -> None:
    from components.language import language as words_of
    from components.outputs.comparison.lines import difference_lines

    words = words_of(language)
    for revision in (before, after):
        if revision:
            click.echo(entry_line(revision.entry, language))
            if n := len(revision.loaded.problems):
                name = words("editing_difference.revision", number=revision.entry.number)
                click.echo(words("editing_difference.older", name=name, n=n), err=True)
    try:
        lines = difference_lines(before, after.files, after.loaded.dataset, program.today(), language)
    except ValueError as error:
        raise StoreError("unreadable", file=f"{after.entry.number}", reason=str(error)) from error
    if before and not lines:
        lines = [say("line.no-changes", language, number=before.entry.number)]
    for line in lines:
        click.echo(line)
