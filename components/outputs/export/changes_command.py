"""``manage.py changes``: what has changed between two days or publications, as text, CSV or JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from components.outputs.export.write_file import stop

if TYPE_CHECKING:
    from components.language import Language
    from components.state.state import State
    from components.view.compared import Compared
    from data.records import Dataset


@click.command("changes")
@click.option("--from", "first", default="",
              help="Where it begins, itself included: 2025, 2025-06, 2025-06-30, or a publication as r12 "
                   "(default: twelve months before --to).")  # fmt: skip
@click.option("--to", "last", default="",
              help="Where it ends, itself included: likewise (default: the day that the map shows).")  # fmt: skip
@click.option("--query", default="", help="Only what these filters choose: theme=climate&country=KE, "
              "or a whole address, as copied from the page.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True
)
@click.option("--language", "code", type=click.Choice(["sv", "en"]), help="That of the query, else Swedish.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to call today.")
def changes(first: str, last: str, query: str, form: str, code: str | None, today: datetime | None) -> None:
    """Tell what began, ended, lapsed, became known, was corrected or removed.

    What happened between the two days is told from what was learned, and the sum closes: active then, with what
    came and without what went, is active now. Exits with 2 when a day or publication does not exist.
    """
    from components.kit.publications import newest_number, publication
    from components.language import language
    from components.outputs.export.changes_file import changes_file
    from components.outputs.export.command import state_of
    from components.parts.changes.sentences import paragraph
    from components.settings import SettingError, settings
    from components.settings import today as clock
    from components.view.compared import compared
    from data.store.served import served

    try:
        chosen = settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    now = served(chosen.tables)
    dataset, day = now.loaded.dataset, today.date() if today else clock(chosen)
    queried = state_of(dataset, query, code, newest_number(now))
    words = language(queried.language)
    days = {"since": first or queried.since, "date": last or queried.date}
    for (name, text), option in zip(days.items(), ("--from", "--to"), strict=True):
        if text and not _is_known(dataset, text, newest_number(now), is_end=name == "date"):
            stop(words("changes.cli_unknown", name=option, value=text))
    dataset, until = _end(dataset, days["date"])
    state = replace(queried, page="changes", since=days["since"], date=until)
    period = compared(dataset, state, day, publication)
    if period.trouble == "late":
        stop(words("changes.cli_order", first=days["since"], last=until or day.isoformat()))
    if period.trouble:
        stop(words("changes.cli_unknown", name="--from", value=days["since"]))
    if form == "csv":
        click.echo(changes_file(period, state, day, "csv").make(), nl=False)
    elif form == "json":
        click.echo(json.dumps(document(period, state, words, day), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join((paragraph(period, state, words, day), *_listed(period, words))))


def document(period: Compared, state: State, words: Language, today: date) -> dict[str, Any]:
    """Return the changes as JSON holds them; kinds are those of :data:`components.view.changes.KINDS`."""
    from components.parts.changes.render import lines
    from components.parts.changes.sentences import paragraph
    from components.view.changes import HAPPENED, KINDS

    result = period.changes
    return {
        "after": result.day_then.isoformat(),
        "until": result.day_now.isoformat(),
        "publication": period.number or None,
        "active_then": result.active_then,
        "active_now": result.active_now,
        "text": paragraph(period, state, words, today),
        "changes": [
            {
                "group": "happened" if line.change.kind in HAPPENED else "learned",
                "kind": line.change.kind,
                "effect": line.change.effect,
                "id": line.change.row.id,
                "partnership": line.title,
                "themes": list(line.change.row.themes),
                "date": line.change.day.text if line.change.day else None,
                "rests_on": line.rests_on,
                "sources": list(line.change.row.sources),
            }
            for line in lines(result, words, *KINDS)
        ],
    }


def _listed(period: Compared, words: Language) -> list[str]:
    from components.parts.changes.render import lines
    from components.view.changes import KINDS

    texts = []
    for kind in KINDS:
        if some := lines(period.changes, words, kind):
            texts += ["", f"{words(f'changes.kind_{kind}')} ({len(some)})"]
            texts += [
                f"  {line.day or words('changes.no_date')}  {line.title}. {line.rests_on.rstrip('.')}."
                for line in some
            ]
    return texts


def _is_known(dataset: Dataset, text: str, newest: int, *, is_end: bool) -> bool:
    from components.state.state import TODAY, decode, vocabulary

    if is_end and text == TODAY:
        return True
    return bool(decode("changes", {"since": [text]}, vocabulary(dataset, newest)).since)


def _end(dataset: Dataset, text: str) -> tuple[Dataset, str]:
    """Return the tables that a comparison ends with, and its last day as a state holds it."""
    from components.kit.publications import publication
    from components.state.state import revision_of

    period = publication(revision_of(text)) if revision_of(text) else None
    return (period[0], period[1].isoformat()) if period else (dataset, text)
