"""The HTML of the list of what is to be checked, and of what a reply proposes."""

from __future__ import annotations

from components.kit.links import place_state
from components.kit.templates import render
from components.language import Language
from components.parts.partnership_card.card import basis, sources, title_of, topic, years
from components.state.state import address
from data.editing.replies.proposals import Proposal, ToRead
from data.editing.to_check import STALE_MONTHS, Reason, ToCheck
from data.records import Dataset
from data.schema.schema import Language as Code
from data.status import Standing


def check_intro(words: Language) -> str:
    """Return what the section is for; it brings the style of the section."""
    return render("parts/editing_check/intro.html", words=words)


def check_entry(dataset: Dataset, words: Language, entry: ToCheck) -> str:
    """Return a project to be checked: each reason with since when, what its status rests on, and its sources."""
    project = entry.project
    standing = Standing(entry.status, project, project.newest_evidence, entry.basis)
    place = dataset.places[entry.partnership.swedish_place]
    return render(
        "parts/editing_check/entry.html",
        words=words,
        place=address(place_state(words, place)),
        title=title_of(dataset, words, words.place, entry.partnership),
        topic=topic(words, project) or words("timeline.unknown_topic"),
        years=years(words, project.start, project.end),
        reasons=[(reason_name(words, r), words.date(day) if day else "") for r, day in entry.reasons],
        basis=basis(dataset, words, standing),
        sources=sources(dataset, words, project.source_urls),
    )


def proposal_html(dataset: Dataset, words: Language, proposal: Proposal) -> str:
    """Return the cells that an answer changes, what speaks against them, and the words."""
    cells = [
        (name, before[name], text)
        for edit, before in zip(proposal.edits, proposal.before, strict=True)
        for name, text in (edit.cells or {}).items()
        if before[name] != text
    ]
    against = [why.sentence(_code(words)) for why in proposal.against]
    return _block(dataset, words, proposal.project, against, cells, proposal.words)


def to_read_html(dataset: Dataset, words: Language, entry: ToRead) -> str:
    """Return words of a reply that make no row, and why."""
    return _block(dataset, words, entry.project, [entry.why.sentence(_code(words))], [], entry.words)


def reason_name(words: Language, reason: Reason) -> str:
    """Return the name of a reason to check."""
    return words(f"editing_check.reason_{reason}", months=STALE_MONTHS)


def _block(
    dataset: Dataset,
    words: Language,
    ident: str,
    against: list[str],
    cells: list[tuple[str, str, str]],
    text: str,
) -> str:
    project = dataset.projects.get(ident)
    title, subject = words("editing_check.whole_reply"), ""
    if project is not None:
        title = title_of(dataset, words, words.short, dataset.partnerships[project.partnership])
        subject = topic(words, project)
    return render(
        "parts/editing_check/proposal.html",
        words=words,
        title=title,
        topic=subject,
        against=against,
        cells=cells,
        said=text,
    )


def _code(words: Language) -> Code:
    return "sv" if words.code == "sv" else "en"
