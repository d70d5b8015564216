"""Refresh tokens: for whom it was agreed, each once, over as soon as anything moved."""

import pytest
from django.test import Client

from egide.decisions import actions as decisions
from egide.decisions import queries
from egide.gateway.doors_out.oidc import grants, refresh
from egide.gateway.held import memory
from egide.gateway.inside import choosing
from egide.gateway.models import OidcFamily
from egide.gateway.secrets import keys
from egide.journal.errors import JournalClosed
from egide.journal.models import Opening
from egide.kit.clock import now
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Member, Person
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import exchange, registered, userinfo
from tests.rooms.gateway.oidc.steps import later, refreshed, tokens, verified
from tests.rooms.gateway.opened import about, moment

__all__ = ["later"]
pytestmark = pytest.mark.django_db
OFFLINE = {"scope": "openid profile offline_access"}


@pytest.fixture(autouse=True)
def agreed():
    """A client that may refresh, and its agreement."""
    return registered(grant_types=["authorization_code", "refresh_token"])


def is_over(token):
    """Whether this refresh token gives nothing."""
    answer = refreshed(token)
    return (answer.status_code, answer.json().get("error")) == (400, "invalid_grant")


def lines_of(user):
    """The lines of the journal about somebody."""
    return Opening.objects.filter(person=keys.of_person(flow.NAMED[user].member))


def suspend(agreement):
    """The head suspends it."""
    school = people.organisation(TILLEULS).id
    held = next(one for one in queries.agreements_of(school, on=flow.TODAY)
                if one.signed.digest == agreement)  # fmt: skip
    decisions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=flow.TODAY)
    memory.forget()


def test_each_refresh_gives_the_next_and_a_line_of_the_journal():
    token = tokens(**OFFLINE)["refresh_token"]
    before = lines_of("leo").count()
    seen = set()
    for turn in range(1, 4):
        answer = refreshed(token)
        assert answer.headers["Cache-Control"] == "no-store"
        said = answer.json()
        seen |= {token, said["access_token"]}
        token = said["refresh_token"]
        assert lines_of("leo").count() == before + turn
        assert "nickname" in userinfo(said["access_token"]).json()
    assert len(seen) == 6


def test_nobody_gets_one_who_did_not_ask_or_did_not_agree():
    assert "refresh_token" not in tokens()
    held = tokens(**OFFLINE)["refresh_token"]
    registered()  # the agreement is another one too, and the client may refresh no more
    given = tokens(**OFFLINE)
    assert "refresh_token" not in given
    assert "offline_access" not in given["scope"]
    assert is_over(held)


def test_a_token_that_comes_twice_ends_the_family_and_what_it_gave():
    first = tokens(**OFFLINE)["refresh_token"]
    second = refreshed(first).json()
    assert userinfo(second["access_token"]).status_code == 200
    assert is_over(first)
    assert is_over(second["refresh_token"])
    assert userinfo(second["access_token"]).status_code == 401
    assert not OidcFamily.objects.exists()


def test_a_code_that_comes_twice_at_once_begins_no_family(monkeypatch):
    begin = refresh.begin

    def meanwhile(token, *, at):
        grants.revoke(token.id, at=at)  # whoever has the code too is heard between the two
        return begin(token, at=at)

    monkeypatch.setattr(refresh, "begin", meanwhile)
    assert exchange(flow.code_of(**OFFLINE)).json()["error"] == "invalid_grant"
    assert not OidcFamily.objects.exists()


def test_a_family_is_its_own(later):
    mine, theirs = (tokens(user, **OFFLINE)["refresh_token"] for user in ("leo", "eleve1"))
    refreshed(mine)
    assert is_over(mine)
    assert refreshed(theirs).status_code == 200


@pytest.mark.parametrize("bend", [lambda token: token[:-3] + "AAA", lambda _: "", lambda _: "é",
                                  lambda _: "x" * 9000])  # fmt: skip
def test_what_this_house_did_not_seal_is_nothing(bend):
    token = tokens(**OFFLINE)["refresh_token"]
    assert is_over(bend(token))
    assert refreshed(token).status_code == 200


def test_an_access_token_or_a_code_is_no_refresh_token_and_the_other_way_round():
    given = tokens(**OFFLINE)
    assert is_over(given["access_token"])
    assert is_over(flow.code_of(**OFFLINE))
    assert userinfo(given["refresh_token"]).status_code == 401
    assert exchange(given["refresh_token"]).json()["error"] == "invalid_grant"


def test_another_client_gets_nothing_and_ends_nothing():
    registered(client_id="thief", grant_types=["authorization_code", "refresh_token"])
    token = tokens(**OFFLINE)["refresh_token"]
    assert refreshed(token, header=flow.basic("thief")).json()["error"] == "invalid_grant"
    assert refreshed(token, header="").json()["error"] == "invalid_client"
    assert refreshed(token).status_code == 200


def test_a_suspension_ends_it_and_nothing_is_written(agreed):
    token = tokens(**OFFLINE)["refresh_token"]
    before = lines_of("leo").count()
    suspend(agreed["agreement"])
    assert is_over(token)
    assert lines_of("leo").count() == before
    assert not OidcFamily.objects.exists()


def test_a_familys_objection_ends_it_and_no_one_elses(agreed):
    hers, another = (tokens(user, **OFFLINE)["refresh_token"] for user in ("leo", "eleve1"))
    mother = Person.objects.get(key="anne")
    choosing.object_to(about(agreed["agreement"], slug=agreed["service"]), by=mother, when=moment())
    memory.forget()
    assert is_over(hers)
    assert refreshed(another).status_code == 200


def test_another_agreement_ends_it():
    token = tokens(**OFFLINE)["refresh_token"]
    registered(grant_types=["authorization_code", "refresh_token"])
    assert is_over(token)


def test_whoever_left_the_school_or_was_erased_is_refreshed_no_more():
    token = tokens(**OFFLINE)["refresh_token"]
    Member.objects.filter(pk=flow.NAMED["leo"].member).delete()
    assert is_over(token)


def test_a_refresh_may_ask_for_less_and_never_for_more():
    token = tokens(**OFFLINE)["refresh_token"]
    less = refreshed(token, scope="openid").json()
    assert userinfo(less["access_token"]).json().keys() == {"sub"}
    more = refreshed(less["refresh_token"], scope="openid email")
    assert more.json()["error"] == "invalid_scope"
    again = refreshed(less["refresh_token"]).json()
    assert "nickname" in userinfo(again["access_token"]).json()


def test_nothing_is_spent_when_the_journal_cannot_be_written(monkeypatch):
    token = tokens(**OFFLINE)["refresh_token"]

    def closed(*_):
        raise JournalClosed

    monkeypatch.setattr(refresh, "cross", closed)
    assert refreshed(token).status_code == 503
    monkeypatch.undo()
    assert refreshed(token).status_code == 200


def test_it_outlives_the_session_and_says_no_session():
    registered(grant_types=["authorization_code", "refresh_token"],
               backchannel_logout_uri="http://127.0.0.1:1/")  # fmt: skip
    browser = flow.signed_in()
    first = tokens(browser=browser, **OFFLINE)
    assert "sid" in verified(first["id_token"]).claims
    browser.post("/ent/sortie")
    assert userinfo(first["access_token"]).status_code == 401
    second = refreshed(first["refresh_token"]).json()
    assert "sid" not in verified(second["id_token"]).claims
    assert userinfo(second["access_token"]).status_code == 200


def test_a_month_after_the_sign_in_it_is_over_however_often_it_was_refreshed(monkeypatch):
    token = tokens(**OFFLINE)["refresh_token"]
    token = refreshed(token).json()["refresh_token"]
    held = refresh.opened(token)
    assert held.ends <= now() + refresh.LASTS
    monkeypatch.setattr("egide.gateway.doors_out.oidc.pages.now", lambda: held.ends)
    assert is_over(token)
    assert refresh.sweep(at=held.ends) == 1


def test_no_table_says_whose_a_family_is():
    token = tokens(**OFFLINE)["refresh_token"]
    (row,) = OidcFamily.objects.all()
    assert {field.name for field in OidcFamily._meta.fields} == {"family", "turn", "ends_at"}
    assert row.turn == 0
    assert flow.NAMED["leo"].member.hex not in token


def test_discovery_says_so():
    said = Client().get("/.well-known/openid-configuration").json()
    assert "refresh_token" in said["grant_types_supported"]
    assert "offline_access" in said["scopes_supported"]
