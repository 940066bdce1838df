"""States that a viewer could be in, for property tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from components.state.state import (
    ANSWERS,
    AREAS,
    FILTERS,
    FORMER,
    LANGUAGES,
    PAGES,
    PANELS,
    SORTS,
    State,
    clean_text,
    vocabulary,
)
from data.records import Dataset


def states(dataset: Dataset, page: str | None = None) -> st.SearchStrategy[State]:
    """Return any state that a dataset's viewer can reach."""
    known = vocabulary(dataset)
    lists = {
        name: st.lists(st.sampled_from(sorted(values)), max_size=3, unique=True).map(tuple)
        for name, values in known.lists.items()
    }
    selections = [f"place:{p}" for p in dataset.places] + [f"partnership:{p}" for p in dataset.partnerships]
    return st.builds(
        State,
        page=st.sampled_from(PAGES) if page is None else st.just(page),
        language=st.sampled_from(LANGUAGES),
        date=st.sampled_from(["", "2012", "2020", "2020-06", "2020-06-30", "2026-11-22"]),
        since=st.sampled_from(["", "2019", "2020-02", "2019-06-30"]),
        text=st.one_of(
            st.just(""), st.sampled_from(["vaxjo", "Växjö", "homa bay", "klimat"]), st.text(max_size=30)
        ).map(clean_text),
        selection=st.one_of(st.just(""), st.sampled_from(selections)),
        id=st.one_of(st.just(""), st.sampled_from(sorted(dataset.places))),
        area=st.sampled_from(["", *AREAS]),
        panel=st.sampled_from(PANELS),
        sort=st.sampled_from(["", *SORTS, *(f"-{s}" for s in SORTS)]),
        start=st.integers(0, 999_999),
        answer=st.sampled_from(["", *ANSWERS, FORMER]),
        **lists,
    )


def narrow_states(dataset: Dataset) -> st.SearchStrategy[State]:
    """Return states with at most two filters in use: most of them show something, as most viewers' do."""
    empty: dict[str, Any] = dict.fromkeys(FILTERS, ())
    kept = st.sets(st.sampled_from([*FILTERS, "text"]), max_size=2)
    return st.builds(
        lambda state, names: replace(
            state, **empty | {"text": ""} | {name: getattr(state, name) for name in names}
        ),
        states(dataset),
        kept,
    )
