"""What a browser's tab knows of its session, as Streamlit's own script keeps it: widgets, messages, page.

Seen in Chromium with Streamlit 1.67: each change sends the values of all widgets, and the hashes of the
messages that the tab still has; the server then sends a reference instead of an element that has not changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

PILLS = "button_group"
_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
_FAILED = (ForwardMsg.FINISHED_WITH_COMPILE_ERROR,)


class FailedRunError(RuntimeError):
    """A run that told of an error, or a reference to a message that the tab does not have."""


class Tab:
    """A tab: takes the server's messages, makes the browser's; nothing is sent or received here."""

    def __init__(self) -> None:
        self.widgets: dict[str, WidgetState] = {}
        self.options: dict[str, tuple[str, ...]] = {}
        """The labels of each group of pills, by the group's id."""
        self._page = self._query = ""
        self._messages: dict[str, int] = {}
        """The number of the run in which each cached message was last used, by hash."""
        self._run, self._most_age = 0, 2

    def receive(self, frame: bytes) -> bool:
        """Take a message in and return whether it ends a run; raises FailedRunError."""
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            if message.ref_hash not in self._messages:
                raise FailedRunError(f"a reference to an unknown message: {message.ref_hash}")
            self._messages[message.ref_hash] = self._run
            return False
        if message.metadata.cacheable:
            self._messages[message.hash] = self._run
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._element(message.delta.new_element)
        elif kind == "new_session":
            self._most_age = message.new_session.config.max_cached_message_age
            self._page = message.new_session.page_script_hash
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash or self._page
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "script_finished":
            return self._finish(message.script_finished)
        return False

    def change(self, widget: str, chosen: Iterable[str]) -> bytes:
        """Return what the browser sends when a group of pills gets other values."""
        self.widgets[widget] = _texts(widget, chosen)
        return self.rerun()

    def rerun(self) -> bytes:
        """Return what the browser sends for a run; the first one asks for the page."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self._query, self._page
        run.widget_states.widgets.extend(self.widgets.values())
        run.cached_message_hashes.extend(self._messages)
        run.context_info.locale, run.context_info.timezone = "sv-SE", "Europe/Stockholm"
        sent: bytes = message.SerializeToString()
        return sent

    def pills(self, name: str) -> str:
        """Return the id of the group of pills whose key begins with a name (empty: of the first)."""
        return next(ident for ident in self.options if not name or f"-{name}-" in ident)

    def _finish(self, how: int) -> bool:
        if how in _FAILED:
            raise FailedRunError("the page's script cannot be compiled")
        if how not in _FINISHED:  # stopped, because another run has been asked for
            return False
        self._run += 1
        messages = self._messages.items()
        self._messages = {hash_: used for hash_, used in messages if self._run - used <= self._most_age}
        return True

    def _element(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise FailedRunError(element.exception.message or element.exception.type)
        widget = getattr(element, kind or "empty")
        if kind == PILLS:
            labels = tuple(option.content for option in widget.options)
            self.options[widget.id] = labels
            self._set(widget.id, widget.set_value, widget.raw_values, [labels[i] for i in widget.default])
        elif kind == "multiselect":
            default = [widget.options[i] for i in widget.default]
            self._set(widget.id, widget.set_value, widget.raw_values, default)
        elif kind == "slider" and widget.options:
            default = [widget.options[int(i)] for i in widget.default]
            self._set(widget.id, widget.set_value, widget.raw_value, default)
        elif kind == "text_input" and (widget.set_value or widget.id not in self.widgets):
            text = widget.value if widget.set_value else widget.default
            self.widgets[widget.id] = WidgetState(id=widget.id, string_value=text)

    def _set(self, widget: str, is_set: bool, values: Iterable[str], default: Iterable[str]) -> None:
        if is_set or widget not in self.widgets:
            self.widgets[widget] = _texts(widget, values if is_set else default)


def _texts(widget: str, values: Iterable[str]) -> WidgetState:
    state = WidgetState(id=widget)
    state.string_array_value.data.extend(values)
    return state
