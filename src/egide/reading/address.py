"""Which addresses may be asked: public ones, spelt plainly. No socket is opened here.

The rule is closed: what is not a public unicast address, by the registries of IANA, is refused,
and so is every IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64), because what
answers at its far end cannot be told.
"""

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from egide.reading.refusals import BadAddress, PrivateNetwork, Unreachable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
CARRIERS = tuple(
    map(
        ipaddress.IPv6Network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
    )
)
# 6to4 relays, and protocol assignments, part of which Python 3.11 takes for global.
SPECIAL = tuple(map(ipaddress.IPv4Network, ("192.88.99.0/24", "192.0.0.0/24")))
DOTTED = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
NUMBER_LAST = re.compile(r"(?:.*\.)?(?:\d+|0[xX][0-9a-fA-F]*)\.?")
SECURE, PLAIN = "https", "http"


def is_public(address: Address) -> bool:
    """Whether an address is a public host's."""
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in carrier for carrier in CARRIERS) or address.ipv4_mapped:
            return False
        if address.is_site_local:
            return False
    elif any(address in network for network in SPECIAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be asked. The defaults are those of production; tests loosen one at a time."""

    ports: frozenset[int] = frozenset({80, 443})
    public: Callable[[Address], bool] = is_public
    resolve: Callable[[str, int], tuple[str, ...]] = resolve

    def pinned(self, url: httpx.URL) -> str:
        """The one address to connect to; refused if any address of the host is not public."""
        self.check_spelling(url)
        port = url.port or (443 if url.scheme == SECURE else 80)
        try:
            found = self.resolve(url.host, port)
            addresses = [ipaddress.ip_address(one.partition("%")[0]) for one in found]
        except (OSError, ValueError) as error:
            raise Unreachable(url.host) from error
        if not addresses:
            raise Unreachable(url.host)
        if not all(self.public(address) for address in addresses):
            raise PrivateNetwork(url.host)
        return str(addresses[0])

    def check_spelling(self, url: httpx.URL) -> None:
        """Refuse what is not a plain http(s) address of a named host."""
        shown = f"{url.scheme}://{url.host}"
        if url.scheme not in {SECURE, PLAIN}:
            raise BadAddress(shown, "ni http ni https", "neither http nor https")
        if url.userinfo:
            raise BadAddress(shown, "il contient un mot de passe", "it holds a password")
        if url.port is not None and url.port not in self.ports:
            raise BadAddress(shown, f"port {url.port}", f"port {url.port}")
        if not url.host or odd(url.host):
            raise BadAddress(shown, "nom de site inhabituel", "an unusual host name")


def odd(host: str) -> bool:
    """Whether a host is a number in disguise: decimal, octal, hexadecimal, or too short."""
    if "%" in host:
        return True
    if not NUMBER_LAST.fullmatch(host):
        return False
    if not DOTTED.fullmatch(host):
        return True
    return any(len(part) > 1 and part.startswith("0") for part in host.split("."))
