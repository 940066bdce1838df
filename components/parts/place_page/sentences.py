"""The answer in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.language import Language
from components.view import Row
from components.view.answers import Answer
from components.view.phrases import counted_partnerships
from data.records import STATUSES, Place

NAMED_PARTNERS = 6
"""So many partners are named in the sentence; the rest are counted, and all stand below."""


def answer_sentence(words: Language, place: Place, answer: Answer) -> str:
    """Return the answer to "is it active?" in one or two sentences."""
    name, n = words.place(place), len(answer.resting)
    if answer.kind == "none":
        return words("answer.none", place=name)
    values = {"place": name, "n": n, "partners": _partners(words, place, answer.resting)}
    if answer.until:
        return words("answer.programme_end", end=words.date(answer.until), **values)
    if answer.kind == "other":
        refused = all(r.partnership.icld_funded == "no" for r in answer.resting)
        return words("answer.other_refused" if refused else "answer.other", **values)
    if answer.kind == "unverified":
        return _with_date(words, answer, values)
    if answer.kind == "active" and answer.estimates:
        return words("answer.likely", why=_why(words, answer), **values)
    key = f"answer.{answer.kind}" if answer.kind != "ended" or answer.last_year else "answer.ended_undated"
    return words(key, year=str(answer.last_year), **values)


def further_sentences(words: Language, answer: Answer) -> tuple[str, ...]:
    """Return what the answer leaves out: unknown funding, an earlier time, the other partnerships."""
    sentences = []
    if answer.kind in ("planned", "unverified", "ended") and not answer.funded:
        sentences.append(words("answer.not_funded", n=len(answer.resting)))
    if answer.kind in ("planned", "other") and answer.last_year:
        sentences.append(words("answer.earlier", year=str(answer.last_year)))
    if others := answer.rows[answer.deciding :]:
        counted = Counter(r.status for r in others)
        kinds = [counted_partnerships(words, s, counted[s]) for s in STATUSES if counted[s]]
        beside = answer.kind == "active" and counted["active"]
        sentences.append(
            words("answer.others_beside" if beside else "answer.others", others=words.listing(kinds))
        )
    return tuple(sentences)


def basis_sentence(words: Language, answer: Answer) -> str:
    """Return what the answer rests on, with its date; empty without one, or where the answer has said it."""
    if answer.evidence is None or answer.kind == "unverified":
        return ""
    key = "answer.basis_reckoned" if answer.reckoned else "answer.basis"
    for row in answer.resting:
        project = row.standing.project
        by = [place for place in row.ends if place.id == project.confirmed_by]
        if row.evidence == answer.evidence and project.rests_on_confirmation and by:
            return words(f"{key}_confirmed", place=words.place(by[0]), date=words.date(answer.evidence))
    return words(key, date=words.date(answer.evidence))


def _why(words: Language, answer: Answer) -> str:
    """Return why what the answer rests on is only likely; where each has a reason of its own, that none is certain."""
    reasons = set(answer.estimates)
    if len(reasons) > 1:
        return words("answer.likely_mixed")
    projects = [r.standing.project for r in answer.resting]
    starts, ends = (
        {words.date(d) for d in days if d} for days in zip(*((p.start, p.end) for p in projects), strict=True)
    )
    values = {"start": words.listing(sorted(starts)), "end": words.listing(sorted(ends))}
    return words(f"answer.likely_{reasons.pop()}", n=answer.deciding, **values)


def _with_date(words: Language, answer: Answer, values: dict[str, object]) -> str:
    if answer.evidence is None:
        return words("answer.unverified_undated", **values)
    return words("answer.unverified", date=words.date(answer.evidence), **values)


def _partners(words: Language, place: Place, rows: Sequence[Row]) -> str:
    others = partners(place, rows)
    named = [name_with_country(words, p) for p in others[:NAMED_PARTNERS]]
    if len(others) > NAMED_PARTNERS:
        named.append(words("answer.more", n=len(others) - NAMED_PARTNERS))
    return words.listing([*named, *unnamed(words, rows)])


def partners(place: Place, rows: Sequence[Row]) -> tuple[Place, ...]:
    """Return everyone but the place itself in some partnerships, each once: those of the other side first."""
    ends = {p.id: p for r in rows for p in r.ends}
    others = [p for p in ends.values() if p.body != place.body]
    return tuple(sorted(others, key=lambda p: p.is_swedish == place.is_swedish))


def unnamed(words: Language, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the partners that no source names, in words: those of each country, then those of none that is known."""
    counted = Counter(country for r in rows for country in r.partnership.unnamed)
    known = [words("answer.unnamed_in", n=n, country=words.country(c)) for c, n in counted.items() if c]
    return (*known, *([words("answer.unnamed", n=counted[""])] if counted[""] else []))


def name_with_country(words: Language, place: Place) -> str:
    """Return ``An Giang (Vietnam)``; a Swedish place needs no country."""
    name = words.place(place)
    if place.is_swedish:
        return name
    return words("answer.with_country", place=name, country=words.country(place.country))
