"""Knocking has a limit, for an address and for a person, counted for all processes together."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from egide.people.models import Tally
from egide.people.signin import bounds, throttle
from egide.people.signin.errors import TooOften
from egide.people.signin.throttle import Door
from tests.rooms.people.signin.authenticator import Authenticator
from tests.rooms.people.signin.conftest import Browser

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_last_knock_allowed_passes_and_the_next_does_not():
    for _ in range(Door.PERSON.value):
        throttle.allow(Door.PERSON, "someone", at=NOON)
    with pytest.raises(TooOften):
        throttle.allow(Door.PERSON, "someone", at=NOON)
    throttle.allow(Door.PERSON, "another", at=NOON)
    throttle.allow(Door.PERSON, "someone", at=NOON + bounds.WINDOW)


def test_neither_an_address_nor_a_person_is_written_down():
    throttle.count(Door.KNOCK, "192.0.2.7", at=NOON)
    assert b"192.0.2.7" not in bytes(Tally.objects.get().who)
    throttle.forget(at=NOON + bounds.WINDOW)
    assert not Tally.objects.exists()


def test_whoever_fails_too_often_waits_and_a_school_behind_one_address_does_not(a_member):
    _, key = a_member
    stranger = Browser(REMOTE_ADDR="192.0.2.7")
    for _ in range(bounds.FAILURES_OF_AN_ADDRESS):
        assert stranger.open("x#wrong").status_code == 404
    assert stranger.open("x#wrong").status_code == 429
    assert stranger.ask("/entrer/cle/question").json()["code"] == "too-often"
    assert Browser(REMOTE_ADDR="192.0.2.8").enter(key).status_code == 200


def test_success_never_spends_what_failures_are_allowed(a_member):
    _, key = a_member
    colleague = Browser(REMOTE_ADDR="192.0.2.9")
    for _ in range(30):
        assert colleague.enter(key).status_code == 200
    assert not throttle.is_closed(Door.FAILURE, "192.0.2.9", at=datetime.now(UTC))


def test_one_person_is_not_tried_without_end_from_many_addresses(a_member):
    _, key = a_member
    codes = [
        Browser(REMOTE_ADDR=f"198.51.100.{n}").enter(key).status_code
        for n in range(bounds.KNOCKS_OF_A_PERSON + 1)
    ]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {200}


CALLERS = [
    (0, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
    (1, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
    (1, "1.1.1.1, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
    (2, "1.1.1.1, 203.0.113.9, 10.0.0.1", "192.0.2.1", "203.0.113.9"),
    (2, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
    (1, "nonsense", "192.0.2.1", "unknown"),
    (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    (0, "", "::ffff:192.0.2.1", "192.0.2.1"),
]


@pytest.mark.parametrize("proxies, forwarded, remote, found", CALLERS)
def test_a_caller_is_where_our_own_proxies_saw_them(rf, proxies, forwarded, remote, found):
    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR=remote)
    with override_settings(PROXIES=proxies):
        assert throttle.caller(request) == found


def test_every_door_counts(browser, an_invitation):
    doors = ["/entrer/cle/question", "/entrer/cle/reponse", "/invitation/remise",
             "/invitation/question", "/invitation/reponse"]  # fmt: skip
    for address in doors:
        Tally.objects.all().delete()
        browser.ask(address)
        assert Tally.objects.exists(), address
    for address in ("/entrer/par/nowhere", "/entrer/retour/nowhere"):
        Tally.objects.all().delete()
        assert browser.get(address).status_code in {400, 404}
        assert Tally.objects.exists(), address


def test_a_browser_behind_a_shared_address_keeps_its_own_key(a_member):
    browser = Browser()
    browser.ask("/entrer/cle/question")
    assert browser.enter(Authenticator()).status_code == 403
