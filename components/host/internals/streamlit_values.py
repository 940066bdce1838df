"""Values of widgets that come over the connection, which need not come from a page of ours."""

from __future__ import annotations

import logging
from typing import Any

_log = logging.getLogger(__name__)


def drop_wrong_values() -> None:
    """Drop a value that its widget cannot have, as if it had not been sent; Streamlit would end the run with an error,
    and each later run of the session too.

    A value is looked at when it comes, or when its widget is drawn for the first time, which may be later.
    """
    from streamlit.runtime.state.session_state import SessionState

    take, draw = SessionState.set_widgets_from_proto, SessionState._set_widget_metadata

    def take_and_look(state: SessionState, values: Any) -> None:
        take(state, values)
        _tell([_dropped(state._new_widget_state, value.id) for value in values.widgets])

    def draw_and_look(state: SessionState, widget: Any) -> None:
        draw(state, widget)
        _tell([_dropped(state._new_widget_state, widget.id)])

    SessionState.set_widgets_from_proto = take_and_look  # type: ignore[method-assign, assignment]
    SessionState._set_widget_metadata = draw_and_look  # type: ignore[method-assign, assignment]


def _dropped(values: Any, ident: str) -> str:
    """Drop a value if it is no widget's, of another kind than its widget's, or refused by the widget itself; return
    why, an empty text where it stays.
    """
    from streamlit.runtime.state.common import is_element_id
    from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX, Serialized

    value, widget = values.states.get(ident), values.widget_metadata.get(ident)
    if not (is_element_id(ident) or ident.startswith(STREAMLIT_INTERNAL_KEY_PREFIX)):
        reason = "of no widget"
    elif widget is None or not isinstance(value, Serialized):
        return ""
    elif (field := value.value.WhichOneof("value")) not in {None, widget.value_type}:
        reason = f"{field} for {widget.value_type}"
    else:
        try:
            values[ident]
        except Exception as error:  # noqa: BLE001  # whatever reading it does: nobody but its sender is told
            reason = type(error).__name__
        else:
            # Streamlit would take a value that is cleared for one of no kind, and the next one for right.
            values.widget_metadata[ident] = widget
            return ""
    values.states.pop(ident, None)
    return reason


def _tell(reasons: list[str]) -> None:
    """Log once what was dropped of a message, which may hold thousands."""
    if dropped := [reason for reason in reasons if reason]:
        _log.warning("Dropped what no page of ours sends: %d values, the first %s", len(dropped), dropped[0])
