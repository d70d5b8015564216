"""A service vouches for an account, which opens for the one person that an invitation linked."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from egide.people.models import OutsideAccount, Person
from egide.people.signin import invitations
from tests.rooms.people.signin.authenticator import Authenticator
from tests.rooms.people.signin.conftest import Browser, and_back, home, there
from tests.rooms.people.signin.provider import SECRET

pytestmark = pytest.mark.django_db


def test_an_invitation_links_an_account_which_opens_from_then_on(browser, linked, op):
    answer = and_back(browser, "/entrer/par/guichet?next=/mes-acces")
    assert answer.headers["Location"] == "/mes-acces"
    assert browser.person == linked
    account = linked.outside_accounts.get()
    assert (account.issuer, account.subject) == (op.issuer, "subject-1")


def test_what_is_asked_is_the_least_with_pkce_a_nonce_and_an_address_of_its_own(browser, op):
    there(browser)
    asked = op.asked
    assert asked["scope"] == "openid"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "http://localhost/entrer/retour/guichet"
    assert len(asked["state"]) >= 43
    assert len(asked["nonce"]) >= 43
    first = asked
    there(browser)
    assert not {op.asked[name] for name in ("state", "nonce", "code_challenge")} & {
        first[name] for name in ("state", "nonce", "code_challenge")
    }


def test_an_account_that_no_invitation_linked_opens_nothing_whatever_its_address(
    browser, linked, op
):
    op.subject = "somebody-else"
    answer = and_back(browser)
    assert answer.status_code == 403
    assert "relié à personne" in answer.content.decode()
    assert not browser.person.is_authenticated


def test_the_same_subject_at_another_service_is_another_account(browser, linked, op):
    assert and_back(browser, "/entrer/par/autre").status_code == 403


def test_an_account_opens_for_one_person(browser, linked, an_invitation):
    other = Browser()
    other.open(an_invitation(name="Eve").link)
    answer = and_back(other, "/entrer/par/guichet?invitation=1")
    assert answer.status_code == 409
    assert not Person.objects.filter(display_name="Eve").exists()
    assert OutsideAccount.objects.get().person == linked


def test_a_visitor_without_an_invitation_cannot_say_they_have_one(browser, op):
    assert and_back(browser, "/entrer/par/guichet?invitation=1").status_code == 403


def test_a_way_home_serves_once_and_in_the_browser_that_left_alone(browser, linked):
    address = there(browser)
    assert home(Browser(), address).status_code == 400
    assert home(browser, address).status_code == 302
    assert home(browser, address).status_code == 400


def test_a_session_is_new_after_the_journey(browser, linked):
    address = there(browser)
    before = browser.cookies["sessionid"].value
    home(browser, address)
    assert browser.cookies["sessionid"].value != before


def test_a_service_that_wants_its_secret_in_the_form_gets_it_there(browser, linked, op):
    op.said = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    cache.clear()
    assert and_back(browser).status_code == 302


def test_a_service_that_is_not_in_the_settings_is_not_asked(browser, op):
    assert browser.get("/entrer/par/inconnu").status_code == 404
    assert browser.get("/entrer/retour/inconnu?state=x&code=y").status_code == 400
    assert op.calls == []


def test_what_goes_wrong_is_said_in_the_readers_language(browser, op):
    op.said = {"issuer": "https://evil.example"}
    assert "n’a pas répondu comme prévu" in browser.get("/entrer/par/guichet").content.decode()
    browser.cookies["language"] = "en"
    assert "did not answer as it should" in browser.get("/entrer/par/guichet").content.decode()
    assert "has expired" in browser.get("/entrer/retour/guichet?state=x").content.decode()


@pytest.mark.parametrize("address", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_a_journey_ends_on_our_pages(browser, linked, address):
    assert and_back(browser, f"/entrer/par/guichet?next={address}").headers["Location"] == "/"


def test_a_proof_that_the_service_does_not_date_lets_in_and_changes_nothing(browser, linked, op):
    op.claims = {"auth_time": None}
    and_back(browser)
    assert browser.person == linked
    assert browser.ask("/mes-acces/question").json()["code"] == "not-fresh"


def test_to_confirm_asks_the_service_to_ask_again(browser, linked, op):
    there(browser, "/entrer/par/guichet?confirmer=1")
    assert op.asked["max_age"] == "0"


def test_a_linked_account_is_removed_when_another_way_is_left(browser, linked, op):
    and_back(browser)
    account = linked.outside_accounts.get()
    assert browser.post(f"/mes-acces/compte/{account.pk}/retirer").status_code == 409
    key = Authenticator()
    browser.add(key)
    assert browser.post(f"/mes-acces/compte/{account.pk}/retirer").status_code == 302
    browser.post("/sortir")
    assert and_back(browser).status_code == 403
    assert browser.enter(key).status_code == 200


def test_a_fresh_invitation_unlinks_what_was_linked(browser, linked, op):
    sent = invitations.renew(linked, by=None, at=timezone.now())
    Browser().accept(sent.link, Authenticator())
    assert and_back(browser).status_code == 403


def test_the_door_names_the_services_and_no_secret(browser, op):
    page = browser.get("/entrer").content.decode()
    assert "Entrer par Guichet" in page
    assert SECRET not in page
    assert SECRET not in browser.get("/entrer/par/guichet").headers["Location"]


def test_no_token_is_kept(linked):
    assert set(OutsideAccount.objects.values().get()) == {
        "id", "person_id", "issuer", "subject", "at", "last_used_at",
    }  # fmt: skip
