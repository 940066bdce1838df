"""Local editing: whether a request comes from somebody at this machine, and from no other web site or web server."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

FORWARDING = ("x-forwarded", "x-original", "x-envoy", "x-real-ip", "x-client-ip", "x-cluster-client-ip")
"""Beginnings of the headers by which a web server in front tells whom it asks for."""
FORWARDED = frozenset({"forwarded", "via", "true-client-ip", "cf-connecting-ip", "fastly-client-ip"})


def is_local(headers: Mapping[str, str], client: str) -> bool:
    """Return whether a request is the machine's own; ``client`` is the other end's IP address.

    The header ``Host`` has to be a name of this machine (a page of another site may have its name lead here), an
    ``Origin`` has to be the same, and no web server may stand between. Names of headers are in small letters.
    """
    if any(name.startswith(FORWARDING) or name in FORWARDED for name in headers):
        return False
    host = headers.get("host", "")
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return False
    return is_loopback(_name(host)) and is_loopback(client)


def is_loopback(name: str) -> bool:
    """Return whether a name or IP address is this machine's own: ``localhost``, ``127.0.0.1``, ``::1``."""
    if name.lower() == "localhost":
        return True
    try:
        address = ip_address(name.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _name(host: str) -> str:
    """The name in a ``Host`` header, without port; empty where it is not one."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    return (
        ""
        if parts.username is not None or parts.path or parts.query or parts.fragment
        else parts.hostname or ""
    )
