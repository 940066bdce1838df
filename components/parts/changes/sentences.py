"""What has changed, in words: the sum in a sentence, and a paragraph for an annual report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from components.language import Language
from components.parts.partnership_card.card import title
from components.state.state import State
from components.view.changes import HAPPENED, Change, Changes
from components.view.compared import Compared
from components.view.phrases import partnerships
from components.view.wording import rest, subject
from data.dates import parse_partial_date

MOST_NAMES = 8
"""Partnerships that the paragraph names; of more it gives the number."""


def lead(compared: Compared, state: State, words: Language) -> str:
    """Return from how many to how many the number of active partnerships went."""
    return _number(compared.changes, state, words, "lead")


def about_days(compared: Compared, words: Language) -> str:
    """Return which days, or which publication, are compared."""
    first, last = words.date(compared.first), words.date(compared.changes.day_now)
    if compared.number:
        return words(
            "changes.about_publication",
            number=str(compared.number),
            first=words.date(compared.changes.day_then),
        )
    if compared.period:
        return words("changes.about_year", date=words.date(parse_partial_date(compared.period)))
    return words("changes.about_days", first=first, last=last)


def paragraph(compared: Compared, state: State, words: Language, today: date) -> str:
    """Return the changes as a paragraph that can be published as it is, in the language of ``words``."""
    result = compared.changes
    sentences = [_happened(compared, state, words), *_endings(result, words)]
    clauses = list(_learned(result, words))
    if clauses:
        sentences.append(words("changes.what_learned", clauses=words.listing(clauses)))
    sentences.append(_number(result, state, words, "outcome", today=words.date(today)))
    for kind in ("began", "ended"):
        some = result.of(kind)
        if 0 < len(some) <= MOST_NAMES:
            names = "; ".join(title(words, c.row) for c in some)
            sentences.append(words(f"changes.names_{kind}", names=names))
    return " ".join(sentences)


def counted(result: Changes, state: State, words: Language, n: int) -> str:
    """Return "ICLD-finansierade partnerskap om klimat i Kenya", what the filters choose, after a number n."""
    about, more = subject(result.now, state, words), rest(result.now, replace(state, basis=()), words)
    if state.funding == ("yes",):
        more = more[:-1]  # the partnerships' own name says it
    beside = f"({'; '.join(more)})" if more else ""
    return " ".join(part for part in (partnerships(state, words, n), about, beside) if part)


def _number(result: Changes, state: State, words: Language, sentence: str, **more: object) -> str:
    day = "_day" if result.day_then == result.day_now else ""
    form = f"{sentence}{day}{'_same' if result.active_then == result.active_now else ''}"
    return words(
        f"changes.{form}",
        partnerships=counted(result, state, words, 2),
        before=result.active_then,
        after=result.active_now,
        first=words.date(result.day_then),
        last=words.date(result.day_now),
        **more,
    )


def _happened(compared: Compared, state: State, words: Language) -> str:
    result, during = compared.changes, _during(compared, words)
    clauses: list[str] = []
    for kind in HAPPENED:
        if n := len(result.of(kind)):
            form = "next" if clauses else "first"
            what = {} if clauses else {"partnerships": counted(result, state, words, n)}
            clauses.append(words(f"changes.{form}_{kind}", n=n, **what))
    if not clauses:
        return words("changes.nothing_happened", during=during, partnerships=counted(result, state, words, 2))
    return words("changes.what_happened", during=during, clauses=words.listing(clauses))


def _during(compared: Compared, words: Language) -> str:
    first, last = words.date(compared.first), words.date(compared.changes.day_now)
    if compared.number:
        then = words.date(compared.changes.day_then)
        return words("changes.during_publication", number=str(compared.number), first=then)
    if compared.period:
        return words("changes.during_whole", date=words.date(parse_partial_date(compared.period)))
    return words("changes.during_days", first=first, last=last)


def _endings(result: Changes, words: Language) -> Iterator[str]:
    """Yield what has to be said of the endings, lest more be claimed than the sources say."""
    ended = result.of("ended")
    planned = [c for c in ended if c.is_planned_end]
    if planned:
        form = "planned_all" if len(planned) == len(ended) else "planned_some"
        yield words(f"changes.{form}", n=len(planned))
    if going_on := [c for c in ended if c.goes_on]:
        yield words("changes.on_going", n=len(going_on))


def _learned(result: Changes, words: Language) -> Iterator[str]:
    for kind in ("newly_known", "removed"):
        some: tuple[Change, ...] = result.of(kind)
        counts = {"": sum(c.effect != 0 for c in some), "_over": sum(c.effect == 0 for c in some)}
        yield from (words(f"changes.clause_{kind}{form}", n=n) for form, n in counts.items() if n)
    if corrected := result.of("corrected"):
        net = result.effect("corrected")
        form = "_more" if net > 0 else "_less" if net < 0 else ""
        yield words(f"changes.clause_corrected{form}", n=len(corrected), net=abs(net))
