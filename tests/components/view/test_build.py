"""One filter decides rows, counts, sentence and drawing alike."""

from __future__ import annotations

from hypothesis import given, settings

from components.state.state import State
from components.view import build_view
from data.records import STATUSES
from tests.components.strategies import states
from tests.components.view.real import REAL, TODAY


@given(states(REAL))
@settings(max_examples=100, deadline=None)
def test_everything_in_a_view_agrees_with_its_rows(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    ids = [r.id for r in shown.rows]
    assert len(ids) == len(set(ids)) == shown.counts.partnerships
    assert sum(shown.counts.by_status.values()) == len(ids)
    assert set(shown.groups) == set(ids)
    assert set(shown.counts.by_status) == set(STATUSES)
    assert bool(shown.loosenings) <= (not ids)
    assert str(len(ids)) in shown.sentence or not ids
    for article in shown.articles:
        assert set(article.partnerships) & set(ids)
    if shown.selection:
        assert set(shown.selection.rows) <= set(shown.rows)
        assert not set(shown.selection.hidden) & set(shown.rows)
