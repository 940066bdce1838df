"""``manage.py import``: collects articles, matches them with the table, shows them, and writes them if told to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click

from data.files.command_line import language_option, tables_folder
from data.importers.collect import collect
from data.importers.detect import FORMS, Form
from data.importers.draft import quotation
from data.importers.errors import ArticleImportError, say
from data.importers.fetch import Limits
from data.importers.match import Match, match
from data.importers.rows import known_rows, table_with
from data.importers.write import read_table, replace_table
from data.schema.schema import Language

_SHOWN = 20
"""Notes of one kind; who has more will mend the column as a whole."""
Line = Callable[[str], None]


@click.command("import")
@click.argument("source")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="What SOURCE is, when it is not seen by itself."
)
@language_option
@click.option("--write", is_flag=True, help="Write; without it, what would be written is only shown.")
@click.option("--to", "table", type=click.Path(dir_okay=False, path_type=Path),
              default=lambda: tables_folder() / "articles.csv",
              help="The articles table (default: the one that the application reads).")  # fmt: skip
@click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses that are not on the public network, too."
)
def import_articles(
    source: str, form: Form | None, language: Language, write: bool, table: Path, allow_private: bool
) -> None:
    """Import the articles that SOURCE lists: a file, - for standard input, or an http(s) address.

    Pasted text, a saved HTML page, RSS, Atom or JSON Feed, WordPress's REST interface, CSV or XLSX.
    """
    limits = Limits(allow_private=allow_private)
    try:
        run_import(
            source, table, form, limits, language, write, click.echo, lambda line: click.echo(line, err=True)
        )
    except ArticleImportError as error:
        click.echo(error.sentence(language), err=True)
        raise SystemExit(1) from error


def run_import(
    source: str,
    table: Path,
    form: Form | None,
    limits: Limits,
    language: Language,
    write: bool,
    out: Line,
    progress: Line,
) -> list[Match]:
    """Show what an import would bring into ``table``, and write it if told to; returns the matches.

    Raises ArticleImportError before anything is written, or with the table untouched.
    """
    notes: list[tuple[str, str]] = []

    def report(key: str, **details: object) -> None:
        sentence = say(key, language, **details)
        if key.startswith("note."):
            notes.append((key, sentence))
        else:
            progress(sentence)

    drafts = collect(source, form, limits, report)
    old = read_table(table)
    known = known_rows(old, table.name)
    matches = match(drafts, known)
    for line in [*shown(matches, language), *noted(notes, source, language)]:
        out(line)
    if all(result.verdict == "same" for result in matches):
        out(say("result.nothing", language))
    elif not write:
        out(say("result.unwritten", language, table=table))
    else:
        replace_table(table, old, table_with(known, matches, table.name))
        out(say("result.written", language, table=table))
    return matches


def shown(matches: list[Match], language: Language) -> list[str]:
    """Return the lines that say what each article is, and how many of each there are."""
    lines = []
    for result in matches:
        draft = result.draft
        what = say(f"result.{result.verdict}", language)
        tongue = draft.language or "?"
        form = "result.known" if result.known else "result.line"
        lines.append(what + say(form, language, title=draft.title, tongue=tongue, id=result.known))
        if result.verdict == "new" and draft.teaser:
            lines.append(say("result.teaser", language, teaser=quotation(draft.teaser)))
        if result.verdict == "new" and draft.tags:
            lines.append(say("result.tags", language, tags=", ".join(draft.tags)))
        for column, before, after in result.changes:
            lines.append(say("result.field", language, column=column, old=before, new=after))
    counted = Counter(result.verdict for result in matches)
    counts = {verdict: counted[verdict] for verdict in ("new", "changed", "same")}
    lines.append(say("result.counts", language, all=len(matches), **counts))
    new = [result.draft for result in matches if result.verdict == "new"]
    gaps = {"undated": sum(not d.published for d in new), "unsure": sum(not d.language for d in new)}
    return [*lines, *(say(f"result.{name}", language, n=n) for name, n in gaps.items() if n)]


def noted(notes: list[tuple[str, str]], source: str, language: Language) -> list[str]:
    """Return the lines on what was not understood: of each kind the first ones, and how many more there are."""
    lines: list[str] = []
    for kind in dict.fromkeys(kind for kind, _ in notes):
        sentences = [sentence for key, sentence in notes if key == kind]
        lines += sentences[:_SHOWN]
        if further := len(sentences[_SHOWN:]):
            lines.append(say("note.further", language, n=further))
    return [say("note.heading", language, source=source), *lines] if lines else []
