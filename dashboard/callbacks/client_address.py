"""From which address a request comes: that of the connection, or what trusted proxies say of it."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import flask

from dashboard.settings import Network

HOPS = "X-Forwarded-For"
Address = IPv4Address | IPv6Address


def unmapped(text: str) -> Address:
    """An address; one of version 4 also where a socket of version 6 shows it (``::ffff:a.b.c.d``).

    Raises:
        ValueError: the text is no address.
    """
    found = ip_address(text.strip())
    return getattr(found, "ipv4_mapped", None) or found


def neighbour() -> Address:
    """The other end of the connection: a reader, or the proxy next to this server."""
    return unmapped(flask.request.remote_addr or "0.0.0.0")


def is_trusted(one: Address, trusted: Sequence[Network]) -> bool:
    """Whether an address is that of a proxy whose word is taken."""
    return any(one in network for network in trusted)


def client_address(trusted: Sequence[Network]) -> Address:
    """The last hop on the way here that is no trusted proxy. Each proxy adds to the right whom it
    heard; what stands left of the first that is not trusted was said by anybody."""
    found = neighbour()
    for hop in reversed(flask.request.headers.get(HOPS, "").split(",")):
        if not is_trusted(found, trusted):
            break
        try:
            found = unmapped(hop)
        except ValueError:
            break
    return found
