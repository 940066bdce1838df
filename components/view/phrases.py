"""The filters of a state as phrases of a sentence: on what, where, and the rest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from components.language import Language
from components.state.state import DEFAULT, FILTERS, LISTS, TODAY, State
from components.view.period import programme_end
from components.view.search import search_words
from data.records import Dataset, PartialDate, Status
from data.status import Period

IN_THE_SUBJECT = ("theme", "goal")
"""The filters that are part of what is counted ("partnerships on climate"), see ``components.view.wording``."""
PHRASES = (*(name for name in FILTERS if name not in IN_THE_SUBJECT), "text")
"""The fields of a state that have a phrase of their own; the date is in ``period_words``."""


def partnerships(state: State, words: Language, n: int) -> str:
    """Return "ICLD-finansierade partnerskap" where these alone are chosen, else "partnerskap"; after a number n."""
    key = "partnership_funded" if state.funding == ("yes",) else "partnership"
    return words(f"phrase.{key}", n=n)


def counted_partnerships(words: Language, status: Status, n: int) -> str:
    """Return "3 aktiva partnerskap"."""
    return words(f"sentence.partnerships_{status}", n=n, partnerships=words("phrase.partnership", n=n))


def phrases(dataset: Dataset, state: State, words: Language, fields: Collection[str]) -> tuple[str, ...]:
    """Return a phrase for each of the ``fields`` that has something chosen, in the order of :data:`PHRASES`."""
    return tuple(_phrase(dataset, state, words, f) for f in PHRASES if f in fields and _has_phrase(state, f))


def period_words(
    dataset: Dataset, state: State, words: Language, period: Period, today: date
) -> tuple[str, ...]:
    """Return phrases for the period shown; none where it is today."""
    end = programme_end(dataset, today)
    if not state.date:
        return (words("phrase.programme_end", date=words.date(end)),) if end else ()
    if state.date == TODAY:
        return (words("phrase.known_today", date=words.date(today)),) if end else ()
    exact = ("year", "month", "day")[state.date.count("-")]
    phrase = words(f"phrase.{exact}", date=words.date(PartialDate(period.first, period.last, state.date)))
    return (phrase, words("phrase.ahead")) if period.first > today else (phrase,)


def option_label(dataset: Dataset, words: Language, field: str, value: str) -> str:
    """Return an option's label in a language: names of places, themes, countries, kinds."""
    entry = LISTS[field]
    if entry.names:
        return entry.names(dataset, value)[words.code]
    match entry.label:
        case "place":
            return words.place(dataset.places[value])
        case "country":
            return words.country(value)
        case "language":
            return words.tongue(value)
        case "goal":
            return f"{value} {words(f'goal.{value}')}"
    return words(f"{field}.{value}")


def _has_phrase(state: State, field: str) -> bool:
    if field == "funding":
        return state.funding != DEFAULT.funding
    return len(state.status) > 1 if field == "status" else bool(getattr(state, field))


def _phrase(dataset: Dataset, state: State, words: Language, field: str) -> str:
    chosen = getattr(state, field)
    if field == "text":
        return words("phrase.text", values=search_words(dataset, words, chosen))
    if field == "funding":
        if not chosen:
            return words("phrase.any_funding")
        return words.choice(words(f"phrase.funding_{f}") for f in chosen)
    if field == "kind":
        labels = [words(f"kind_many.{k}") for k in chosen]
    else:
        labels = [option_label(dataset, words, field, v) for v in chosen]
    if field == "status":
        labels = [_lowered(label) for label in labels]
    if field == "basis":
        labels = [words("numbers.quoted", text=label) for label in labels]
    return words(f"phrase.{field}", values=words.choice(labels))


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
