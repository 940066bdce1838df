"""``manage.py settle`` and ``articles``: a draft's places without a sound position, and new articles for it.

Exit codes: 0 done, 1 refused or not all could be read, 3 somebody else saved the draft in between, 4 the store is
unreachable or damaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from data.files.command_line import Program, language_option, pass_program
from data.importers.detect import FORMS, Form
from data.schema.schema import Language
from data.store.command import StoreErrors, author_option, login, open_chosen
from data.store.revision import loaded_of

if TYPE_CHECKING:
    from data.importers.draft import Draft as Article
    from data.store.drafts import Draft
    from data.store.revision import Files
    from data.store.store import Store
    from geo.settle.articles import Incoming
    from geo.settle.places import Unsettled
    from geo.settle.suggest import Suggestion

_draft_option = click.option("--draft", "number", type=click.IntRange(1), required=True, help="The draft.")


@click.command("settle")
@_draft_option
@click.option("--accept-sure", is_flag=True, help="Save the certain suggestions in the draft.")
@author_option
@language_option
@pass_program
def settle(program: Program, number: int, accept_sure: bool, author: str | None, language: Language) -> None:
    """List the draft's places without a sound position, each with suggestions, their reasons and how sure they are.

    Names are looked up in the gazetteer that comes with the program; nothing is sent to other hosts.
    """
    from geo.geocoding.messages import error_text
    from geo.result import LocateError
    from geo.settle.decide import accepted_unseen
    from geo.settle.suggest import is_sure
    from geo.settle.wording import place_lines, place_name, say

    with StoreErrors(language):
        store = open_chosen(program)
        draft = _draft(store, number)
        title = draft.entry.title
        try:
            places, proposed = _suggested(program, store, draft, language)
        except LocateError as error:
            click.echo(error_text(error, language), err=True)
            raise SystemExit(1) from error
        counts = "place.counts" if places else "place.nothing"
        click.echo(say(counts, language, number=number, title=title, n=len(places)))
        for place in places:
            for line in place_lines(place, proposed[place.id], language):
                click.echo(line)
        sure = [place for place in places if is_sure(proposed[place.id])]
        if accept_sure and sure:
            files, _ = accepted_unseen(draft.files, [(place, proposed[place.id]) for place in places])
            _save(program, store, draft, files, author)
            for place in sure:
                first = proposed[place.id][0]
                point = {"lat": f"{first.lat:.4f}", "lon": f"{first.lon:.4f}"}
                click.echo(say("place.accepted", language, name=place_name(place), **point))
            click.echo(say("line.saved", language, number=number, title=title))
        elif places:
            click.echo(say("place.offer" if sure else "place.no-sure", language, n=len(sure)))
        if left := len(places) - len(sure):
            click.echo(say("place.left", language, n=left))


@click.command("articles")
@click.argument("source")
@_draft_option
@click.option("--accept-sure", is_flag=True, help="Save the certain articles in the draft.")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="What SOURCE is, when it is not seen by itself."
)
@click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses that are not on the public network, too."
)
@author_option
@language_option
@pass_program
def articles(
    program: Program,
    source: str,
    number: int,
    accept_sure: bool,
    form: Form | None,
    allow_private: bool,
    author: str | None,
    language: Language,
) -> None:
    """Read the articles that SOURCE lists, and show what is new to the draft and what it may be about.

    SOURCE is a file, - for standard input, or an http(s) address: a feed, a page, a listing that was copied from
    one, or a file with an address on each line. What is certain is an article whose language is known and that
    names a place or a partnership beyond doubt.
    """
    from data.editing.row_edits import with_edits
    from geo.settle.articles import Choice, added, incoming
    from geo.settle.wording import article_lines, say

    with StoreErrors(language):
        store = open_chosen(program)
        draft = _draft(store, number)
        read, has_failed = _read(source, form, allow_private, language)
        dataset = loaded_of(draft.files).dataset
        articles = incoming(draft.files, dataset, read)
        for one in articles:
            for line in article_lines(dataset, one, language):
                click.echo(line)
        _tell_counts(articles, language)
        new = [one for one in articles if one.match.verdict == "new"]
        sure = [one for one in new if one.is_complete]
        if accept_sure and sure:
            edits = added(draft.files, [(one, Choice(one.sure)) for one in sure])
            _save(program, store, draft, with_edits(draft.files, edits), author)
            for one, edit in zip(sure, edits, strict=True):
                click.echo(say("article.added", language, title=one.match.draft.title, id=edit.key))
            click.echo(say("line.saved", language, number=number, title=draft.entry.title))
        elif new:
            click.echo(say("article.offer" if sure else "article.no-sure", language, n=len(sure)))
        if left := len(new) - len(sure):
            click.echo(say("article.left", language, n=left))
    if has_failed:
        raise SystemExit(1)


def _draft(store: Store, number: int) -> Draft:
    # Imported late: SQLAlchemy takes a second.
    from data.store.drafts import Drafts

    return Drafts(store).get(number)


def _save(program: Program, store: Store, draft: Draft, files: Files, author: str | None) -> None:
    from data.store.drafts import Drafts

    Drafts(store).save(draft.entry.number, draft.entry.version, author or login(), files, program.now())


def _suggested(
    program: Program, store: Store, draft: Draft, language: Language
) -> tuple[Sequence[Unsettled], Mapping[str, Sequence[Suggestion]]]:
    """The places to be settled, and the suggestions for each by its id."""
    from geo.geocoding.command import index_progress
    from geo.geocoding.geocode import open_locator
    from geo.settle.places import places_to_settle
    from geo.settle.suggest import suggestions

    loaded, parent = loaded_of(draft.files), draft.entry.parent
    places = places_to_settle(store.get(parent).files if parent else {}, draft.files, loaded)
    if not places:
        return places, {}
    ids = {place.id for place in places}
    settled = [place for key, place in loaded.dataset.places.items() if key not in ids]
    locator = open_locator(settled, program.today(), progress=index_progress(language), environment={})
    return places, {place.id: suggestions(place, locator) for place in places}


def _read(
    source: str, form: Form | None, allow_private: bool, language: Language
) -> tuple[list[Article], bool]:
    """The articles of a source, and whether one of its addresses could not be read, which is told."""
    from data.importers.collect import collect_listed
    from data.importers.command import noted
    from data.importers.errors import ArticleImportError, say
    from data.importers.fetch import Limits
    from geo.settle.wording import say as own_sentence

    notes: list[tuple[str, str]] = []

    def report(key: str, **details: object) -> None:
        sentence = say(key, language, **details)
        if key.startswith("note."):
            notes.append((key, sentence))
        else:
            click.echo(sentence, err=True)

    try:
        read, errors = collect_listed(source, form, Limits(allow_private=allow_private), report)
    except ArticleImportError as error:
        click.echo(error.sentence(language), err=True)
        raise SystemExit(1) from error
    if errors:
        click.echo(own_sentence("article.unread", language, n=len(errors)), err=True)
    for unread in errors:
        click.echo(f"  {unread.sentence(language)}", err=True)
    for line in noted(notes, source, language):
        click.echo(line)
    return read, bool(errors)


def _tell_counts(articles: Sequence[Incoming], language: Language) -> None:
    from data.importers.errors import say
    from geo.settle.wording import say as own_sentence

    verdicts = [one.match.verdict for one in articles]
    counts = {verdict: verdicts.count(verdict) for verdict in ("new", "changed", "same")}
    click.echo(say("result.counts", language, all=len(articles), **counts))
    if counts["changed"]:
        click.echo(own_sentence("article.fill", language, n=counts["changed"]))
