"""What Streamlit's server does: its addresses, its messages, and what it does after each run."""

from __future__ import annotations

import gc
import re

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HEALTH = "/_stcore/health"
STREAM = "/_stcore/stream"
"""The WebSocket; it asks for the subprotocol :data:`SUBPROTOCOL`, and refuses pages of other sites."""
SUBPROTOCOL = "streamlit"
HOST_CONFIG = "/_stcore/host-config"
FOLDERS = ("/_stcore/", "/component/")
"""Where it serves itself: nothing there is for a reader, or for a search engine."""
METRICS = "/_stcore/metrics"
"""The server's own figures, which the web server in front must refuse (docs/deploy/nginx.conf)."""

HTML, COMPONENT = "html", "component_instance"
BUTTONS = "button_group"
WIDGETS = frozenset({BUTTONS, "multiselect", "slider", "text_input", "button"})
"""Kinds of elements, as a message about a new one calls them."""
_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run_finished(message: bytes) -> bool:
    """Return whether a message to the browser says that a run has come to its end."""
    found = ForwardMsg.FromString(message)
    return found.WhichOneof("type") == "script_finished" and found.script_finished in _FINISHED


def new_element(message: bytes) -> tuple[str, str]:
    """Return the kind of element that a message to the browser brings, and its HTML if it is that; else two empty."""
    found = ForwardMsg.FromString(message)
    if found.WhichOneof("type") != "delta":
        return "", ""
    element = found.delta.new_element
    kind = element.WhichOneof("type") or ""
    return kind, element.html.body if kind == HTML else ""


def tells_of_error(output: str) -> bool:
    """Return whether the server's output tells of an error in a script, word by word in colours if it can."""
    return "Traceback (most recent call last)" in _COLOUR.sub("", output)


def spare_the_collector() -> None:
    """Take what is loaded now out of the search for garbage (once, when all is ready).

    After each run Streamlit searches all there is for garbage, 90 ms in which nobody is served and the
    run's last messages wait. What is here now stays: it need not be looked through again.
    """
    gc.collect()
    gc.freeze()
