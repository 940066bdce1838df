"""How a request's connection is found behind Streamlit's server and uvicorn."""

from __future__ import annotations

from tests.components.host.internals.contract import (
    Contract,
    holds,
    source,
    without,
)

_H11 = "uvicorn.protocols.http.h11_impl"
_SOCKETS = "uvicorn.protocols.websockets.websockets_sansio_impl"
_CONNECTION = ("self.transport = transport", "self.receive, self.send", "async def receive(self)")

CONTRACTS = (
    Contract(
        "our middleware stands outside Streamlit's own, so it is given the server's receive",
        "streamlit",
        "uvicorn:connection",
        lambda: source("streamlit.web.server.starlette.starlette_app"),
        holds("self._user_middleware + streamlit_middleware"),
        lambda text: text.replace(
            "self._user_middleware + streamlit_middleware", "streamlit_middleware + self._user_middleware"
        ),
    ),
    Contract(
        "Streamlit binds the socket itself and leaves its delay as it is",
        "streamlit",
        "uvicorn:connection",
        lambda: source("streamlit.web.server.starlette.starlette_server"),
        lambda text: (
            holds("def _bind_socket(")(text) or ("it sets TCP_NODELAY" if "TCP_NODELAY" in text else "")
        ),
        lambda text: text.replace("sock.bind(", "sock.setsockopt(6, socket.TCP_NODELAY, 1); sock.bind("),
        also_mend="components/host/tcp_nodelay.py, which is no longer needed",
    ),
    Contract(
        "receive is a method of what holds a request's connection",
        "uvicorn",
        "uvicorn:connection",
        lambda: source(_H11).partition("class RequestResponseCycle")[2],
        holds(*_CONNECTION),
        without("self.transport = transport"),
    ),
    Contract(
        "receive is a method of what holds a WebSocket's connection",
        "uvicorn",
        "uvicorn:connection",
        lambda: source(_SOCKETS),
        holds(*_CONNECTION),
        without("async def receive(self)"),
    ),
)
