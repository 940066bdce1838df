"""The drawing of the map holds the view's rows."""

from __future__ import annotations

import base64
import json

from hypothesis import given, settings

from components.parts.map.payload import payload
from components.state.state import State
from components.view import build_view
from tests.components.strategies import states
from tests.components.view.real import REAL, TODAY


@given(states(REAL))
@settings(max_examples=60, deadline=None)
def test_the_drawing_holds_the_rows_and_no_text(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    drawing = json.loads(base64.b64decode(payload(shown)))
    rows = base64.b64decode(drawing["rows"])
    drawn = {ident for ident, code in zip(REAL.partnerships, rows, strict=True) if code}
    assert drawn == {r.id for r in shown.rows}
    for ident, code in zip(REAL.partnerships, rows, strict=True):
        if code:
            group = list(REAL.theme_groups)[(code >> 3) - 1] if code >> 3 else ""
            assert group == shown.groups[ident]
    places = base64.b64decode(drawing["places"])
    ends = {p.id for r in shown.rows for p in (r.swedish, *r.partners)}
    assert {ident for ident, code in zip(REAL.places, places, strict=True) if code} == ends
