"""The empty state's HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from components.kit.templates import render
from components.language import Language
from components.state.state import DEFAULT, State, reset
from components.view import Loosening, View, option_label
from components.view.search import search_words
from data.records import Dataset


def empty(view: View) -> str:
    """Return which single filter to loosen, with the number of partnerships that each would give.

    Where no partnership could be read at all, the notice says so instead.
    """
    words, state = view.language, view.state
    if not view.dataset.partnerships:
        return render("parts/empty_state/no_data.html", words=words)
    ways = ways_out(view.dataset, words, state, view.loosenings)
    return empty_notice(words, words("empty.heading"), "empty.loosen", ways, reset(state))


def empty_notice(
    words: Language, heading: str, loosen: str, ways: list[tuple[State, str, int]], target: State
) -> str:
    """Return the notice; ``loosen`` is the key of the sentence for each way out, ``target`` clears every filter."""
    return render(
        "parts/empty_state/empty.html",
        words=words,
        heading=heading,
        loosen=loosen,
        loosenings=ways,
        reset=target,
    )


def ways_out(
    dataset: Dataset, words: Language, state: State, filters: Iterable[Loosening]
) -> list[tuple[State, str, int]]:
    """Return for each filter that can be loosened the state without it, its name and values, and what it gives."""
    ways = []
    for loosening in filters:
        field, value = loosening.field, getattr(state, loosening.field)
        if field == "text":
            shown = search_words(dataset, words, value)
        else:
            name = words(
                f"article_list.filter_{field}" if field.startswith("article_") else f"filter.{field}"
            )
            labels = (option_label(dataset, words, field, v) for v in value)
            shown = f"{name}: {value if isinstance(value, str) else words.listing(labels)}"
        target = replace(state, start=0, **{field: type(getattr(DEFAULT, field))()})
        ways.append((target, shown, loosening.count))
    return ways
