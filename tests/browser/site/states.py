"""States for comparing the browser with Python: any that can be reached, and those that people use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from components.state.state import State, clean_text, vocabulary
from data.records import Dataset
from tests.components.strategies import states

LETTERS = st.characters(exclude_categories=["Cn", "Cs"])
"""All that Python's Unicode knows; a newer browser may know more."""


@st.composite
def dated(draw: st.DrawFn, dataset: Dataset, page: str | None = None) -> State:
    """Return any state, on any year, month or day, with any text that both sides can read."""
    state = draw(states(dataset, page))
    day = draw(st.dates(date(1995, 1, 1), date(2040, 12, 31))).isoformat()
    text = draw(
        st.one_of(st.just(""), st.sampled_from(_WORDS), st.text(LETTERS, max_size=20)).map(clean_text)
    )
    # Most states of three random lists show nothing; those with few filters are the ones that people use.
    kept = draw(st.sets(st.sampled_from(sorted(vocabulary(dataset).lists)), max_size=3))
    loose: dict[str, Any] = {
        n: () for n in vocabulary(dataset).lists if n not in kept and draw(st.booleans())
    }
    return replace(state, date=draw(st.sampled_from(["", day[:4], day[:7], day])), text=text, **loose)


_WORDS = ["vaxjo", "Växjö", "homa bay", "klimat", "KENYA", "youth", "a", "Å", "jämställdhet", "straße", "ﬁ"]
