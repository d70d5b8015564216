"""A session's end: who asked is told, what is missed is tried again, giving up is seen."""

import logging

import pytest

from egide.gateway.endings import farewells, leaving, visits
from egide.gateway.endings.letters import Letter
from egide.gateway.endings.visits import Visited
from egide.gateway.models import Farewell, Visit

pytestmark = pytest.mark.django_db
NOW = 1_800_000_000
HERE, THERE = (Visited("oidc", name, "sid-of-" + name) for name in ("here", "there"))


@pytest.fixture
def post(monkeypatch):
    """What is posted, and which addresses answer."""

    class Post:
        answers, posted = {"here", "there"}, []

        def all(self, letters):
            self.posted += [one.address for one in letters]
            return [one.address in self.answers for one in letters]

    made = Post()
    made.posted = []
    monkeypatch.setattr(leaving, "post_all", made.all)
    monkeypatch.setitem(leaving.TELLERS, "oidc", lambda one, at: Letter(one.client, str(at)))
    for one in (HERE, THERE):
        visits.remember("session", one, at=NOW)
    return made


def test_whoever_asked_is_told_once_and_nothing_is_left(post):
    assert leaving.end("session", at=NOW) == leaving.Told((HERE, THERE), ())
    assert leaving.end("session", at=NOW) == leaving.Told((), ())
    assert post.posted == ["here", "there"]
    assert not Visit.objects.exists()
    assert not Farewell.objects.exists()


def test_another_session_tells_nobody(post):
    leaving.end("another", at=NOW)
    assert post.posted == []


def test_what_is_missed_is_tried_again_later_and_not_before(post):
    post.answers = {"there"}
    assert leaving.end("session", at=NOW).missed == (HERE,)
    assert leaving.again(at=NOW + farewells.AGAIN - 1) == leaving.Told((), ())
    post.answers = {"here"}
    assert leaving.again(at=NOW + farewells.AGAIN).told == (HERE,)
    assert not Farewell.objects.exists()


def test_giving_up_is_said_and_stays_to_be_seen(post, caplog):
    post.answers = set()
    leaving.end("session", at=NOW)
    for hour in range(1, 10):
        leaving.again(at=NOW + 3600 * hour)
    assert len(post.posted) == 2 * farewells.TRIES
    assert set(farewells.given_up()) == {HERE, THERE}
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(said) == 2
    assert "sid-of" not in caplog.text
    assert farewells.sweep(at=NOW + visits.KEPT) == 2


def test_a_process_that_dies_while_it_tells_loses_nobody(post, monkeypatch):
    def die(letters):
        raise SystemExit

    monkeypatch.setattr(leaving, "post_all", die)
    with pytest.raises(SystemExit):
        leaving.end("session", at=NOW)
    with pytest.raises(SystemExit):
        leaving.again(at=NOW + farewells.AGAIN)
    monkeypatch.setattr(leaving, "post_all", post.all)
    assert set(leaving.again(at=NOW + 5 * farewells.AGAIN).told) == {HERE, THERE}


def test_a_door_that_knows_its_client_no_more_has_nobody_to_tell(post, monkeypatch):
    monkeypatch.setitem(leaving.TELLERS, "oidc", lambda one, at: None)
    assert leaving.end("session", at=NOW).missed == ()
    assert post.posted == []
    assert not Farewell.objects.exists()
