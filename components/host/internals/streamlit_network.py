"""Whom Streamlit's server asks by itself: nobody, once it is told so here and in ``.streamlit/config.toml``.

Seen in Streamlit 1.67, at what anybody can send: where a WebSocket's Origin is neither the request's Host nor known,
it looks for the machine's addresses to compare; it takes a way to 8.8.8.8 and asks checkip.amazonaws.com, at each
such handshake, while everybody waits up to two seconds. And a message has it run git, and answer with the
repository's address and the names of changed files.
"""

from __future__ import annotations


def ask_nobody() -> None:
    """Let an Origin be compared with what is known without asking, and git be left alone, once at the start.

    A page that this server gave has its Host; one behind a web server that sends another Host is to be named in
    ``server.corsAllowedOrigins``. An Origin that is no address is foreign.
    """
    from streamlit import net_util
    from streamlit.runtime.app_session import AppSession
    from streamlit.web.server.starlette import starlette_websocket

    net_util.get_internal_ip = net_util.get_external_ip = _unknown
    is_allowed = starlette_websocket._is_origin_allowed

    def is_origin_allowed(origin: str | None, host: str | None) -> bool:
        try:
            return is_allowed(origin, host)
        except ValueError:
            return False

    starlette_websocket._is_origin_allowed = is_origin_allowed
    AppSession._handle_git_information_request = lambda self: None  # type: ignore[method-assign]


def _unknown() -> str | None:
    return None
