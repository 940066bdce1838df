"""What Streamlit does with a session's values and with the address bar."""

from __future__ import annotations

from tests.components.host.internals.contract import (
    Contract,
    holds,
    in_order,
    includes,
    less,
    matches,
    scripts_text,
    source,
    unlike,
    without,
)

_WIDGETS_SOURCE = "streamlit.elements.widgets.multiselect"
_PUSHED = r"window\.history\.pushState\(\{\},``,\w+\)"


def _multiselect() -> frozenset[str]:
    from streamlit.proto.MultiSelect_pb2 import MultiSelect

    return frozenset(field.name for field in MultiSelect.DESCRIPTOR.fields)


CONTRACTS = (
    Contract(
        "a value that is given is sent to the browser, which draws the widget anew",
        "streamlit",
        "streamlit_session:give",
        lambda: source(_WIDGETS_SOURCE),
        holds("widget_state.value_changed", "proto.set_value = True"),
        without("proto.set_value = True"),
    ),
    Contract(
        "the browser knows a choice by its label",
        "streamlit",
        "streamlit_session:give",
        _multiselect,
        includes("raw_values", "options", "set_value"),
        less("raw_values"),
    ),
    Contract(
        "a widget's new value is in the session before its callback is called, and both before the run",
        "streamlit",
        "streamlit_session:chosen",
        lambda: source("streamlit.runtime.state.session_state").partition("def on_script_will_rerun")[2],
        in_order("self.set_widgets_from_proto(fresh_widget_states)", "self._call_callbacks("),
        without("self.set_widgets_from_proto(fresh_widget_states)"),
    ),
    Contract(
        "a run has the values that the browser sent by the widgets' ids, which begin with their keys",
        "streamlit",
        "streamlit_session:is_sent",
        lambda: source("streamlit.runtime.state.session_state"),
        holds("self._new_widget_state", "def _get_widget_id(self, k: str)"),
        without("def _get_widget_id(self, k: str)"),
        also_mend="components/host/session.py",
    ),
    Contract(
        "a query that a script sets is sent to the browser as a message, not by a new run",
        "streamlit",
        "streamlit_session:push_query",
        lambda: source("streamlit.runtime.state.query_params").partition("def _send_query_param_msg")[2],
        holds("msg.page_info_changed.query_string"),
        without("msg.page_info_changed.query_string"),
    ),
    Contract(
        "the browser makes an entry of its history for it",
        "streamlit",
        "streamlit_session:push_query",
        lambda: scripts_text("index."),
        matches(r"pageInfoChanged:\w+=>this\.handlePageInfoChanged\(", _PUSHED),
        unlike(_PUSHED),
    ),
)
