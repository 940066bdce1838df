"""Everything that the editors' page makes of a dataset, a draft, a file or a reply, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from components.language import Language
from components.parts.comparison.render import comparison_html, section_head
from components.parts.editing_articles.render import article_html, heading_html, known_html
from components.parts.editing_check.render import check_entry, proposal_html, to_read_html
from components.parts.editing_drafts.render import draft_html, last_published
from components.parts.editing_frame.render import head, message, sections
from components.parts.editing_history.render import Entry, history_list, opened_head
from components.parts.editing_notice.render import notice
from components.parts.editing_places.render import place_html, suggestion_html
from components.parts.editing_reading.render import heading, reading
from components.parts.editing_to_do.items import ToDo
from components.parts.editing_to_do.render import to_do, to_do_list
from components.state.editing import SECTIONS, EditingAddress
from components.view.comparison import compare
from data.editing.draft_summary import DraftSummary
from data.editing.incoming import Incoming, SheetReading
from data.editing.replies.proposals import Proposal, ToRead, Why
from data.editing.roles import Editor
from data.editing.row_edits import RowEdit, with_edits
from data.editing.to_check import to_check
from data.importers.draft import Draft, clean
from data.records import Dataset
from data.status import Period, funding_end, partnership_standing
from data.store.drafts import DraftEntry
from data.store.revision import Publication, files_of, loaded_of
from geo.settle.places import Unsettled
from geo.settle.suggest import Suggestion

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CHECKED = 6
"""Projects to be checked that are looked at."""


def editing_surfaces(dataset: Dataset, words: Language, text: str, today: date) -> Iterator[tuple[str, str]]:
    """Yield name and HTML of each part of the editors' page; ``text`` is what editors and senders wrote."""
    address = EditingAddress("rows", words.code, draft=1)
    publication = Publication(2, 1, AT, text, text, "0" * 12, "")
    first = replace(publication, number=1, parent=0)
    yield "editing head", head(words, Editor(text, "publisher"), is_local=False)
    yield "editing sections", sections(words, address, SECTIONS, text)
    yield (
        "editing message",
        message(text, [text], text, ("./editing", text)) + notice("problem", text, [text]),
    )
    draft = DraftEntry(1, 2, 1, text, text, text, AT, AT)
    yield "editing draft", draft_html(words, draft, DraftSummary(1, 1), 2)
    yield "editing last", last_published(words, publication, address)
    entries = [Entry(publication, (1, 1, 1)), Entry(first, None)]
    yield "editing history", history_list(words, entries, address, 2, 1)
    yield "editing opened", opened_head(words, publication, first)
    item = ToDo(text, (text,))
    yield "editing to do", to_do(item) + to_do_list((item,), text) + heading(text) + heading_html(text, 3)
    row = {"name": text, "short_name": text, "name_sv": text, "aliases": text, "country": "KE"}
    suggestion = Suggestion(text, "town", "KE", text, 1.0, 2.0, text, "high", "only")
    unsettled = Unsettled("a", row, "no-position", True)
    yield "editing place", place_html(words, unsettled, (suggestion,)) + suggestion_html(words, 1, suggestion)
    if clean(text) == text:  # other texts are shown without what cannot be seen
        article = Draft(text, "", "https://icld.se/", "2026-10", "sv", tags=(text,))
        yield "cleaned article", article_html(words, article) + known_html(words, [text])
        sheet = SheetReading(text, "places", 1, {"name": text}, (text,), 1)
        yield "cleaned reading", reading(text, Incoming((sheet,), (), ()), words)
    for entry in to_check(dataset, today)[:CHECKED]:
        yield f"editing check {entry.project.id}", check_entry(dataset, words, entry)
    yield from _reply(dataset, words, text)
    yield from _difference(dataset, words, text, today)


def _reply(dataset: Dataset, words: Language, text: str) -> Iterator[tuple[str, str]]:
    ident = next(iter(dataset.projects))
    edit = RowEdit("projects", ident, {"title": text, "end": "2027"})
    proposal = Proposal(ident, (edit,), ({"title": "", "end": ""},), text, (Why("comment", {}),))
    yield "editing proposal", proposal_html(dataset, words, proposal)
    yield "editing to read", to_read_html(dataset, words, ToRead(ident, text, Why("missing", {})))


def _difference(dataset: Dataset, words: Language, text: str, today: date) -> Iterator[tuple[str, str]]:
    files, until = files_of(dataset), funding_end(dataset)
    ident = next(
        ident
        for ident, projects in dataset.projects_of.items()
        if (standing := partnership_standing(projects, Period.day(today), until))
        and standing.status == "active"
    )
    edits = [
        *(RowEdit("projects", project.id, None) for project in dataset.projects_of[ident]),
        RowEdit("partnerships", ident, None),
        RowEdit("theme_groups", next(iter(dataset.theme_groups)), {"label_sv": "x", "label_en": "x"}),
    ]
    new = with_edits(files, edits)
    for name, (old_files, new_files) in {"gone": (files, new), "back": (new, files)}.items():
        old, now = (loaded_of(f).dataset for f in (old_files, new_files))
        comparison = compare(old_files, new_files, old, now, today)
        html = section_head(words, text, text) + comparison_html(words, comparison, text, text)
        yield f"editing difference {name}", html
