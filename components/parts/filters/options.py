"""In which order a filter lists its options, and under which words."""

from __future__ import annotations

from components.language import Language
from components.state.state import FILTERS, LISTS, State, narrowed
from components.view import Option, option_label
from data.records import Dataset

IN_SIGHT = tuple(name for name, entry in FILTERS.items() if entry.panel == "in_sight")
MORE = tuple(name for name, entry in FILTERS.items() if entry.panel in ("more", "linked"))
"""The filters that always stand in sight, and those that share one disclosure, in their order."""


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
