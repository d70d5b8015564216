"""A process believes what it holds while it hears; what moves elsewhere is forgotten here."""

import threading
from time import monotonic, sleep

import psycopg
import pytest
from django.test import Client

from egide.gateway.doors_in import arrivals
from egide.gateway.endings import ended
from egide.gateway.held import listening, memory
from egide.gateway.held.memory import NotHeld, Shelf
from egide.kit import links
from egide.kit.clock import now
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import authorize, exchange, signed_in, userinfo

pytestmark = pytest.mark.django_db(transaction=True)


def until(true, patience=5.0):
    """Wait until something is so."""
    end = monotonic() + patience
    while not true():
        assert monotonic() < end
        sleep(0.01)


@pytest.fixture
def elsewhere(client_of):
    """Another process: a connection that shares nothing with this one."""
    with psycopg.connect(**links.where(), autocommit=True) as link:
        yield link


@pytest.fixture
def heard(client_of, monkeypatch):
    """This process listens, for five seconds at most."""
    monkeypatch.setattr(listening, "EVERY", 0.1)
    link = psycopg.connect(**links.where(), autocommit=True)
    thread = threading.Thread(target=followed, args=(link,), daemon=True)
    thread.start()
    until(memory.believed)
    yield link
    link.close()
    thread.join(10)


def followed(link):
    """Follow, until the connection is taken away."""
    try:
        listening.follow(link, rounds=50)
    except (psycopg.Error, OSError, ValueError):
        return


def test_what_moves_elsewhere_is_forgotten_here_and_nothing_else(heard, elsewhere):
    read = []
    shelf = Shelf(lambda key: read.append(key) or key, most=10, service=lambda key: key)
    for key in ("mine", "other", "mine", "other"):
        assert shelf.get(key) == key
    assert read == ["mine", "other"]
    elsewhere.execute("INSERT INTO gateway_movement (what, about, xact, at)"
                      " VALUES ('service', 'mine', 0, 0)")  # fmt: skip
    until(lambda: shelf.get("mine") and read[2:] == ["mine"])
    shelf.get("other")
    assert read == ["mine", "other", "mine"]


def test_a_row_without_its_notice_is_found_by_asking(heard, elsewhere):
    read = []
    shelf = Shelf(lambda key: read.append(key) or key, most=10, service=lambda key: key)
    elsewhere.execute("ALTER TABLE gateway_movement DISABLE TRIGGER gateway_told")
    try:
        with elsewhere.transaction():
            number = elsewhere.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()[0]
            shelf.get("slow")  # another process took its number before this was read
            elsewhere.execute("INSERT INTO gateway_movement (what, about, xact, at)"
                              " VALUES ('service', 'slow', %s, 0)", [number])  # fmt: skip
        until(lambda: shelf.get("slow") and len(read) > 1)
    finally:
        elsewhere.execute("ALTER TABLE gateway_movement ENABLE TRIGGER gateway_told")


def test_who_hears_nothing_any_more_holds_nothing_after_two_seconds(client_of):
    read = []
    shelf = Shelf(lambda key: read.append(key) or key, most=10)
    memory.believe(until=monotonic() + 0.2)
    shelf.get("door")
    shelf.get("door")
    assert read == ["door"]
    sleep(0.25)
    shelf.get("door")
    assert read == ["door", "door"]
    assert memory.BELIEVED <= 2
    with memory.alone(), pytest.raises(NotHeld):
        shelf.get("door")


def test_what_was_read_before_a_movement_does_not_outlive_it(listening):
    read = []

    def reader(key):
        read.append(key)
        if len(read) == 1:
            memory.forget("tool")  # a suspension comes while the agreement is being read
        return key

    shelf = Shelf(reader, most=10, service=lambda key: key)
    for _ in range(3):
        shelf.get("tool")
    assert len(read) == 2


def test_a_shelf_is_never_larger_than_it_may_be(listening):
    shelf = Shelf(lambda key: key, most=10)
    for key in range(100):
        shelf.get(key)
    assert len(shelf._held) <= 10


def test_a_session_that_ended_elsewhere_opens_nothing_here(heard, elsewhere):
    browser = signed_in()
    code = flow.back(authorize(browser))["code"]
    token = exchange(flow.back(authorize(browser))["code"]).json()["access_token"]
    assert userinfo(token).status_code == 200
    cookie = browser.cookies["passage"].value
    session = arrivals.carried(cookie, at=now()).session
    elsewhere.execute("INSERT INTO gateway_movement (what, about, xact, at)"
                      " VALUES ('session', %s, 0, 0)", [ended.digest(session)])  # fmt: skip
    until(lambda: ended.noted(ended.digest(session)))
    assert authorize(browser).headers["Location"].startswith("/ent/")
    assert exchange(code).json()["error"] == "invalid_grant"
    assert userinfo(token).status_code == 401


def test_a_session_of_the_portal_and_one_at_the_doors_are_two(client_of):
    browser = Client()
    browser.post("/ent/", {"user": "leo", "password": "essai-leo"})
    assert "passage" in browser.cookies
    assert browser.cookies["passage"]["httponly"]
    assert browser.cookies["passage"]["samesite"] == "Lax"
    for name in ("Léo", "Marchal", "leo", str(flow.NAMED["leo"].member)):
        assert name not in browser.cookies["passage"].value
