"""What a reply changes: rows that are certain, rows that an editor has to read first, and words that make no row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from data.editing.replies.answers import Partner, Running, folded, partner, running
from data.editing.replies.form import say
from data.editing.replies.mail import Reply
from data.editing.row_edits import RowEdit
from data.editing.to_check import LetterProject, letter_projects
from data.records import Dataset, Partnership, Place, StatedStatus
from data.schema.cells import format_cell
from data.schema.schema import Language

T = TypeVar("T")
_OVER = ("ended", "stopped")


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in ``why`` of ``messages.toml``, with its values."""

    kind: str
    values: Mapping[str, str]

    def sentence(self, language: Language) -> str:
        """Return the reason in words."""
        return say(f"why.{self.kind}", language, **self.values)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Rows that the answers about one project make; certain when nothing speaks ``against`` them.

    ``before`` are the cells of ``edits`` as they stand, in the same order.
    """

    project: str
    edits: tuple[RowEdit, ...]
    before: tuple[Mapping[str, str], ...]
    words: str
    against: tuple[Why, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether an editor may take it without having read the reply."""
        return not self.against


@dataclass(frozen=True, slots=True)
class ToRead:
    """Words of a reply that make no row, with the project that they are about (empty: none) and the reason."""

    project: str
    words: str
    why: Why


@dataclass(frozen=True, slots=True)
class Result:
    """What a reply proposes, what is left to read, and the place that it is from (empty: unknown)."""

    place: str
    proposals: tuple[Proposal, ...]
    to_read: tuple[ToRead, ...]


def result_of(
    reply: Reply, dataset: Dataset, day: date, *, place: str = "", changed: Collection[str] = ()
) -> Result:
    """Return what a reply proposes for the tables as they are, confirmed on a day.

    ``place`` is the one that the editor expects (empty: any), ``changed`` the projects whose row, or whose
    partnership's, is another than when the letter was written.
    """
    by = reply.reference.place if reply.reference else ""
    general = _against_all(reply, dataset, by, place)
    if by not in dataset.places or not reply.answers:
        return Result(by if by in dataset.places else "", (), _words(reply, general))
    own = {entry.project.id: entry for entry in letter_projects(dataset, by, day)}
    to_read = list(_words(reply, general))
    theirs = {ident: answers for ident, answers in reply.answers.items() if ident in own}
    partners = _partners(dataset, own, theirs)
    proposals = []
    for ident, answers in reply.answers.items():
        words = " · ".join(text for texts in answers.values() for text in texts)
        if ident not in own:
            known = ident in dataset.projects
            why = (
                Why("not_theirs", {"place": dataset.places[by].name}) if known else Why("unknown_project", {})
            )
            to_read.append(ToRead(ident if known else "", words, why))
            continue
        cells, reasons = _status(own[ident], answers.get("running", []), day)
        confirmed = {"confirmed": day.isoformat(), "confirmed_by": by}
        edits = [RowEdit("projects", ident, cells | confirmed)] if cells else []
        named, doubts = partners.get(own[ident].partnership.id, ([], []))
        if "partner" in answers:
            edits += named
        reasons += [*doubts, *general, *_elsewhere(reply, dataset, own[ident]), *_commented(reply, ident)]
        reasons += [Why("changed_since", {})] if ident in changed else []
        if edits:
            before = tuple(_cells(dataset, edit) for edit in edits)
            proposals.append(Proposal(ident, tuple(edits), before, words, _each_once(reasons)))
        else:
            to_read.append(ToRead(ident, words, (*reasons, Why("no_answer", {}))[0]))
    return Result(by, tuple(proposals), tuple(to_read))


def _against_all(reply: Reply, dataset: Dataset, by: str, expected: str) -> list[Why]:
    """Return the reasons for which nothing in a reply is certain."""
    against = [Why(reply.refused[0], dict(reply.refused[1]))] if reply.refused else []
    if by and by not in dataset.places:
        against.append(Why("unknown_place", {"place": by}))
    elif by and expected and dataset.places[by].body != dataset.places[expected].body:
        against.append(Why("other_place", {"place": dataset.places[by].name}))
    return [*against, *([Why("free_words", {})] if reply.free and not reply.refused else [])]


def _words(reply: Reply, general: list[Why]) -> tuple[ToRead, ...]:
    """Return the text of a reply that answers no question about a project."""
    why = general[0] if general else Why("free_words", {})
    free = [ToRead("", "\n".join(reply.free), why)] if reply.free or reply.refused else []
    missing = [ToRead("", "\n".join(reply.missing), Why("missing", {}))] if reply.missing else []
    comments = [ToRead(ident, text, Why("comment", {})) for ident, text in reply.comments.items()]
    return (*free, *missing, *comments)


def _partners(
    dataset: Dataset, own: Mapping[str, LetterProject], answers: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, tuple[list[RowEdit], list[Why]]]:
    """Return, by partnership, what the answers about its partner make, and what that speaks against."""
    texts: dict[str, list[str]] = {}
    for ident, of_project in answers.items():
        if "partner" in of_project:
            texts.setdefault(own[ident].partnership.id, []).extend(of_project["partner"])
    answers_of = {}
    for ident, lines in texts.items():
        partnership = dataset.partnerships[ident]
        right = _one(lines, partial(partner, unnamed=bool(partnership.unnamed)))
        answers_of[ident] = (
            _named(dataset, partnership, right) if right else ([], [Why("not_understood", {})])
        )
    return answers_of


def _one(texts: list[str], read: Callable[[str], T | None]) -> T | None:
    """Return what the lines of one answer mean together; the same line twice is one (a quoted reply)."""
    return read(" ".join({folded(text): text for text in texts}.values()))


def _status(entry: LetterProject, texts: list[str], day: date) -> tuple[dict[str, str] | None, list[Why]]:
    """Return the cells that say whether a project runs; None with the reason when they would not be true."""
    if not texts:
        return None, []
    project, runs = entry.project, _one(texts, running)
    if runs is None:
        return None, [Why("not_understood", {})]
    if against := _untrue(entry, runs, day):
        return None, [against]
    stated: StatedStatus = "active" if runs.runs else "ended"
    if not runs.runs and project.stated_status == "stopped":
        stated = "stopped"
    return {"stated_status": stated, **({"end": runs.date.text} if runs.date else {})}, []


def _untrue(entry: LetterProject, runs: Running, day: date) -> Why | None:
    """Return why an answer, put into the row, would make it say what nobody has said; None when it would not."""
    project, end = entry.project, runs.date or entry.project.end
    start = project.start.text if project.start else "–"
    reasons = {
        "not_begun": entry.status == "planned"
        or (project.stated_status in ("planned", "granted") and project.start is None),
        "has_ended": runs.runs and (project.stated_status in (*_OVER, "paused") or not entry.is_open),
        "end_order": runs.date is not None and not _fits(entry, runs, day),
        "end_has_passed": end is not None and runs.runs and end.last < day,
        "end_is_ahead": end is not None and not runs.runs and runs.date is None and end.last > day,
    }
    kind = next((kind for kind, holds in reasons.items() if holds), None)
    values = {"end": runs.date.text, "start": start} if kind == "end_order" and runs.date else {}
    return Why(kind, values) if kind else None


def _fits(entry: LetterProject, runs: Running, day: date) -> bool:
    """Return whether an end that was answered can be: not before the start, ahead if it runs and past if not."""
    end, start = runs.date, entry.project.start
    if end is None or (start and end.last < start.first):
        return end is None
    return end.last >= day if runs.runs else end.first <= day


def _named(dataset: Dataset, partnership: Partnership, right: Partner) -> tuple[list[RowEdit], list[Why]]:
    """Return the row of a partnership whose unknown partner is named, or why that is not certain."""
    if not right.name:
        return [], [] if right.right else [Why("wrong_partner", {})]
    if not right.right:
        return [], [Why("named_partner", {"partner": right.name})]
    places = _places(dataset, right.name)
    countries = set(partnership.partner_countries)
    if len(places) != 1 or (countries and places[0].country not in countries):
        return [], [Why("unknown_partner", {"partner": right.name})]
    (place,) = places
    if place.id in partnership.partner_places:
        return [], [Why("contradiction", {})]
    left = [country for country in partnership.partner_countries if country != place.country]
    cells = {
        "partner_places": format_cell((*partnership.partner_places, place.id)),
        "partner_countries": format_cell(tuple(left)),
    }
    return [RowEdit("partnerships", partnership.id, cells)], []


def _places(dataset: Dataset, name: str) -> list[Place]:
    """Return the places abroad of a name; each body once."""
    wanted = folded(name)
    return [
        place
        for place in dataset.places.values()
        if not place.is_swedish
        and place.is_main
        and wanted in {folded(n) for n in (place.name, place.short_name, place.name_sv, *place.aliases) if n}
    ]


def _elsewhere(reply: Reply, dataset: Dataset, entry: LetterProject) -> list[Why]:
    """Return a reason when a partner of the project is mentioned in words that no question asked for."""
    text = folded(" ".join((*reply.free, *reply.missing, *reply.aside)))
    names = {
        folded(name)
        for ident in entry.partnership.partner_places
        for place in [dataset.places[ident]]
        for name in (place.short_name, place.name, place.name_sv)
        if name
    }
    mentioned = any(name in text for name in names) or entry.project.id in text
    return [Why("mentioned", {})] if mentioned else []


def _each_once(reasons: list[Why]) -> tuple[Why, ...]:
    return tuple(why for at, why in enumerate(reasons) if why not in reasons[:at])


def _commented(reply: Reply, ident: str) -> list[Why]:
    return [Why("comment", {})] if ident in reply.comments else []


def _cells(dataset: Dataset, edit: RowEdit) -> dict[str, str]:
    """Return the cells of an edit as they stand."""
    record = getattr(dataset, edit.table)[edit.key]
    return {name: format_cell(getattr(record, name)) for name in edit.cells or {}}
