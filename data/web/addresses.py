"""Which network addresses may be connected to: those on the public network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_WRAPPING = tuple(
    map(
        ip_network,
        (
            "64:ff9b::/96",  # NAT64: an IPv4 address inside, private ones too
            "64:ff9b:1::/48",
            "2002::/16",  # 6to4
            "2001::/32",  # Teredo
            "::/96",  # IPv4-compatible
            "::ffff:0:0:0/96",  # IPv4-translated
            "fec0::/10",  # site-local
            "192.88.99.0/24",  # 6to4 relays
        ),
    )
)
"""Networks that Python counts as global although a packet to them may end in a private one."""


def is_public(address: str) -> bool:
    """Tell whether a numeric address is on the public network; whatever is uncertain or no address is not."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if ip.scope_id is not None:
            return False
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip.version == net.version and ip in net for net in _WRAPPING)
