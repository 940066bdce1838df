"""In which order a filter lists its options, and under which words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from components.language import Language
from components.state.state import FILTERS, LISTS, TODAY, State, narrowed
from components.view import Option, View, option_label, programme_end
from components.view.articles import ArticleView
from data.records import Dataset

IN_SIGHT = tuple(name for name, entry in FILTERS.items() if entry.panel == "in_sight")
MORE = tuple(name for name, entry in FILTERS.items() if entry.panel in ("more", "linked"))
"""The filters that always stand in sight, and those that share one disclosure, in their order."""
ARTICLE_PILLS = ("article_kind", "article_publication_type", "article_programme", "article_language")
ARTICLE_CHOOSERS = ("country", "swedish_place", "partner_place")
"""The filters of articles after theme and years: those whose choices are all in sight, and the long ones."""
TEXTS = 512
"""Filters' lists of texts in memory, of a dozen filters in the states that were last asked for: about 4 kB each."""


def year_options(view: ArticleView, field: str) -> list[str]:
    """Return the years that a list of articles can begin or end with, newest first; the empty one is any.

    What a link chose is among them, although nothing is from that year.
    """
    years = {*map(str, view.years), getattr(view.state, field)} - {""}
    return ["", *sorted(years, reverse=True)]


def step_label(view: View, step: str) -> str:
    """Return what a step of the years is called (``components.view.time_steps``)."""
    words = view.language
    if step == TODAY or (not step and not programme_end(view.dataset, view.today)):
        return words("year.today")
    if not step:
        return words("year.programme_end")
    return words("year.ahead", year=step) if int(step) > view.today.year else step


def more_in_use(state: State) -> int:
    """Return how many of the filters that are not always in sight differ from their default."""
    return len(set(MORE) & set(narrowed(state)))


def more_label(words: Language, in_use: int) -> str:
    """Return what stands on their disclosure."""
    return words("filter.more_used", n=in_use) if in_use else words("filter.more")


def listed(dataset: Dataset, words: Language, field: str, options: tuple[Option, ...]) -> list[Option]:
    """Return the options as they are listed: chosen or possible ones first, then those that give nothing."""
    if not LISTS[field].by_alphabet:
        order = {value: i for i, value in enumerate(LISTS[field].ids(dataset))}
        return sorted(options, key=lambda o: order[o.value])
    by_label = sorted(options, key=lambda o: words.sort_key(option_label(dataset, words, field, o.value)))
    return sorted(by_label, key=lambda o: not (o.count or o.chosen))


def labels(dataset: Dataset, words: Language, field: str, options: list[Option]) -> dict[str, str]:
    """Return the text of each option by value: label and count."""
    return {
        o.value: words("filter.option", label=option_label(dataset, words, field, o.value), count=o.count)
        for o in options
    }


@lru_cache(maxsize=TEXTS)
def option_texts(
    dataset: Dataset, words: Language, field: str, options: tuple[Option, ...]
) -> Mapping[str, str]:
    """Return the options' values in the order in which they are listed, with their texts."""
    return MappingProxyType(labels(dataset, words, field, listed(dataset, words, field, options)))
