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
        whole = address.packed if address.version == 4 else address.packed[: HOUSE // 8]
        return int.from_bytes(hmac.digest(self._key, whole, "sha256")[:8])


def _seen(connection: HTTPConnection) -> Address | None:
    """Return the first address on the way to the browser that is not near; each proxy adds its at the end."""
    told = ",".join(connection.headers.getlist("x-forwarded-for")).rsplit(",", PROXIES)[-PROXIES:]
    for hop in (connection.client.host if connection.client else "", *reversed(told)):
        address = _read(hop.strip())
        if address is None or not any(address in network for network in NEAR):
            return address
    return None


def _read(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
