"""Streamlit's server: its addresses, its messages, and its work after each run."""

from __future__ import annotations

import gc
import re

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HEALTH = "/_stcore/health"
STREAM = "/_stcore/stream"
"""The WebSocket; it needs the subprotocol :data:`SUBPROTOCOL` and refuses pages of other sites."""
SUBPROTOCOL = "streamlit"
HOST_CONFIG = "/_stcore/host-config"
FOLDERS = ("/_stcore/", "/component/")
"""The folders of its own routes, without content for readers or search engines."""
METRICS = "/_stcore/metrics"
"""The server's metrics, which the web server in front must refuse (docs/deploy/nginx.conf)."""

HTML, COMPONENT = "html", "component_instance"
BUTTONS = "button_group"
WIDGETS = frozenset({BUTTONS, "multiselect", "slider", "text_input", "button"})
"""Kinds of elements in messages."""
_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)

_TRACEBACK = re.compile(r"Traceback(: | \(most recent call last\))")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run_finished(message: bytes) -> bool:
    """Return whether a message to the browser ends a run."""
    forward = ForwardMsg.FromString(message)
    return forward.WhichOneof("type") == "script_finished" and forward.script_finished in _FINISHED


def new_element(message: bytes) -> tuple[str, str]:
    """Return kind and HTML of the new element in a message to the browser; both may be empty."""
    forward = ForwardMsg.FromString(message)
    if forward.WhichOneof("type") != "delta":
        return "", ""
    element = forward.delta.new_element
    kind = element.WhichOneof("type") or ""
    return kind, element.html.body if kind == HTML else ""


def tells_of_error(output: str) -> bool:
    """Return whether the server's output holds a traceback: Python's, coloured or not, or one in a line of our log."""
    return _TRACEBACK.search(_COLOUR.sub("", output)) is not None


def spare_the_collector() -> None:
    """Exclude the objects loaded so far from garbage collection (once, at the end of the start).

    A full collection would look at all of them while every visitor waits.
    Streamlit's own, after each run, is switched off (``runner.postScriptGC`` in .streamlit/config.toml).
    """
    gc.collect()
    gc.freeze()
