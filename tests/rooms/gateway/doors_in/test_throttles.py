"""So many tries, and no more; a school behind one address is far from any of the limits."""

import pytest
from django.test import Client

from egide.gateway.doors_in import throttles
from egide.gateway.doors_in.ents import Cas, Ent
from egide.kit.clock import now
from egide.people.models import Tally
from egide.people.signin import throttle
from tests.rooms.gateway.flow import NAMED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school(lasting_house, settings):
    """The kit's school."""
    settings.GATEWAY_KEYS = lasting_house / "gateway"


def tried(user, password, caller="192.0.2.1"):
    """What the form of the demonstration answers."""
    browser = Client(REMOTE_ADDR=caller)
    return browser.post("/ent/", {"user": user, "password": password}).status_code


def test_a_password_is_guessed_ten_times_from_an_address(school):
    right = NAMED["leo"].password
    assert {tried("leo", "wrong") for _ in range(throttles.PASSWORDS.value)} == {401}
    assert tried("leo", right) == 429
    assert tried("camille", NAMED["camille"].password) == 302  # a neighbour is not kept out
    assert tried("leo", right, caller="192.0.2.2") == 302  # nor Léo, from home


def test_a_password_is_not_guessed_from_everywhere_either(school):
    spent = [
        throttles.count(throttles.ACCOUNT, "leo", at=now()) for _ in range(throttles.ACCOUNT.value)
    ]
    assert spent[-1] == throttles.ACCOUNT.value
    assert tried("leo", NAMED["leo"].password, caller="198.51.100.1") == 429


def filled(allowance, door, caller="192.0.2.1"):
    """As if that had been done as often as it may be."""
    throttles.count(allowance, f"{door}|{caller}", at=now())
    digest = throttle.digest(allowance, f"{door}|{caller}")
    Tally.objects.filter(who=digest).update(count=allowance.value)


@pytest.mark.parametrize("allowance", [throttles.KNOCKS, throttles.FAILURES])
@pytest.mark.parametrize("way, place", [
    ("get", "aller"), ("get", "retour"), ("post", "retour"), ("post", "fin"),
])  # fmt: skip
def test_every_address_of_an_ent_counts(settings, allowance, way, place):
    settings.ENTS = (Ent("val", "V", ("98",), ("hand:98",), "uid", Cas("https://ent.example")),)
    filled(allowance, "val")
    assert getattr(Client(REMOTE_ADDR="192.0.2.1"), way)(f"/ent/{place}/val").status_code == 429
    assert getattr(Client(REMOTE_ADDR="192.0.2.2"), way)(f"/ent/{place}/val").status_code != 429


def test_a_large_school_comes_in_at_eight_o_clock():
    """Two thousand people behind one address, each there and back, a tenth of them clumsy."""
    assert throttles.KNOCKS.value >= 2000 * 2
    assert throttles.FAILURES.value >= 2000 // 10


def test_neither_an_account_nor_an_address_is_written_down(school):
    tried("leo", "wrong")
    kept = b"".join(bytes(row.who) for row in Tally.objects.all())
    assert b"leo" not in kept
    assert b"192.0.2" not in kept
