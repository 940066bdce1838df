"""What the map shows, in one sentence: the text alternative, and the line above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from components.language import Language
from components.state.state import DEFAULT, State
from components.view.counts import Counts
from components.view.filter import rows
from components.view.index import Row, index
from components.view.period import next_programme_end, period_of, programme_end
from components.view.phrases import PHRASES, partnerships, period_words, phrases
from components.view.wording import about, inside, toward, where
from data.records import Dataset, PartialDate
from data.status import Period


def describe(
    dataset: Dataset,
    state: State,
    words: Language,
    period: Period,
    today: date,
    counts: Counts,
    shown: Sequence[Row],
) -> str:
    """Return e.g. "30 aktiva ICLD-finansierade partnerskap mellan 24 svenska kommuner och 31 partner ..."."""
    n, end = counts.partnerships, None if state.date else programme_end(dataset, today)
    status = state.status[0] if len(state.status) == 1 else "any"
    what = _spaced(partnerships(state, words, n), about(dataset, state, words), toward(state, words))
    if n and status == "active" and end:
        dated: tuple[str, ...] = ()
        counted = words("sentence.programme_end", n=n, partnerships=what, date=words.date(end))
    else:
        dated = period_words(dataset, state, words, period, today)
        counted = words(f"sentence.partnerships_{status}", n=n, partnerships=what)
    if not n:
        further = phrases(dataset, state, words, set(PHRASES) - {"country", "world_region"})
        none = words(f"sentence.none_{status}", partnerships=what)
        return f"{_spaced(none, where(state, words))}{_after_commas((*further, *dated))}."
    swedish, swedish_fields = _swedish(dataset, words, state, shown)
    places, place_fields = _where(dataset, words, state, shown)
    partners, partner_fields = _partners(words, counts, shown)
    further = phrases(dataset, state, words, set(PHRASES) - swedish_fields - place_fields - partner_fields)
    # So that the key figures add up, the sentence says how many partnerships have no named partner.
    form = "some" if counts.partner_places else "unnamed_where" if counts.countries else "unnamed"
    return words(
        f"sentence.{form}",
        n=n,
        partnerships=counted,
        swedish=swedish,
        partners=partners,
        where=places,
        without=words("sentence.without", n=counts.unnamed) if counts.unnamed else "",
        filters=_after_commas((*further, *dated)),
    )


def as_of(dataset: Dataset, words: Language, data_date: date, today: date) -> str:
    """Return how new the information is, and what the end of the programme means near that day.

    The day of the newest evidence says little of the rest, so the middle one of the active partnerships follows.
    """
    sentences = [words("sentence.newest", date=words.date(data_date))]
    if half := _middle_evidence(dataset, today):
        sentences.append(words("sentence.half", date=words.date(half)))
    if programme_end(dataset, today):
        sentences.append(words("sentence.after_end"))
    elif end := next_programme_end(dataset, today):
        sentences.append(words("sentence.before_end", date=words.date(end)))
    return " ".join(sentences)


def _middle_evidence(dataset: Dataset, today: date) -> PartialDate | None:
    """Return the evidence that half of the active partnerships of the usual view are as old as, or older."""
    active = rows(index(dataset, period_of(dataset, DEFAULT, today)), DEFAULT)
    dates = sorted((r.evidence for r in active if r.evidence), key=lambda d: d.last)
    return dates[(len(dates) - 1) // 2] if len(dates) > 1 else None


def _swedish(dataset: Dataset, words: Language, state: State, shown: Sequence[Row]) -> tuple[str, set[str]]:
    """Return the Swedish places of the rows, one by name and several by number, and the filters that this covers."""
    places = {p.id: p for r in shown for p in r.swedish_places}
    # A place that is municipality and region in one body is of both kinds.
    kinds = [{p.kind for p in dataset.with_twins([ident])} for ident in places]
    of_chosen = all(k & set(state.kind or k) for k in kinds)
    fields = {"kind"} if of_chosen else set()
    if len(places) == 1:
        return words.place(next(iter(places.values()))), fields | {"swedish_place"}
    named = set(state.kind) if of_chosen and state.kind else {p.kind for p in places.values()}
    return words(f"sentence.swedish_{named.pop() if len(named) == 1 else 'both'}", n=len(places)), fields


def _partners(words: Language, counts: Counts, shown: Sequence[Row]) -> tuple[str, set[str]]:
    if counts.partner_places == 1:
        return words.place(next(p for r in shown for p in r.partners)), {"partner_place"}
    return words("sentence.partners", n=counts.partner_places), set()


def _where(dataset: Dataset, words: Language, state: State, shown: Sequence[Row]) -> tuple[str, set[str]]:
    """Return the partners' countries, one by name and several by number, and the filters that this covers.

    A partnership of a chosen country can have a partner in another one, too: the chosen one then gets its own phrase.
    """
    codes = {c for r in shown for c in r.countries}
    if len(codes) == 1:
        (code,) = codes
        return inside((code,), words), {"country", "world_region"}
    if codes == set(state.country):
        return where(state, words), {
            "country",
            "world_region",
        }
    countries = words("sentence.countries", n=len(codes))
    regions = {dataset.countries[c].world_region for c in codes if c in dataset.countries}
    if regions == set(state.world_region):
        return _spaced(countries, inside(state.world_region, words)), {"world_region"}
    return countries, set()


def _spaced(*texts: str) -> str:
    return " ".join(t for t in texts if t)


def _after_commas(phrases: Sequence[str]) -> str:
    return "".join(f", {p}" for p in phrases)
