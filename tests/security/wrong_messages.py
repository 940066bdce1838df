"""What a stranger can send that no browser of ours does: wrong widget values, broken frames, broken HTTP."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

from components.host.internals.streamlit_server import STREAM, SUBPROTOCOL

PATIENCE_S = 30.0
HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\n\u202eTraceback\u2028\x9b31m\x00"
"""Titles a terminal, wipes it, begins lines, turns the direction: none of it may reach a log as it is."""
QUOTED = "%1b%5b2J%0d%0a%e2%80%ae%00%ff"


def widget_values(ident: str) -> Iterator[WidgetState]:
    """Return a widget's value in every field that the protocol has, most of them the wrong one."""
    for field in WidgetState.DESCRIPTOR.oneofs_by_name["value"].fields:
        state = WidgetState(id=ident)
        value = getattr(state, field.name)
        if field.message_type is not None:
            value.SetInParent()
            data = getattr(value, "data", None)
            if hasattr(data, "extend"):
                kind = field.message_type.fields_by_name["data"].type
                data.extend([HOSTILE] if kind == field.TYPE_STRING else [-7, 2**40])
        elif isinstance(value, bool):
            setattr(state, field.name, True)
        elif isinstance(value, str):
            setattr(state, field.name, HOSTILE)
        elif isinstance(value, bytes):
            setattr(state, field.name, b"\xff\x1b[2J")
        else:
            setattr(state, field.name, -7)
        yield state
    for sound in (
        "null",
        "[]",
        "7",
        '"x"',
        '{"kind": {}, "id": 7}',
        '{"kind": "place"}',
        "[" * 20000,
        "1" * 5000,
    ):
        yield WidgetState(id=ident, json_value=sound)


def send_widgets(address: str, times: int, page: str = "") -> int:
    """Send so many runs of a page, each with a wrong value; return how many of them showed the page and no error."""
    shown = 0
    with _stream(address) as stream:
        number, idents = _widgets(stream, page)
        for values in islice(_rounds(idents), times):
            stream.send(_run(values, number))
            kinds = {message.delta.new_element.WhichOneof("type") for message in _until_finished(stream)}
            shown += "exception" not in kinds
    return shown


def break_frames(address: str) -> None:
    """Send, each on a connection of its own, what is no message, or one that only developers may send."""
    shut = BackMsg(debug_shutdown_runtime=True).SerializeToString()
    cut = BackMsg(debug_disconnect_websocket=True).SerializeToString()
    unknown = BackMsg(rerun_script={"query_string": HOSTILE, "page_script_hash": HOSTILE}).SerializeToString()
    odd = BackMsg(file_urls_request={"request_id": HOSTILE, "session_id": HOSTILE, "file_names": [HOSTILE]})
    odd_part = BackMsg(rerun_script={"fragment_id": HOSTILE, "page_name": HOSTILE})
    frames: tuple[bytes | str, ...] = (
        b"\xff" * 40, HOSTILE, shut, cut, unknown, odd.SerializeToString(),
        BackMsg().SerializeToString(), b"\x08", b"", odd_part.SerializeToString(),
    )  # fmt: skip
    for frame in frames:
        with _stream(address) as stream:
            stream.send(frame)  # it is read before the end of the connection is answered


def break_http(address: str) -> None:
    """Send requests that are none, or odd, and go before the answer has come."""
    for request in requests():
        _send(address, request)
        _send(address, request, leave=True)


def requests() -> list[bytes]:
    """Return requests, each complete or broken off."""
    esc = b"\x1b[2J\xe2\x80\xae"
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    key = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    host = b"Host: localhost\r\n"
    stream = STREAM.encode()
    return [
        b"\x00\x01" + esc + b"\r\n\r\n",
        b"GET /?q=" + esc + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /?" + QUOTED.encode() + b"=1&q=" + b"%" * 50 + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /" + QUOTED.encode() + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"GET / HTTP/9.9\r\n" + host + b"\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"G\x1b[2JT / HTTP/1.1\r\n" + host + b"\r\n",
        b"BREW /?language=en HTTP/1.1\r\n" + host + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + esc + b"\r\n" + host + b"\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n" + host + b"\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + host + b"\r\nZZ\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 70_000 + b"\r\n" + host + b"\r\n",
        b"GET /figure.svg?" + QUOTED.encode() + b" HTTP/1.1\r\n" + host + b"Range: bytes=9-1\r\n\r\n",
        b"GET /_stcore/metrics HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /media/" + QUOTED.encode() + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"PUT /_stcore/upload_file/" + QUOTED.encode() + b"/1 HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /component/" + QUOTED.encode() + b"/x HTTP/1.1\r\n" + host + b"\r\n",
        b"GET " + stream + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"GET " + stream + b" HTTP/1.1\r\n" + host + upgrade + b"\r\n",
        b"GET " + stream + b"?" + QUOTED.encode() + b" HTTP/1.1\r\nOrigin: http://evil.example/" + QUOTED.encode()
        + b"\r\n" + host + upgrade + key + b"\r\n",
        b"GET " + stream + b" HTTP/1.1\r\nOrigin: null\r\nHost: evil.example\r\n" + upgrade + key + b"\r\n",
        b"GET /nowhere/" + QUOTED.encode() + b" HTTP/1.1\r\n" + host + upgrade + key + b"\r\n",
        b"GET " + stream + b" HTTP/1.1\r\n" + host + upgrade + key + b"\r\n\xff\xff\xff\xff",
        b"GET " + stream + b" HTTP/1.1\r\n" + host + upgrade + key
        + b"Cookie: _streamlit_user=" + esc + b"\r\n\r\n\x82\xfe\xff\xff",
    ]  # fmt: skip


def _send(address: str, request: bytes, *, leave: bool = False) -> None:
    where = urlsplit(address)
    try:
        with socket.create_connection((where.hostname, where.port or 80), timeout=PATIENCE_S) as connection:
            connection.sendall(request)
            if not leave:
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass
    except OSError:
        return


def _stream(address: str) -> ClientConnection:
    return connect(
        f"{address.replace('http', 'ws', 1)}{STREAM}",
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        max_size=None,
        compression=None,
        open_timeout=PATIENCE_S,
    )


def _rounds(idents: Sequence[str]) -> Iterator[list[WidgetState]]:
    unknown = [f"$$ID-{'0' * 32}-{HOSTILE}", HOSTILE, ""]
    yield list(_crowd(5000))
    while True:
        for ident in (*idents, *unknown):
            for state in widget_values(ident):
                yield [state]


def _crowd(number: int) -> Iterator[WidgetState]:
    """Return values of widgets that are not there, every other one with a name that no widget has."""
    for n in range(number):
        yield WidgetState(id=f"{HOSTILE}{n}" if n % 2 else f"$$ID-{n}-{HOSTILE}", json_value="{")


def _run(values: Sequence[WidgetState], page: str) -> bytes:
    message = BackMsg(rerun_script={"page_script_hash": page})
    message.rerun_script.widget_states.widgets.extend(values)
    sent: bytes = message.SerializeToString()
    return sent


def _widgets(stream: ClientConnection, page: str) -> tuple[str, list[str]]:
    """Ask for a page by its address; return the name that the server has for it, and the ids of its widgets."""
    stream.send(_run([], ""))
    (pages,) = (m.navigation.app_pages for m in _until_finished(stream) if m.HasField("navigation"))
    number = next(p.page_script_hash for p in pages if p.url_pathname == page)
    stream.send(_run([], number))
    idents = []
    for message in _until_finished(stream):
        if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            idents.append(getattr(getattr(element, element.WhichOneof("type") or "empty"), "id", ""))
    return number, [ident for ident in dict.fromkeys(idents) if ident]


def _until_finished(stream: ClientConnection) -> list[ForwardMsg]:
    messages = []
    while True:
        frame = stream.recv(timeout=PATIENCE_S, decode=False)
        messages.append(ForwardMsg.FromString(frame))
        if messages[-1].WhichOneof("type") == "script_finished":
            return messages
