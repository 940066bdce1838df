"""The page's HTML: the sum, the paragraphs for a report, and every change in its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.kit.links import place_state, selection_of
from components.kit.templates import render
from components.language import Language, language
from components.parts.changes.chart import signed, steps
from components.parts.changes.sentences import about_days, lead, paragraph
from components.parts.partnership_card.card import basis, sources, theme_labels, title
from components.state.state import DEFAULT, LANGUAGES, State
from components.view.changes import HAPPENED, LEARNED, Change, Changes, Kind
from components.view.compared import Compared

COLUMNS = ("partnership", "themes", "date", "rests_on", "sources", "sum_effect")
"""The tables' columns; the last one where the others do not say it, of what was learned."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change as its table shows it; ``to`` is where the partnership is shown, None for one that was removed."""

    change: Change
    title: str
    to: State | None
    themes: str
    day: str
    rests_on: str
    sources: tuple[tuple[str, str], ...]
    effect: str


def head(compared: Compared, state: State, words: Language) -> str:
    """Return heading, the sum in a sentence, and what has to be known about the days."""
    result, notes = compared.changes, [about_days(compared, words)]
    if compared.trouble:
        notes.insert(0, words(f"changes.trouble_{compared.trouble}"))
    if state.status != DEFAULT.status or state.basis:
        notes.append(words("changes.status_ignored"))
    notes.append(words("changes.intro"))
    if result.last_day:
        notes.append(words("changes.last_day", n=result.last_day, date=words.date(result.day_now)))
    return render(
        "parts/changes/head.html",
        words=words,
        lead=lead(compared, state, words),
        notes=notes,
        empty=not result.changes,
    )


def chart_head(words: Language) -> str:
    """Return the heading of the chart."""
    return render("parts/changes/chart_head.html", words=words)


def sums(result: Changes, words: Language) -> str:
    """Return the chart's numbers as a table."""
    return render("parts/changes/sums.html", words=words, steps=steps(result, words))


def paragraphs(compared: Compared, state: State, words: Language, today: date) -> str:
    """Return the text for an annual report in the page's language and in the other one, each to be copied."""
    codes = (words.code, *(code for code in LANGUAGES if code != words.code))
    texts = [(code, paragraph(compared, state, language(code), today)) for code in codes]
    return render("parts/changes/paragraphs.html", words=words, texts=texts)


def tables(result: Changes, words: Language) -> str:
    """Return every change: what happened, then what was learned, a table for each kind."""
    groups = []
    for name, kinds in (("happened", HAPPENED), ("learned", LEARNED)):
        shown = [(kind, lines(result, words, kind)) for kind in kinds if result.of(kind)]
        if shown:
            groups.append((name, shown))
    return render("parts/changes/tables.html", words=words, groups=groups, columns=COLUMNS)


def lines(result: Changes, words: Language, *kinds: Kind) -> Sequence[Line]:
    """Return the changes of some kinds as lines."""
    return [_line(result, words, change) for change in result.of(*kinds)]


def _line(result: Changes, words: Language, change: Change) -> Line:
    row, dataset = change.row, result.dataset_of(change)
    to = None
    if change.kind != "removed":
        to = State(
            page="place",
            id=place_state(words, row.swedish).id,
            language=words.code,
            selection=selection_of("partnership", row.id),
        )
    return Line(
        change,
        title(words, row),
        to,
        ", ".join(theme_labels(dataset, words, row.themes)),
        words.date(change.day) if change.day else "",
        rests_on(result, words, change),
        sources(dataset, words, row.sources),
        signed(words, change.effect),
    )


def rests_on(result: Changes, words: Language, change: Change) -> str:
    """Return what a change rests on, in a sentence or two."""
    if change.kind == "removed":
        return words("changes.not_now")
    if change.kind == "newly_known" and change.row.id not in result.then.partnerships:
        return words("changes.not_before")
    if change.kind == "corrected" and change.before and change.before != change.row.status:
        before, after = (words(f"status.{s}").lower() for s in (change.before, change.row.status))
        return words("changes.status_before", before=before, after=after)
    text = basis(result.dataset_of(change), words, change.standing)
    return f"{text}. {words('changes.goes_on')}" if change.goes_on else text
