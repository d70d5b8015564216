"""A passkey opens for its owner, from our pages, once a challenge; everything else is refused."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egide.people.models import OutsideAccount, Passkey, Ticket
from egide.people.signin import bounds, passkeys, webauthn
from egide.people.signin.errors import Unproved, Unreadable
from tests.rooms.people.signin.authenticator import PRESENT, Authenticator, coded
from tests.rooms.people.signin.conftest import Browser

pytestmark = pytest.mark.django_db


def test_a_passkey_lets_its_owner_in_and_says_when_it_served(browser, a_member):
    person, key = a_member
    browser.post("/sortir")
    assert browser.enter(key, "/mes-acces").json() == {"next": "/mes-acces"}
    assert browser.person == person
    assert person.passkeys.get().last_used_at is not None


def test_what_is_asked_of_a_browser_wants_a_person_verified_and_names_nobody(browser, a_member):
    asked = browser.ask("/entrer/cle/question").json()
    assert (asked["userVerification"], asked["rpId"]) == ("required", "localhost")
    assert not asked.get("allowCredentials")
    making = browser.ask("/mes-acces/question").json()
    assert making["authenticatorSelection"]["residentKey"] == "required"
    assert making["authenticatorSelection"]["userVerification"] == "required"
    assert [one["id"] for one in making["excludeCredentials"]] == [coded(a_member[1].credential)]


LIES = {
    "another site's page": {"origin": "https://localhost.evil.example"},
    "plain http elsewhere": {"origin": "http://localhost:8080"},
    "a key of another site": {"rp": "evil.example"},
    "nobody verified": {"flags": PRESENT},
    "nobody there": {"flags": 0},
    "another key": {"key": Authenticator().key},
    "an unknown key": {"credential": b"x" * 32},
    "somebody else's key": {"holder": b"y" * 16},
}


@pytest.mark.parametrize("lie", LIES, ids=str)
def test_an_answer_that_lies_opens_nothing(browser, a_member, lie):
    _, key = a_member
    browser.post("/sortir")
    answer = browser.enter(replace(key, **LIES[lie]))
    assert (answer.status_code, answer.json()["code"]) == (403, "unproved")
    assert not browser.person.is_authenticated


@pytest.mark.parametrize("lie", list(LIES)[:5], ids=str)
def test_a_key_that_lies_when_it_is_made_is_not_kept(browser, an_invitation, lie):
    answer = browser.accept(an_invitation().link, replace(Authenticator(), **LIES[lie]))
    assert answer.status_code == 403
    assert not Passkey.objects.exists()
    assert not browser.person.is_authenticated


def test_a_challenge_serves_once(browser, a_member):
    _, key = a_member
    browser.post("/sortir")
    answer = key.prove(browser.ask("/entrer/cle/question").json())
    assert browser.ask("/entrer/cle/reponse", credential=answer).status_code == 200
    assert browser.ask("/entrer/cle/reponse", credential=answer).json()["code"] == "stale"


def test_a_challenge_is_spent_by_a_wrong_answer_too(browser, a_member):
    _, key = a_member
    browser.post("/sortir")
    asked = browser.ask("/entrer/cle/question").json()
    browser.ask("/entrer/cle/reponse", credential=replace(key, flags=0).prove(asked))
    assert browser.ask("/entrer/cle/reponse", credential=key.prove(asked)).json()["code"] == "stale"


def test_a_challenge_is_worth_nothing_in_another_browser_or_for_another_purpose(browser, a_member):
    _, key = a_member
    asked = browser.ask("/entrer/cle/question").json()
    for other in (Browser(), Browser()):
        other.ask("/entrer/cle/question")
        refused = other.ask("/entrer/cle/reponse", credential=key.prove(asked))
        assert refused.json()["code"] == "stale"
    making = browser.ask("/mes-acces/question").json()
    refused = browser.ask("/entrer/cle/reponse", credential=key.prove(making))
    assert refused.json()["code"] == "stale"


def test_a_challenge_does_not_wait_for_ever(browser, a_member):
    _, key = a_member
    asked = browser.ask("/entrer/cle/question").json()
    Ticket.objects.update(expires_at=timezone.now())
    refused = browser.ask("/entrer/cle/reponse", credential=key.prove(asked))
    assert refused.json()["code"] == "stale"
    browser.ask("/entrer/cle/question")
    assert Ticket.objects.count() == 1, "what nobody came back for is swept away"


def test_a_counter_that_goes_back_stops_the_key_for_good_and_ends_every_session(browser, a_member):
    person, key = a_member
    for count in (5, 9):
        assert browser.enter(replace(key, count=count)).status_code == 200
    thief = Browser()
    assert thief.enter(replace(key, count=7)).json()["code"] == "stopped"
    assert not browser.person.is_authenticated
    assert person.passkeys.get().stopped_at is not None
    assert browser.enter(replace(key, count=99)).json()["code"] == "stopped"


def test_a_passkey_that_counts_nothing_goes_on(browser, a_member):
    _, key = a_member
    assert [browser.enter(key).status_code for _ in range(3)] == [200, 200, 200]


def test_several_keys_are_named_and_renamed_and_the_last_stays(browser, a_member):
    person, first = a_member
    second = Authenticator()
    assert browser.add(second, "bureau").status_code == 200
    one, two = passkeys.of(person)
    assert (one.name, two.name) == ("téléphone", "bureau")
    browser.post(f"/mes-acces/{two.pk}/nom", {"name": "maison"})
    assert passkeys.of(person)[1].name == "maison"
    assert browser.post(f"/mes-acces/{one.pk}/retirer").status_code == 302
    assert browser.person == person, "whoever removes a key stays"
    assert browser.enter(first).status_code == 403
    assert browser.post(f"/mes-acces/{two.pk}/retirer").status_code == 409
    assert browser.enter(second).status_code == 200


def test_removing_a_key_ends_what_it_opened_elsewhere(browser, a_member):
    person, key = a_member
    browser.add(Authenticator())
    other = Browser()
    other.enter(key)
    browser.post(f"/mes-acces/{passkeys.of(person)[0].pk}/retirer")
    assert browser.person.is_authenticated
    assert not other.person.is_authenticated


def test_a_stopped_key_or_the_account_of_a_closed_service_is_no_way_in(browser, a_member):
    person, _ = a_member
    browser.add(Authenticator())
    good, stopped = passkeys.of(person)
    Passkey.objects.filter(pk=stopped.pk).update(stopped_at=timezone.now())
    OutsideAccount.objects.create(
        person=person, issuer="https://gone.example", subject="1", at=timezone.now()
    )
    assert browser.post(f"/mes-acces/{good.pk}/retirer").status_code == 409


def test_nobody_names_or_removes_the_key_of_somebody_else(browser, a_member, an_invitation):
    theirs = passkeys.of(a_member[0])[0]
    other = Browser()
    other.accept(an_invitation(name="Eve").link, Authenticator())
    other.add(Authenticator())
    assert other.post(f"/mes-acces/{theirs.pk}/nom", {"name": "x"}).status_code == 404
    assert other.post(f"/mes-acces/{theirs.pk}/retirer").status_code == 404
    assert passkeys.of(a_member[0])[0].name == "téléphone"


def test_a_key_that_opens_for_somebody_is_not_registered_twice(browser, a_member):
    _, key = a_member
    assert browser.add(key).json()["code"] == "known-already"


def test_nobody_keeps_more_keys_than_they_tell_apart(browser, a_member):
    for _ in range(bounds.MOST_PASSKEYS - 1):
        assert browser.add(Authenticator()).status_code == 200
    assert browser.add(Authenticator()).json()["code"] == "too-many-keys"


def test_an_old_session_changes_nothing_until_it_proves_itself_again(browser, a_member):
    person, key = a_member
    session = browser.session
    session["proved"] -= bounds.FRESH.total_seconds()
    session.save()
    assert browser.ask("/mes-acces/question").json()["code"] == "not-fresh"
    assert browser.post(f"/mes-acces/{passkeys.of(person)[0].pk}/retirer").status_code == 403
    page = browser.get("/mes-acces").content.decode()
    assert "/retirer" not in page
    assert "confirmer=1" in page
    browser.enter(key)
    assert browser.add(Authenticator()).status_code == 200


ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary().map(coded),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.fixed_dictionaries(
        {"id": ANSWERS, "rawId": ANSWERS, "type": ANSWERS},
        optional={
            "response": ANSWERS | st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, ANSWERS))
        },
    )
)
def test_whatever_a_stranger_sends_is_a_refusal_and_never_a_fault(raw):
    with pytest.raises((Unreadable, Unproved)):
        webauthn.made(raw, webauthn.challenge_in(raw), passkeys.site())
    with pytest.raises((Unreadable, Unproved)):
        webauthn.proved(webauthn.answer(raw), b"no key", passkeys.site())


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_true_answer_with_some_bytes_changed_is_a_refusal_and_never_a_fault(data):
    key = Authenticator()
    asked = webauthn.asked_to_make(passkeys.site(), Passkey().id, "x", b"c" * 32, [])
    answer = key.make(asked)
    part = data.draw(st.sampled_from(["clientDataJSON", "attestationObject"]))
    whole = bytearray(json.dumps(answer["response"][part]).encode().strip(b'"'))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = ord(
            data.draw(st.sampled_from("ABCxyz059-_"))
        )
    if whole.decode() == answer["response"][part]:
        return
    answer["response"][part] = whole.decode()
    try:
        webauthn.made(answer, b"c" * 32, passkeys.site())
    except (Unreadable, Unproved):
        return


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"credential": 1}', b"\xff", b"[" * 70_000])
def test_a_body_that_is_no_answer_is_refused(browser, body):
    answer = browser.post("/entrer/cle/reponse", body, content_type="application/json",
                          HTTP_ACCEPT="application/json")  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


@pytest.mark.django_db(transaction=True)
def test_of_two_that_answer_the_same_challenge_at_once_one_is_refused(browser, a_member):
    _, key = a_member
    answer = key.prove(browser.ask("/entrer/cle/question").json())

    def send(_):
        twin = Browser()
        twin.cookies = browser.cookies.copy()
        try:
            return twin.ask("/entrer/cle/reponse", credential=answer).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(4))) == [200, 400, 400, 400]


def test_a_form_of_somebody_else_sends_nothing(a_member):
    foreign = Browser(enforce_csrf_checks=True)
    assert foreign.ask("/entrer/cle/question").status_code == 403
    assert foreign.ask("/entrer/cle/question").json()["code"] == "expired"


def test_an_invitation_older_than_now_is_not_given(an_invitation):
    sent = an_invitation()
    assert sent.invitation.expires_at - sent.invitation.at == timedelta(days=7)
