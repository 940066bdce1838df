"""In which order a filter lists its options, and under which words."""

from __future__ import annotations

from typing import get_args

from components.language import Language
from components.state.state import State, narrowed
from components.view import Option, option_label
from data.goals import GOALS
from data.records import (
    BASES,
    STATUSES,
    ArticleKind,
    ArticleProgramme,
    Dataset,
    Funding,
    PublicationType,
    SwedishKind,
)

IN_SIGHT = ("theme", "country", "swedish_place", "partner_place")
MORE = ("goal", "world_region", "kind", "status", "basis", "programme", "funding")
"""The filters that always stand in sight, and those that share one disclosure, in their order."""
OWN_ORDER: dict[str, tuple[str, ...]] = {
    "goal": tuple(map(str, GOALS)),
    "status": STATUSES,
    "basis": BASES,
    "kind": get_args(SwedishKind),
    "funding": get_args(Funding),
    "article_kind": get_args(ArticleKind),
    "article_programme": get_args(ArticleProgramme),
    "article_publication_type": get_args(PublicationType),
}
"""Filters whose options have an order of their own, whatever they are called."""


def more_in_use(state: State) -> int:
    """Return how many of the filters that are not always in sight differ from their default."""
    return len(set(MORE) & set(narrowed(state)))


def more_label(words: Language, in_use: int) -> str:
    """Return what stands on their disclosure."""
    return words("filter.more_used", n=in_use) if in_use else words("filter.more")


def listed(dataset: Dataset, words: Language, field: str, options: tuple[Option, ...]) -> list[Option]:
    """Return the options as they are listed: chosen or possible ones first, then those that give nothing."""
    order = own_order(dataset, field)
    if order:
        return sorted(options, key=lambda o: order.index(o.value))
    found = sorted(options, key=lambda o: words.sort_key(option_label(dataset, words, field, o.value)))
    return sorted(found, key=lambda o: not (o.count or o.chosen))


def own_order(dataset: Dataset, field: str) -> tuple[str, ...] | None:
    """Return the order that a filter's options have of their own, ``None`` where they go by the alphabet."""
    in_tables = {"theme": dataset.themes, "programme": dataset.programmes}
    return tuple(in_tables[field]) if field in in_tables else OWN_ORDER.get(field)


def labels(dataset: Dataset, words: Language, field: str, options: list[Option]) -> dict[str, str]:
    """Return the text of each option by value: label and count."""
    return {
        o.value: words("filter.option", label=option_label(dataset, words, field, o.value), count=o.count)
        for o in options
    }
