"""The frame of a view's rows: what is counted from it are the view's own rows."""

from __future__ import annotations

from hypothesis import given

from components.state.state import State
from components.view import View, build_view
from components.view.frame import COUNTED
from tests.components.strategies import states
from tests.components.view.real import REAL, TODAY, view


def counted(shown: View, field: str) -> dict[str, int]:
    return dict(shown.frame.explode(field)[field].value_counts())


def test_what_is_counted_is_among_the_rows() -> None:
    chosen = view(theme=("climate",), country=("BW",))
    assert (counted(chosen, "country"), counted(chosen, "theme")["climate"]) == ({"BW": 1}, 1)
    assert len([o for o in chosen.options["theme"] if o.count]) > 1


@given(states(REAL))
def test_the_frame_counts_as_the_filters_do(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    assert list(shown.frame["id"]) == [r.id for r in shown.rows]
    for field in COUNTED:
        chosen = getattr(state, field)
        options = {o.value: o.count for o in shown.options[field] if o.count and (o.chosen or not chosen)}
        assert {v: n for v, n in counted(shown, field).items() if not chosen or v in chosen} == options
    places = shown.frame.explode("swedish_place")["swedish_place"]
    assert places.nunique() == shown.counts.swedish_places


def test_the_frame_is_made_once() -> None:
    shown = view()
    assert shown.frame is shown.frame
