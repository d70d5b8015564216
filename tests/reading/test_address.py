"""Which addresses are public: the list is closed, and no number in disguise passes."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.reading.address import Address, is_public, odd

PRIVATE = [
    "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1",
    "192.168.1.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "203.0.113.5",
    "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:10.0.0.1", "::ffff:8.8.8.8", "2002:0a00:0001::1", "2002:0808:0808::1",
    "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001:0:1:2:3:4:5:6", "::10.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_not_asked(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.55.52.1", "2a01:e0c:1::1", "2606:4700::1111"])
def test_what_is_public_is(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_no_carrier_smuggles_an_address(address: Address) -> None:
    whole = int(address)
    for carried in (
        ipaddress.IPv6Address(0xFFFF << 32 | whole),
        ipaddress.IPv6Address(0x2002 << 112 | whole << 80),
        ipaddress.IPv6Address(0x64FF9B << 96 | whole),
    ):
        assert not is_public(carried)


@pytest.mark.parametrize(
    "host, is_odd",
    [("8.8.8.8", False), ("acme.fr", False), ("a.1", True), ("1.2.3", True), ("08.8.8.8", True)],
)
def test_numbers_in_disguise_are_odd(host: str, is_odd: bool) -> None:
    assert odd(host) is is_odd
