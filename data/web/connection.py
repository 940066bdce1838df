"""One request to an http(s) address, and its answer. The only place with sockets.

An address is resolved once, every address that comes back must be public
(``allow_private`` lifts that), and the connection goes to the one that was
checked, so a name cannot change its mind in between. Time is bounded for the
whole of an exchange, however slowly it drips. No redirect is followed: whoever
does asks again, and so checks anew. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urlsplit

from data.records import PartnershipMapError
from data.web.addresses import is_public


class WebError(PartnershipMapError):
    """A request without an answer; ``details`` tell ``source``, the address, and what belongs to the ``kind``.

    ``bad-address``; ``unknown-host``: there is no such name; ``private`` (``address``);
    ``unreachable`` (``reason``); ``too-slow``.
    """

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


@contextmanager
def answered(
    url: str, method: str, headers: Mapping[str, str], deadline: float, allow_private: bool = False
) -> Iterator[http.client.HTTPResponse]:
    """Give what an address answers, its body unread. Raises WebError, also for what goes wrong while it is read.

    ``deadline`` is a moment of ``time.monotonic``: then it is hung up.
    """
    parts = _parts(url)
    connection = _connect(url, parts, deadline, allow_private)
    # Bytes that drip in one by one never time out on their own: at the end of the time, hang up.
    late = Timer(max(0.0, deadline - monotonic()), _hang_up, [connection.sock])
    late.daemon = True
    late.start()
    try:
        yield _ask(connection, parts, method, headers)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if monotonic() >= deadline:
            raise WebError("too-slow", source=url) from error
        raise WebError("unreachable", source=url, reason=_reason(error)) from error
    finally:
        late.cancel()
        connection.close()


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise WebError("bad-address", source=url) from None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or not port_is_number:
        raise WebError("bad-address", source=url)
    if any(not (c.isalnum() or c in "-._:") for c in host):
        raise WebError("bad-address", source=url)
    return parts


def _connect(
    url: str, parts: SplitResult, deadline: float, allow_private: bool
) -> http.client.HTTPConnection:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _resolve(url, host, port, deadline)
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise WebError("private", source=url, address=address)
    error: Exception | None = None
    for address in addresses[:4]:
        left = deadline - monotonic()
        if left <= 0:
            break
        try:
            plain = socket.create_connection((address, port), timeout=min(10.0, left))
            sock = plain if parts.scheme == "http" else _tls(plain, host)
        except OSError as failed:
            error = failed
            continue
        connection = http.client.HTTPConnection(host, port)
        connection.sock = sock
        return connection
    if monotonic() >= deadline:
        raise WebError("too-slow", source=url)
    raise WebError("unreachable", source=url, reason=_reason(error)) from error


def _tls(plain: socket.socket, host: str) -> socket.socket:
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _resolve(url: str, host: str, port: int, deadline: float) -> list[str]:
    """All numeric addresses of a host. The system's resolver knows no time limit, so it is left behind."""
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(str(address[0]))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(0.0, deadline - monotonic()))
    if asking.is_alive():
        raise WebError("too-slow", source=url)
    error = failed[0] if failed else None
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        raise WebError("unknown-host", source=url, reason=_reason(error)) from error
    if error or not found:
        raise WebError("unreachable", source=url, reason=_reason(error)) from error
    return list(dict.fromkeys(found))


def _ask(
    connection: http.client.HTTPConnection, parts: SplitResult, method: str, headers: Mapping[str, str]
) -> http.client.HTTPResponse:
    path = quote(parts.path or "/", safe="/%:=&?~#+!$,;'@()*[]")
    query = f"?{quote(parts.query, safe='/%:=&?~+!$,;@()*[]')}" if parts.query else ""
    host = parts.netloc.encode("idna").decode("ascii") if parts.netloc.isascii() else connection.host
    connection.request(method, path + query, headers={"Host": host, "Connection": "close", **headers})
    return connection.getresponse()


def _hang_up(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        sock.close()


def _reason(error: Exception | None) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__) if error else "?"
