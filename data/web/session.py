"""Requests to other hosts, through ``requests`` with guards. The only place with sockets.

The host's name is resolved once for each request and each redirect, every address that it has must be public
(``allow_private`` lifts that), and the connection goes to an address that was checked: a second look-up could
give another one. A request ends at its deadline, however slowly its bytes drip, and its body has a size limit.
Proxies, passwords and certificates of the environment are not used, no cookies are kept.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Mapping
from threading import Thread, Timer
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from data.records import PartnershipMapError
from data.web.addresses import is_public

_CHUNK = 65_536
_ADDRESSES = 4
"""Addresses of one host that are tried."""
_CONNECT_S = 10.0
"""Seconds for one of them."""


class WebError(PartnershipMapError):
    """A request that failed. ``details`` holds ``source``, the address, and what belongs to the ``kind``.

    ``bad-address``; ``unknown-host``: there is no such name; ``private`` (``address``);
    ``unreachable`` (``reason``); ``too-slow``; ``too-large``; ``redirects``: too many.
    """

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(f"{kind}: {', '.join(map(str, details.values()))}")
        self.kind = kind
        self.details = details


class WebTimeoutError(WebError, TimeoutError):
    """The deadline has passed; its kind is ``too-slow``."""


def session(
    user_agent: str, *, seconds: float, size: int = 1_000_000, allow_private: bool = False
) -> requests.Session:
    """Return a session whose requests obey the guards; it may be shared by threads.

    ``seconds`` bounds a call with all its redirects, unless the call has a ``timeout`` of its own; ``size`` is
    the bytes of a body, decompressed. With ``stream=True`` the body stays unread, and is empty. Each call
    raises ``WebError``.
    """
    guarded = _Session(seconds, size, allow_private)
    guarded.trust_env = False
    # Compressed bytes could be cut short without anyone noticing.
    guarded.headers.update({"User-Agent": user_agent, "Accept-Encoding": "identity", "Connection": "close"})
    return guarded


class _Session(requests.Session):
    def __init__(self, seconds: float, size: int, allow_private: bool) -> None:
        super().__init__()
        self._seconds, self._size, self._allow_private = seconds, size, allow_private

    def request(self, method: str, url: str | bytes, *args: Any, **options: Any) -> requests.Response:
        # The adapter gets a moment, not a span: redirects share it.
        options["timeout"] = monotonic() + (options.get("timeout") or self._seconds)
        try:
            return super().request(method, url, *args, **options)
        except requests.TooManyRedirects as error:
            raise WebError("redirects", source=url) from error
        except (requests.RequestException, ValueError) as error:
            raise WebError("bad-address", source=url) from error

    def get_adapter(self, url: str) -> _Adapter:
        """Return a new adapter for each request: a connection that stays open has no deadline."""
        return _Adapter(self._size, self._allow_private)


class _Adapter(HTTPAdapter):
    """Carries one request."""

    def __init__(self, size: int, allow_private: bool) -> None:
        self._size, self._allow_private = size, allow_private
        self._deadline = 0.0
        self._url = ""
        self._socket: socket.socket | None = None
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        # The system's certificates, too: an organisation may have its own.
        super().init_poolmanager(*args, ssl_context=ssl.create_default_context(), **options)

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> urllib3.HTTPConnectionPool:
        pool = super().get_connection_with_tls_context(*args, **options)
        # As urllib3's own SOCKS connections do it; TLS goes on top and checks the name.
        connect = {
            "_new_conn": lambda connection: self._connect(connection.host.strip("[]"), connection.port)
        }
        pool.ConnectionCls = type("PinnedConnection", (pool.ConnectionCls,), connect)
        return pool

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        stream = options.pop("stream", False)
        self._url, self._deadline = request.url or "", options.pop("timeout")
        parts = urlsplit(self._url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise WebError("bad-address", source=self._url)
        late = Timer(self._left(), self._hang_up)
        late.daemon = True
        late.start()
        try:
            options |= {"stream": True, "timeout": max(0.01, self._left())}
            response = super().send(request, *args, **options)
            with response.raw as raw:
                body = b"" if stream or response.is_redirect else self._body(raw)
            if self._left() <= 0:
                raise TimeoutError
        except (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException,
                OSError, ValueError) as error:  # fmt: skip
            if self._left() <= 0:
                raise WebTimeoutError("too-slow", source=self._url) from error
            raise WebError("unreachable", source=self._url, reason=_reason(error)) from error
        finally:
            late.cancel()
            self.close()
            if self._socket:
                self._socket.close()
        response.raw = io.BytesIO(body)
        return response

    def _left(self) -> float:
        return self._deadline - monotonic()

    def _body(self, raw: urllib3.HTTPResponse) -> bytes:
        body = bytearray()
        for chunk in raw.stream(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._size:
                raise WebError("too-large", source=self._url)
        return bytes(body)

    def _connect(self, host: str, port: int) -> socket.socket:
        addresses = self._resolve(host, port)
        for address in addresses:
            if not (self._allow_private or is_public(address)):
                raise WebError("private", source=self._url, address=address)
        failed: OSError = TimeoutError()
        for address in addresses[:_ADDRESSES]:
            if (left := self._left()) <= 0:
                break
            try:
                connected = socket.create_connection((address, port), timeout=min(_CONNECT_S, left))
            except OSError as error:
                failed = error
            else:
                connected.settimeout(left)
                # TLS takes the socket away; a second handle hangs up on both.
                self._socket = connected.dup()
                return connected
        raise failed

    def _resolve(self, host: str, port: int) -> list[str]:
        """All numeric addresses of a host. The system's resolver has no time limit, so a thread waits for it."""
        results: list[Mapping[str, None]] = []
        errors: list[OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                results.append({str(address[0]): None for *_, address in answers})
            except (OSError, UnicodeError) as error:
                errors.append(error)

        resolver = Thread(target=look_up, daemon=True)
        resolver.start()
        resolver.join(max(0.0, self._left()))
        for error in errors:
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
                raise WebError("unknown-host", source=self._url, reason=_reason(error)) from error
            raise error
        if not results:
            raise TimeoutError
        return list(results[0])

    def _hang_up(self) -> None:
        if self._socket:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                self._socket.close()


def _reason(error: BaseException) -> str:
    """What is at the root of an error, without the libraries' words around it."""
    while error.__context__:
        error = error.__context__
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
