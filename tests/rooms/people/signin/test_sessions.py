"""A session is new at each sign-in, ends by itself, and ends everywhere when its owner says so."""

from datetime import UTC, datetime, timedelta

import pytest

from egide.people.signin import bounds, sessions
from tests.rooms.people.signin.conftest import Browser

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_session_key_from_before_is_worth_nothing_after(browser, a_member):
    _, key = a_member
    browser.post("/sortir")
    browser.ask("/entrer/cle/question")
    before = browser.cookies["sessionid"].value
    browser.enter(key)
    after = browser.cookies["sessionid"].value
    assert before != after
    planted = Browser()
    planted.cookies["sessionid"] = before
    assert not planted.person.is_authenticated


def test_who_comes_in_again_gets_a_new_session_and_the_old_one_is_over(browser, a_member):
    _, key = a_member
    before = browser.cookies["sessionid"].value
    browser.enter(key)
    old = Browser()
    old.cookies["sessionid"] = before
    assert browser.person.is_authenticated
    assert not old.person.is_authenticated


def test_nothing_of_a_visitor_goes_on_into_the_session_of_somebody(
    browser, an_invitation, a_member
):
    _, key = a_member
    browser.open(an_invitation(name="Eve").link)
    assert "invitation" in browser.session
    browser.enter(key)
    assert "invitation" not in browser.session


@pytest.mark.parametrize(
    "lasted, silent, over",
    [
        (timedelta(0), timedelta(0), False),
        (bounds.LONGEST_SESSION - timedelta(seconds=1), timedelta(0), False),
        (bounds.LONGEST_SESSION, timedelta(0), True),
        (timedelta(hours=2), bounds.LONGEST_SILENCE - timedelta(seconds=1), False),
        (timedelta(hours=2), bounds.LONGEST_SILENCE, True),
    ],
)
def test_a_session_ends_after_a_school_day_or_a_long_silence(lasted, silent, over):
    entered, seen = (NOON - lasted).timestamp(), (NOON - silent).timestamp()
    assert sessions.is_over(entered, seen, at=NOON) is over


@pytest.mark.parametrize("stamp, bound", [("entered", bounds.LONGEST_SESSION),
                                          ("seen", bounds.LONGEST_SILENCE)])  # fmt: skip
def test_the_page_asked_too_late_sends_to_the_door(browser, a_member, stamp, bound):
    session = browser.session
    session[stamp] -= bound.total_seconds()
    session.save()
    answer = browser.get("/mes-acces")
    assert answer.headers["Location"] == "/entrer?next=%2Fmes-acces"
    assert not browser.person.is_authenticated


def test_who_goes_on_reading_is_not_sent_away_and_costs_one_writing_a_minute(
    browser, a_member, django_assert_num_queries
):
    session = browser.session
    session["seen"] -= 61
    session.save()
    late = session["seen"]
    browser.get("/mes-acces")
    assert browser.session["seen"] > late
    noted = browser.session["seen"]
    browser.get("/mes-acces")
    assert browser.session["seen"] == noted


def test_signing_out_everywhere_ends_every_session_of_that_person_alone(
    browser, a_member, an_invitation
):
    from tests.rooms.people.signin.authenticator import Authenticator

    _, key = a_member
    telephone, neighbour = Browser(), Browser()
    telephone.enter(key)
    neighbour.accept(an_invitation(name="Eve").link, Authenticator())
    assert browser.post("/sortir/partout").headers["Location"] == "/entrer"
    assert not browser.person.is_authenticated
    assert not telephone.person.is_authenticated
    assert neighbour.person.is_authenticated
    assert telephone.enter(key).status_code == 200


OURS = ["/mes-acces", "/?a=b#c"]
NOT_OURS = [
    "https://evil.example/", "//evil.example", "/\\evil.example", "///evil.example",
    "javascript:alert(1)", "http:evil.example", "\thttps://evil.example", "evil", "/" + "a" * 2000,
    "https://testserver.evil.example/", "/%0d%0aSet-Cookie:x\r\n",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_OURS)
def test_the_door_leads_nowhere_else(browser, a_member, address):
    _, key = a_member
    assert browser.enter(key, address).json() == {"next": "/"}
    assert browser.post("/entrer/camille", {"next": address}).headers["Location"] == "/"


@pytest.mark.parametrize("address", OURS)
def test_the_door_leads_back_to_our_pages(browser, a_member, address):
    assert browser.enter(a_member[1], address).json() == {"next": address}
