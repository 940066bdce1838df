"""The HTML of the list of drafts."""

from __future__ import annotations

from components.kit.templates import render
from components.language import Language
from components.state.editing import EditingAddress, editing_address
from data.editing.draft_summary import DraftSummary
from data.store.drafts import DraftEntry
from data.store.revision import Publication

_STEPS = ("first_1", "first_2", "first_3")


def drafts_intro(words: Language, is_empty: bool) -> str:
    """Return what the page is for; where there is no draft yet, also how to begin. It brings the list's style."""
    steps = [words(f"editing_drafts.{step}") for step in _STEPS]
    return render("parts/editing_drafts/intro.html", words=words, is_empty=is_empty, steps=steps)


def drafts_heading(words: Language, number: int) -> str:
    """Return the list's heading: how many drafts there are."""
    return render("parts/editing_drafts/heading.html", heading=words("editing_drafts.list_heading", n=number))


def draft_html(words: Language, entry: DraftEntry, summary: DraftSummary | None, newest: int) -> str:
    """Return one draft: how far it is, what it builds on, who saved it when; ``summary`` None when it is damaged."""
    problems = summary.problems if summary else 0
    return render(
        "parts/editing_drafts/entry.html",
        entry=entry,
        rows=_rows(words, summary),
        problems_n=problems,
        problems=words("editing_drafts.problems", n=problems) if problems else words("editing_drafts.sound"),
        is_behind=entry.parent < newest,
        based=_based(words, entry, newest),
        who=_who(words, entry),
    )


def last_published(words: Language, entry: Publication, address: EditingAddress) -> str:
    """Return what was published last, and a link to the history."""
    revision = words(
        "editing_drafts.last_revision",
        number=entry.number,
        moment=words.moment(entry.created),
        author=entry.author,
    )
    return render(
        "parts/editing_drafts/last.html",
        words=words,
        revision=revision,
        note=entry.note,
        history=editing_address(address),
    )


def _rows(words: Language, summary: DraftSummary | None) -> str:
    if summary is None:
        return words("editing_drafts.damaged")
    if summary.rows is None:
        return words("editing_drafts.incomparable")
    return words("editing_drafts.rows", n=summary.rows) if summary.rows else words("editing_drafts.unchanged")


def _based(words: Language, entry: DraftEntry, newest: int) -> str:
    if entry.parent < newest:
        return words("editing_drafts.behind", n=newest - entry.parent, parent=entry.parent)
    return words("editing_drafts.based", parent=entry.parent)


def _who(words: Language, entry: DraftEntry) -> str:
    key = "begun" if entry.version == 1 else "begun_and_saved"
    return words(
        f"editing_drafts.{key}",
        author=entry.author,
        created=words.moment(entry.created),
        editor=entry.editor,
        updated=words.moment(entry.updated),
    )
