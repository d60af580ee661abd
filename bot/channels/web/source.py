"""Where a post comes from: a number for the network, of which nobody can tell the address."""

import hmac
import secrets
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection

HOUSE = 56  # bits of an IPv6 address that one household gets; the rest it may choose itself
PROXIES = 8  # of X-Forwarded-For are looked at, from the nearest on
NEAR = tuple(  # addresses of the same machine or house: those of a proxy
    map(
        ip_network,
        (
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)
Address = IPv4Address | IPv6Address


class Sources:
    """Numbers the networks that posts come from, with a key that ends with the process."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def of(self, connection: HTTPConnection) -> int | None:
        """Return the number of the network; None where only a proxy is seen that does not tell."""
        address = _seen(connection)
        if address is None:
            return None
        return self._number(address)

    def nearest(self, connection: HTTPConnection) -> int:
        """Return the number of what our own proxy saw, private or not; 0 where nothing can be read.

        One proxy stands in front at most: what an address behind it says of others may be made up.
        """
        peer = _read(connection.client.host if connection.client else "")
        told = ",".join(connection.headers.getlist("x-forwarded-for")).rpartition(",")[2]
        is_proxy = peer is not None and _is_near(peer)
        address = (_read(told.strip()) if is_proxy else None) or peer
        return self._number(address) if address else 0

    def _number(self, address: Address) -> int:
        whole = address.packed if address.version == 4 else address.packed[: HOUSE // 8]
        return int.from_bytes(hmac.digest(self._key, whole, "sha256")[:8])


def _is_near(address: Address) -> bool:
    return any(address in network for network in NEAR)


def _seen(connection: HTTPConnection) -> Address | None:
    """Return the first address on the way to the browser that is not near; each proxy adds its at the end."""
    told = ",".join(connection.headers.getlist("x-forwarded-for")).rsplit(",", PROXIES)[-PROXIES:]
    for hop in (connection.client.host if connection.client else "", *reversed(told)):
        address = _read(hop.strip())
        if address is None or not _is_near(address):
            return address
    return None


def _read(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
