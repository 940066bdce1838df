"""The rim of an import: bytes from a file, from standard input, or from an http(s) address.

The only place with sockets. An address is resolved once, every address that
comes back must be public (``allow_private`` lifts that), and the connection
goes to the one that was checked, so a name cannot change its mind in between.
Each redirect is checked anew. Size and time are bounded for the whole of a
download, however slowly it drips. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from data.importers.addresses import is_public
from data.importers.errors import ImportStop

MAX_BYTES = 20_000_000
"""Of one source, unpacked. The largest listing of the site is far below one megabyte."""
SECONDS = 30.0
"""For one address with all its redirects, from the first question to the last byte."""
MAX_REDIRECTS = 5
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a download: bytes unpacked, seconds in all, and whether it may leave the public network."""

    size: int = MAX_BYTES
    seconds: float = SECONDS
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a source holds. ``url`` is where it was found at last, empty for files; header names are small."""

    content: bytes
    url: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def is_address(source: str) -> bool:
    """Tell whether a source is an address rather than a file."""
    return "://" in source


def read(source: str, limits: Limits | None = None) -> Fetched:
    """Return the content of a file, of standard input (``-``) or of an address.

    Raises ImportStop when it cannot be read, is too large or takes too long.
    """
    limits = limits or Limits()
    if is_address(source):
        return fetch(source, limits)
    try:
        if source == "-":
            content = sys.stdin.buffer.read(limits.size + 1)
        else:
            # One byte more than is allowed is enough to know that there are too many.
            with Path(source).open("rb") as file:
                content = file.read(limits.size + 1)
    except (OSError, ValueError) as error:
        raise ImportStop("unreadable", source=source, reason=_reason(error)) from error
    if len(content) > limits.size:
        raise ImportStop("too-large", source=source, allowed=limits.size // 1_000_000)
    return Fetched(content)


def fetch(url: str, limits: Limits, told: Callable[[int], None] | None = None) -> Fetched:
    """Return what an address answers; ``told`` hears how many bytes have come. Raises ImportStop."""
    deadline = monotonic() + limits.seconds
    here = url
    for _ in range(MAX_REDIRECTS + 1):
        parts = _parts(here)
        connection = _connect(here, parts, limits, deadline)
        # Bytes that drip in one by one never time out on their own: at the end of the time, hang up.
        late = Timer(max(0.0, deadline - monotonic()), _hang_up, [connection.sock])
        late.daemon = True
        late.start()
        try:
            answer = _ask(connection, parts)
            if answer.status in _REDIRECTS and (to := answer.getheader("Location")):
                here = urljoin(here, to)
                continue
            if answer.status != http.client.OK:
                raise ImportStop("answer", source=here, status=answer.status)
            return _whole(here, answer, limits, deadline, told)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            if monotonic() >= deadline:
                raise ImportStop("too-slow", source=here, allowed=f"{limits.seconds:g}") from error
            raise ImportStop("unreachable", source=here, reason=_reason(error)) from error
        finally:
            late.cancel()
            connection.close()
    raise ImportStop("redirects", source=url, allowed=MAX_REDIRECTS)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise ImportStop("bad-address", source=url) from None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or not port_is_number:
        raise ImportStop("bad-address", source=url)
    if any(not (c.isalnum() or c in "-._:") for c in host):
        raise ImportStop("bad-address", source=url)
    return parts


def _connect(url: str, parts: SplitResult, limits: Limits, deadline: float) -> http.client.HTTPConnection:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _resolve(url, host, port, limits, deadline)
    if not limits.allow_private:
        for address in addresses:
            if not is_public(address):
                raise ImportStop("private", source=url, address=address)
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
        raise ImportStop("too-slow", source=url, allowed=f"{limits.seconds:g}")
    raise ImportStop("unreachable", source=url, reason=_reason(error)) from error


def _tls(plain: socket.socket, host: str) -> socket.socket:
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _resolve(url: str, host: str, port: int, limits: Limits, deadline: float) -> list[str]:
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
        raise ImportStop("too-slow", source=url, allowed=f"{limits.seconds:g}")
    if failed or not found:
        raise ImportStop("unreachable", source=url, reason=_reason(failed[0] if failed else None))
    return list(dict.fromkeys(found))


def _ask(connection: http.client.HTTPConnection, parts: SplitResult) -> http.client.HTTPResponse:
    path = quote(parts.path or "/", safe="/%:=&?~#+!$,;'@()*[]")
    query = f"?{quote(parts.query, safe='/%:=&?~+!$,;@()*[]')}" if parts.query else ""
    connection.request(
        "GET",
        path + query,
        headers={
            "Host": parts.netloc.encode("idna").decode("ascii")
            if parts.netloc.isascii()
            else connection.host,
            "User-Agent": "Partnerskapskartan (import of listings)",
            "Accept": "text/html, application/json, application/xml, text/*;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        },
    )
    return connection.getresponse()


def _whole(
    url: str,
    answer: http.client.HTTPResponse,
    limits: Limits,
    deadline: float,
    told: Callable[[int], None] | None,
) -> Fetched:
    encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise ImportStop("unreachable", source=url, reason=f"Content-Encoding: {encoding}")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    content = bytearray()
    while chunk := answer.read1(_CHUNK):
        # Never more than one byte beyond the bound is unpacked, whatever the packed bytes promise.
        content += unpack.decompress(chunk, limits.size + 1 - len(content)) if unpack else chunk
        if len(content) > limits.size:
            raise ImportStop("too-large", source=url, allowed=limits.size // 1_000_000)
        if monotonic() >= deadline:
            raise ImportStop("too-slow", source=url, allowed=f"{limits.seconds:g}")
        if told is not None:
            told(len(content))
    if monotonic() >= deadline:
        raise ImportStop("too-slow", source=url, allowed=f"{limits.seconds:g}")
    if (unpack is not None and content and not unpack.eof) or answer.length:
        raise http.client.IncompleteRead(b"")
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return Fetched(bytes(content), url, headers.get("content-type", ""), headers)


def _hang_up(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        sock.close()


def _reason(error: Exception | None) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__) if error else "?"
