"""What the map shows, in one sentence: the text alternative, and the line above it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from components.language import Language
from components.state.state import TODAY, State
from components.view.counts import Counts
from components.view.period import next_programme_end, programme_end
from components.view.search import search_words
from data.records import Dataset, PartialDate
from data.status import Period


def describe(
    dataset: Dataset, state: State, words: Language, period: Period, today: date, counts: Counts
) -> str:
    """Return e.g. "30 aktiva partnerskap mellan 24 svenska kommuner och regioner och 31 lokala styren ..."."""
    n = counts.partnerships
    if not n:
        return words("sentence.none", filters=filter_words(dataset, state, words, period, today))
    status = state.status[0] if len(state.status) == 1 else "any"
    end = None if state.date else programme_end(dataset, today)
    if status == "active" and end:
        filters = filter_words(dataset, state, words, period, today, dated=False)
        partnerships = words("sentence.programme_end", n=n, date=words.date(end))
    else:
        filters = filter_words(dataset, state, words, period, today)
        partnerships = words(f"sentence.partnerships_{status}", n=n)
    # The key figures add up: which of the partnerships have no part in the local governments is said.
    form = "some" if counts.partner_places else "unnamed_where" if counts.countries else "unnamed"
    return words(
        f"sentence.{form}",
        partnerships=partnerships,
        swedish=words("sentence.swedish", n=counts.swedish_places),
        partners=words("sentence.partners", n=counts.partner_places),
        countries=words("sentence.countries", n=counts.countries),
        without=words("sentence.without", n=counts.unnamed) if counts.unnamed else "",
        filters=filters,
    )


def as_of(dataset: Dataset, words: Language, data_date: date, today: date) -> str:
    """Return the day of the newest evidence in words, and what the end of the programme means near that day."""
    told = [words("sentence.as_of", date=words.date(data_date))]
    if programme_end(dataset, today):
        told.append(words("sentence.after_end"))
    elif end := next_programme_end(dataset, today):
        told.append(words("sentence.before_end", date=words.date(end)))
    return " ".join(told)


def filter_words(
    dataset: Dataset, state: State, words: Language, period: Period, today: date, *, dated: bool = True
) -> str:
    """Return the filters in words, beginning with a comma when there are any beyond the usual.

    ``dated`` with the period, where it is not today.
    """
    parts = [
        words(f"filter.said_{f}", values=words.listing(option_label(dataset, words, f, v) for v in values))
        for f in ("theme", "goal", "country", "world_region", "swedish_place", "partner_place", "programme")
        if (values := getattr(state, f))
    ]
    if state.kind:
        parts.append(
            words("filter.said_kind", values=words.listing(words(f"kind_many.{k}") for k in state.kind))
        )
    if state.text:
        parts.append(search_words(dataset, words, state.text))
    if len(state.status) > 1:
        parts.append(
            words("filter.said_status", values=words.listing(words(f"status.{s}") for s in state.status))
        )
    if state.basis:
        parts.append(
            words("filter.said_basis", values=words.listing(words(f"basis.{b}") for b in state.basis))
        )
    if not state.funding:
        parts.append(words("filter.said_any_funding"))
    elif state.funding != ("yes",):
        parts.append(
            words("filter.said_funding", values=words.listing(words(f"funding.{f}") for f in state.funding))
        )
    if dated:
        parts += period_words(dataset, state, words, period, today)
    return "".join(f", {p}" for p in parts)


def period_words(
    dataset: Dataset, state: State, words: Language, period: Period, today: date
) -> tuple[str, ...]:
    """Return what is to be said of the period shown, nothing where it is today."""
    end = programme_end(dataset, today)
    if not state.date:
        return (words("filter.said_programme_end", date=words.date(end)),) if end else ()
    if state.date == TODAY:
        return (words("filter.said_known_today", date=words.date(today)),) if end else ()
    told = words("filter.said_date", values=words.date(PartialDate(period.first, period.last, state.date)))
    return (told, words("filter.said_ahead")) if period.first > today else (told,)


def option_label(dataset: Dataset, words: Language, field: str, value: str) -> str:
    """Return an option's label in a language: names of places, themes, countries, kinds."""
    labels: dict[str, Callable[[], str]] = {
        "theme": lambda: words.label(dataset.themes[value]),
        "goal": lambda: f"{value} {words(f'goal.{value}')}",
        "country": lambda: words.country(value),
        "swedish_place": lambda: words.place(dataset.places[value]),
        "partner_place": lambda: words.place(dataset.places[value]),
        "programme": lambda: words.own(dataset.programmes[value], "name"),
        "article_language": lambda: words.tongue(value),
    }
    return labels[field]() if field in labels else words(f"{field}.{value}")
