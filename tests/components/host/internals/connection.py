"""How a request's connection is found behind Streamlit's server and uvicorn."""

from __future__ import annotations

from importlib import import_module

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
    Contract(
        "uvicorn keeps a connection among the others until it is lost or has become a WebSocket",
        "uvicorn",
        "uvicorn_connections:bound_connections Watch MOST_CONNECTIONS LOOK_S",
        lambda: source(_H11).partition("class RequestResponseCycle")[0],
        holds("self.connections.add(self)", "self.connections.discard(self)", "self.loop = "),
        without("self.connections.discard(self)"),
    ),
    Contract(
        "uvicorn notes where a connection comes from, and which web servers in front it believes",
        "uvicorn",
        "uvicorn_connections:MOST_OF_ONE",
        lambda: source(_H11) + source("uvicorn.config"),
        holds("self.client = get_remote_addr(transport)", "self.forwarded_allow_ips = "),
        without("self.client = get_remote_addr(transport)"),
    ),
    Contract(
        "uvicorn tells of a connection which request it answers and what of it has come",
        "uvicorn",
        "uvicorn_connections:seen Seen PATIENCE HEAD BODY READER WORK",
        lambda: source(_H11),
        holds("self.cycle = RequestResponseCycle(", "self.response_complete = True", "self.conn.their_state"),
        without("self.response_complete = True"),
    ),
    Contract(
        "a WebSocket takes the bound of its messages from the configuration when it begins",
        "uvicorn",
        "uvicorn_connections:MOST_MESSAGE",
        lambda: source(_SOCKETS),
        holds("max_size=self.config.ws_max_size"),
        without("max_size=self.config.ws_max_size"),
    ),
    Contract(
        "requests are read by h11, since nothing faster is installed",
        "uvicorn",
        "uvicorn_connections:bound_connections",
        lambda: str(import_module("uvicorn.protocols.http.auto").AutoHTTPProtocol),
        holds("h11_impl.H11Protocol"),
        lambda text: text.replace("h11_impl", "httptools_impl"),
    ),
)
