"""What Streamlit makes of widgets' values that no page of ours sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.host.internals.streamlit_values import drop_wrong_values
from tests.components.host.internals.contract import Contract, equals

_ID = "$$ID-0-key"


def _session(sent: list[dict[str, Any]], change: Callable[[], None]) -> object:
    """Return the values of a text field after each run to which a browser sent one; Streamlit is put back."""
    from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
    from streamlit.runtime.state.common import WidgetMetadata
    from streamlit.runtime.state.session_state import SessionState

    before = SessionState.set_widgets_from_proto, SessionState._set_widget_metadata
    state = SessionState()

    def read(value: Any) -> str:
        return "" if value is None else value.strip()  # type: ignore[no-any-return]

    widget: Any = WidgetMetadata(_ID, read, str, "string_value")
    result = []
    try:
        change()
        for fields in sent:
            states = WidgetStates(widgets=[WidgetState(**({"id": _ID} | fields))])
            state.on_script_will_rerun(states)
            result.append(state.register_widget(widget, "key").value)
            state.filtered_state  # noqa: B018  # what a widget of text looks at
            state.on_script_finished(frozenset({_ID}))
    finally:
        SessionState.set_widgets_from_proto = before[0]  # type: ignore[method-assign]
        SessionState._set_widget_metadata = before[1]  # type: ignore[method-assign]
    return result


_SENT: list[dict[str, Any]] = [
    {"int_value": 7},  # before the widget is drawn for the first time
    {"string_value": " a "},
    {"double_value": 1.5},
    {"json_value": "{"},
    {"id": "$$ID-1-unknown", "json_value": "{"},
    {"id": "no widget at all", "string_value": "b"},
    {},  # cleared
    {"bool_value": True},
    {"string_value": "c"},
]

CONTRACTS = (
    Contract(
        "a value of the wrong kind, broken, or of no widget leaves the session as it was",
        "streamlit",
        "streamlit_values:drop_wrong_values",
        lambda: _session(_SENT, drop_wrong_values),
        equals(["", "a", "a", "a", "a", "a", "", "", "c"]),
        lambda _: _failed(),
    ),
)


def _failed() -> object:
    try:
        return _session(_SENT, lambda: None)
    except Exception as error:  # noqa: BLE001  # as Streamlit has it
        return error
