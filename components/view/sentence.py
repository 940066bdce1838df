"""What the map shows, in one sentence: the text alternative, and the line above it."""

from __future__ import annotations

from components.language import Language
from components.state.state import State
from components.view.counts import Counts
from data.records import Dataset, PartialDate
from data.status import Period


def describe(dataset: Dataset, state: State, words: Language, period: Period, counts: Counts) -> str:
    """Return e.g. "30 aktiva partnerskap mellan 24 svenska kommuner och regioner och 31 lokala styren ..."."""
    n = counts.partnerships
    if not n:
        return words("sentence.none", filters=filter_words(dataset, state, words, period))
    status = state.status[0] if len(state.status) == 1 else "any"
    # The key figures add up: which of the partnerships have no part in the local governments is said.
    form = "some" if counts.partner_places else "unnamed_where" if counts.countries else "unnamed"
    return words(
        f"sentence.{form}",
        partnerships=words(f"sentence.partnerships_{status}", n=n),
        swedish=words("sentence.swedish", n=counts.swedish_places),
        partners=words("sentence.partners", n=counts.partner_places),
        countries=words("sentence.countries", n=counts.countries),
        without=words("sentence.without", n=counts.unnamed) if counts.unnamed else "",
        filters=filter_words(dataset, state, words, period),
    )


def filter_words(dataset: Dataset, state: State, words: Language, period: Period) -> str:
    """Return the filters in words, beginning with a comma when there are any beyond the usual."""
    parts = [
        words(f"filter.said_{f}", values=words.listing(option_label(dataset, words, f, v) for v in values))
        for f in ("theme", "country", "world_region", "swedish_place", "partner_place", "programme")
        if (values := getattr(state, f))
    ]
    if state.kind:
        parts.append(
            words("filter.said_kind", values=words.listing(words(f"kind_many.{k}") for k in state.kind))
        )
    if state.text:
        parts.append(words("filter.said_text", values=state.text))
    if len(state.status) > 1:
        parts.append(
            words("filter.said_status", values=words.listing(words(f"status.{s}") for s in state.status))
        )
    if not state.funding:
        parts.append(words("filter.said_any_funding"))
    elif state.funding != ("yes",):
        parts.append(
            words("filter.said_funding", values=words.listing(words(f"funding.{f}") for f in state.funding))
        )
    if state.date:
        parts.append(words("filter.said_date", values=period_words(words, state.date, period)))
    return "".join(f", {p}" for p in parts)


def period_words(words: Language, text: str, period: Period) -> str:
    """Return the date of a view as words: a year, a month or a day."""
    return words.date(PartialDate(period.first, period.last, text))


def option_label(dataset: Dataset, words: Language, field: str, value: str) -> str:
    """Return an option's label in a language: names of places, themes, countries, kinds."""
    match field:
        case "theme":
            return words.label(dataset.themes[value])
        case "country":
            return words.country(value)
        case "swedish_place" | "partner_place":
            return words.place(dataset.places[value])
        case "article_kind" | "article_programme":
            return words(f"{field}.{value}")
        case _:
            return words(f"{field}.{value}")
