"""What anybody can send to the server, byte by byte: handshakes, requests and frames as no browser makes them.

The address is ``http://localhost:PORT``; ``{port}`` in a text stands for its port.
"""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg

from components.host.internals.streamlit_server import STREAM, SUBPROTOCOL

PATIENCE_S = 60.0
OWN = "localhost:{port}"
SITE = "map.example.org"
"""The name of a site with a web server in front, which passes it on as ``Host``."""

ACCEPTED: tuple[tuple[str, ...], ...] = (
    (f"Host: {OWN}",),
    (f"Host: {OWN}", f"Origin: http://{OWN}"),
    ("Host: 127.0.0.1:{port}", "Origin: http://127.0.0.1:{port}"),
    ("Host: [::1]:{port}", "Origin: http://[::1]:{port}"),
    (f"Host: {SITE}", f"Origin: https://{SITE}", "X-Forwarded-Proto: https", "X-Forwarded-For: 192.0.2.7"),
)
"""Headers of a handshake from a program, or from a page of the server itself."""
REFUSED: tuple[tuple[str, ...], ...] = (
    *(
        (f"Host: {OWN}", f"Origin: {origin}")
        for origin in (
            "https://evil.example",
            f"https://{SITE}",
            "http://localhost.evil.example:{port}",
            "http://192.0.2.7:{port}",
            "http://10.0.0.5:{port}",
            "http://[2001:db8::1]:{port}",
            "http://[::ffff:8.8.8.8]",
            "null",
            "",
            "file://",
            "chrome-extension://abcdefghijklmnop",
            "data:text/html,x",
            "evil.example",
            "//evil.example",
            "http://",
            "http://user@evil.example",
            "http://xn--mp-eka.example",
            "http://m\xe5p.example",
            "http://%6c%6f.example",
            "https://evil.example http://localhost:{port}",
            "x" * 4000,
        )
    ),
    (f"Host: {OWN}", "Origin: https://evil.example", f"X-Forwarded-Host: {SITE}"),
    ("Host: evil.example", f"Origin: https://{SITE}"),
    ("Host:", "Origin: https://evil.example"),
    ("Host: 8.8.8.8", "Origin: http://8.8.4.4"),
    ("Host: [2001:db8::1]:80", "Origin: http://[2001:db8::2]:80"),
)
"""Headers of a handshake from a page of somebody else."""
UNREADABLE: tuple[tuple[str, ...], ...] = (
    (f"Host: {OWN}", "Origin: http://["),
    (f"Host: {OWN}", "Origin: http://evil.example:port"),
    (f"Host: {OWN}", "Origin: https://evil.example", f"Origin: http://{OWN}"),
    (f"Host: {OWN}", "Host: evil.example", "Origin: https://evil.example"),
    ("Host: http://[", "Origin: http://["),
    ("Origin: https://evil.example",),
)
"""Handshakes that are to be refused in whatever way."""

_REQUESTS: tuple[bytes, ...] = (
    b"GET / HTTP/1.1\r\nHost: evil.example\r\n",
    b"GET / HTTP/1.1\r\nHost:\r\n",
    b"GET / HTTP/1.1\r\nHost: [\r\n",
    b"GET / HTTP/1.1\r\nHost: a b\r\n",
    b"GET / HTTP/1.1\r\nHost: 8.8.8.8\r\nX-Forwarded-For: evil.example, 8.8.8.8\r\nForwarded: for=evil.example\r\n",
    b"GET / HTTP/1.1\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n",
    b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n",
    b"GET //evil.example/ HTTP/1.1\r\nHost: localhost\r\n",
    b"GET /missing?x=http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nReferer: http://evil.example/\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nContent-Length: 0\r\n",
    b"OPTIONS /api/v1/ HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nAccess-Control-Request-Method: PUT\r\n",
    b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n",
    b"GET /data/partnerships.csv HTTP/1.1\r\nHost: localhost\r\nRange: bytes=9-1,x\r\n",
    b"GET /component/streamlit_folium.x/http://evil.example HTTP/1.1\r\nHost: localhost\r\n",
    b"GET /_stcore/host-config HTTP/1.1\r\nHost: evil.example\r\nOrigin: https://evil.example\r\n",
    b"GET /_stcore/health HTTP/1.1\r\nHost: evil.example\r\nOrigin: https://evil.example\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n",
)
_JUNK: tuple[bytes, ...] = (
    b"\x82\x05plain",
    b"\x83\x80\0\0\0\0",
    b"\x81\x82\0\0\0\0\xff\xfe",
    b"\x82\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0",
    b"\x82\x84\0\0\0\0junk",
    b"\x88\x82\0\0\0\0\x03\xe8",
)
"""Not masked, of an unknown kind, no UTF-8, too long, no message of Streamlit, and the end."""


def handshake(address: str, headers: tuple[str, ...], then: bytes = b"") -> int:
    """Return the status that answers a WebSocket's handshake, 0 for none; ``then`` is sent on what was opened."""
    port = urlsplit(address).port or 0
    fixed = (
        f"GET {STREAM} HTTP/1.1",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        f"Sec-WebSocket-Protocol: {SUBPROTOCOL}",
    )
    sent = "\r\n".join((*fixed, *(h.replace("{port}", str(port)) for h in headers), "", ""))
    return _status(port, sent.encode("latin-1"), then)


def odd_requests(address: str) -> list[int]:
    """Send messages, frames and requests of every odd kind and return the statuses of the requests, 0 for no answer."""
    port = urlsplit(address).port or 0
    for frame in (*_JUNK, *_messages()):
        assert handshake(address, ACCEPTED[0], frame) == 101
    return [_status(port, request + b"Connection: close\r\n\r\n") for request in _REQUESTS]


def _messages() -> list[bytes]:
    """Return a frame with an empty message of each kind that Streamlit knows, and with a true one where that is all."""
    frames = []
    for kind in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields:
        message = BackMsg()
        if kind.message_type:
            getattr(message, kind.name).SetInParent()
        else:
            setattr(message, kind.name, True)
        content = message.SerializeToString()
        frames.append(bytes((0x82, 0x80 | len(content), 0, 0, 0, 0)) + content)
    return frames


def _status(port: int, sent: bytes, then: bytes = b"") -> int:
    with socket.create_connection(("localhost", port), PATIENCE_S) as connection:
        connection.sendall(sent)
        answer = connection.recv(65_536)
        if then:
            connection.sendall(then)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65_536):
                pass
    words = answer.split(None, 2)
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
