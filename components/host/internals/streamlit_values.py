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
        for value in values.widgets:
            _look(state._new_widget_state, value.id)

    def draw_and_look(state: SessionState, widget: Any) -> None:
        draw(state, widget)
        _look(state._new_widget_state, widget.id)

    SessionState.set_widgets_from_proto = take_and_look  # type: ignore[method-assign, assignment]
    SessionState._set_widget_metadata = draw_and_look  # type: ignore[method-assign, assignment]


def _look(values: Any, ident: str) -> None:
    """Drop a value if it is no widget's, of another kind than its widget's, or refused by the widget itself."""
    from streamlit.runtime.state.common import is_element_id
    from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX, Serialized

    value, widget = values.states.get(ident), values.widget_metadata.get(ident)
    if not (is_element_id(ident) or ident.startswith(STREAMLIT_INTERNAL_KEY_PREFIX)):
        _log.warning("A value of no widget was dropped")
        values.states.pop(ident, None)
        return
    if widget is None or not isinstance(value, Serialized):
        return
    field = value.value.WhichOneof("value")
    try:
        if field in {None, widget.value_type}:
            values[ident]
            # Streamlit would take a value that is cleared for one of no kind, and the next one for right.
            values.widget_metadata[ident] = widget
            return
    except Exception as error:  # noqa: BLE001  # whatever reading it does: nobody but its sender is told
        _log.warning("A value that its widget cannot have was dropped: %s", type(error).__name__)
    else:
        _log.warning("A value of a kind that its widget does not have was dropped: %s", field)
    values.states.pop(ident, None)
