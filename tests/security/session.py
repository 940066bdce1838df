"""A session of the application without a browser: what anybody can send, forged messages included."""

from __future__ import annotations

from collections.abc import Mapping
from socket import create_connection
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

from components.host.internals.streamlit_server import STREAM, SUBPROTOCOL, run_finished

XSRF = "_streamlit_xsrf"
PATIENCE_S = 60.0


class Session:
    """A connection with cookies and headers; ``run`` asks for a page, and keeps what is on it."""

    def __init__(
        self,
        address: str,
        cookies: Mapping[str, str],
        headers: Mapping[str, str] | None = None,
        page: str = "editing",
    ) -> None:
        self._begins = page
        sent = {"Host": urlsplit(address).netloc, "Origin": address, **(headers or {})}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        server = urlsplit(address)
        self._socket = connect(
            f"ws://{sent.pop('Host')}{STREAM}",
            sock=create_connection((server.hostname, server.port)),
            subprotocols=[SUBPROTOCOL, cookies.get(XSRF, "none")],  # type: ignore[list-item]
            origin=sent.pop("Origin"),  # type: ignore[arg-type]
            additional_headers=sent,
            max_size=None,
            compression=None,
            legacy=True,
        )
        self._page_hash = ""
        self.id = ""
        self.text = ""
        self.kinds: set[str] = set()
        """The kinds of the elements on the page."""
        self.downloads: list[str] = []
        """The ids of the files that download buttons make when they are pressed."""
        self.buttons: dict[str, str] = {}
        """The ids of buttons by their labels."""
        self.fields: dict[str, str] = {}
        """The ids of text fields by their labels."""

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._socket.close()

    def run(self, query: str = "", *, press: str = "", typed: Mapping[str, str] | None = None) -> str:
        """Open or change the page and return what it says; ``press`` and ``typed`` are ids of widgets."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = query, self._page_hash
        asked.page_name = "" if self._page_hash else self._begins
        states = [WidgetState(id=ident, string_value=text) for ident, text in (typed or {}).items()]
        states += [WidgetState(id=press, trigger_value=True)] if press else []
        asked.widget_states.widgets.extend(states)
        self._socket.send(message.SerializeToString())
        return self._page()

    def download(self, file: str) -> str:
        """Have a file made, by its id, and return its address."""
        message = BackMsg()
        message.backend_operation_request.request_id = file
        message.backend_operation_request.session_id = self.id
        message.backend_operation_request.deferred_file.file_id = file
        self._socket.send(message.SerializeToString())
        while True:
            frame = self._socket.recv(PATIENCE_S)
            assert isinstance(frame, bytes)
            answer = ForwardMsg.FromString(frame)
            if answer.WhichOneof("type") == "backend_operation_response":
                assert not answer.backend_operation_response.error_msg, answer
                url: str = answer.backend_operation_response.deferred_file.url
                return url

    def _page(self) -> str:
        self.text, self.downloads, self.buttons, self.fields = "", [], {}, {}
        while True:
            frame = self._socket.recv(PATIENCE_S)
            assert isinstance(frame, bytes)
            if run_finished(frame):
                return self.text
            self._take(ForwardMsg.FromString(frame))

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.id = message.new_session.initialize.session_id
            self.text, self.downloads, self.buttons, self.fields = "", [], {}, {}
            self._page_hash = message.new_session.page_script_hash
        if kind == "navigation":
            self._page_hash = message.navigation.page_script_hash or self._page_hash
        if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        self.kinds.add(str(element.WhichOneof("type")))
        self.text += element.html.body + element.text.body + element.exception.message
        if element.WhichOneof("type") == "download_button":
            self.downloads.append(element.download_button.deferred_file_id)
        if element.WhichOneof("type") == "button":
            self.buttons[element.button.label] = element.button.id
        if element.WhichOneof("type") == "text_input":
            self.fields[element.text_input.label] = element.text_input.id
