"""Which address is a service's own: the registered one, and none that looks like it."""

import pytest

from egide.gateway.doors_out.cas.addresses import owns, places_of, read, service_of, with_ticket
from egide.gateway.kit.errors import NotARegistration
from egide.gateway.models import CasService
from tests.rooms.gateway.cas.flow import registered

pytestmark = pytest.mark.django_db
EXACT, BELOW = "https://tool.example/app", "https://under.example/tools/a/"
HOSTILE = (
    "javascript:alert(1)//https://tool.example/app", "data:text/html,x", "//tool.example/app",
    "/cas/login", "https://tool.example/app#x", "https://tool.example/app\\@evil.example",
    "https://tool.example@evil.example/app", "https://evil.example/https://tool.example/app",
    "https://tool.example:443/app", "https://tool.example:8443/app", "http://tool.example/app",
    "https://TOOL.example/app", "https://tool.example/App", "https://tool.example/app/",
    "https://tool.example/app/../x", "https://tool.example/app%2f", "https://tool.example/ap%70",
    "https://tool.example./app", "https://tool.example.evil.example/app",
    "https://xtool.example/app", "https://tool.example/app x", "https://tool.example/app\n",
    " https://tool.example/app", "https://tool.example/app?a=b#c", "https://tool.exаmple/app",
    "https://tool.example/app?ticket=ST-mine", "https://tool.example/app?a=1&%74icket=x",
    "https://tool.example/app;x", "https://[::1]/app", "https:tool.example/app", "", "https://",
    f"https://tool.example/app?{'x' * 3000}",
)  # fmt: skip
OUTSIDE = (
    "https://under.example/tools/a", "https://under.example/tools/ab/x",
    "https://under.example/tools/a/../b", "https://under.example/tools/a/..",
    "https://under.example/tools/a/%2e%2e/b", "https://under.example/tools/a/.%2E/b",
    "https://under.example/tools/a/x%2f..%2fb", "https://under.example/tools/a/%5c..%5cb",
    "https://under.example/tools/a//evil.example", "https://under.example/tools/a/..;/b",
    "https://under.example/tools/a/%252e%252e/b", "https://under.example/tools/a/%00",
    "https://under.example.evil.example/tools/a/x", "http://under.example/tools/a/x",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def served(lasting_house):
    """One service to the letter, one with all that is below."""
    registered(EXACT)
    registered(BELOW, below=True)
    registered("https://asks.example/?tool=1")


@pytest.mark.parametrize("given", [*HOSTILE, *OUTSIDE])
def test_an_address_that_only_looks_like_it_is_nobodys(given):
    assert service_of(given) is None
    assert places_of(given) == []


@pytest.mark.parametrize("given", [
    EXACT, f"{EXACT}?page=/course/1&x=https://evil.example", f"{EXACT}?", BELOW, f"{BELOW}x/y.z",
    f"{BELOW}a%20b?c=d", "https://asks.example/?tool=1",
])  # fmt: skip
def test_its_own_address_is_recognised_and_its_query_is_its_own(given):
    assert given.startswith(service_of(given).address)


def test_a_query_that_was_registered_is_to_the_letter():
    for other in ("https://asks.example/", "https://asks.example/?tool=2",
                  "https://asks.example/?tool=1&x=2"):  # fmt: skip
        assert service_of(other) is None


def test_the_nearest_of_two_services_wins():
    registered("https://under.example/", below=True)
    assert service_of(f"{BELOW}x").address == BELOW
    assert service_of("https://under.example/tools/b").address == "https://under.example/"


def test_below_is_never_more_than_below():
    row = CasService(address=BELOW, below=True)
    assert owns(row, read(f"{BELOW}x"))
    row.below = False
    assert not owns(row, read(f"{BELOW}x"))


def test_a_ticket_comes_after_what_is_asked_already():
    assert with_ticket("https://a.example/", "ST-1") == "https://a.example/?ticket=ST-1"
    assert with_ticket("https://a.example/?b", "ST-1") == "https://a.example/?b&ticket=ST-1"


@pytest.mark.parametrize("given", [
    {"service": "javascript:alert(1)"}, {"service": "https://a.example/#x"},
    {"service": "https://a.example", "below": True}, {"service": "https://a.example/?b",
    "below": True}, {"service": "https://a.example/", "dialect": "klingon"},
    {"service": "https://a.example/", "attribute_names": {"role": "a b"}},
    {"service": "https://a.example/", "attribute_names": {"marks": "x"}},
    {"service": f"https://a.example/{'x' * 600}"},
])  # fmt: skip
def test_a_registration_that_would_open_more_is_refused(given):
    with pytest.raises(NotARegistration):
        registered(**given)
