"""RP-Initiated Logout 1.0: who proves whom they speak of ends that session; others ask first.

One test for each module of the certification profile of the same name, under that name.
"""

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from django.test import Client

from egide.gateway.doors_out.oidc import signing
from egide.gateway.endings import partings
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import registered, signed_in
from tests.rooms.gateway.oidc.steps import AFTER, end_session, query_of, stands, tokens, verified

pytestmark = pytest.mark.django_db
CONFIRM = "Sortir maintenant"
MODULES = """
discovery-endpoint-verification no-state bad-post-logout-redirect-uri no-id-token-hint no-params
query-added-to-post-logout-redirect-uri modified-id-token-hint bad-id-token-hint only-state
no-post-logout-redirect-uri
""".split()


@pytest.fixture(autouse=True)
def _registered():
    registered(post_logout_redirect_uris=[AFTER])


def proof(browser=None, **more):
    """A browser in which somebody signed in, and the ID token that the tool has of them."""
    browser = browser or signed_in()
    return browser, tokens(browser=browser, **more)["id_token"]


def bent(token, **claims):
    """A token whose claims were changed, with the signature that it had."""
    header, body, signature = token.split(".")
    said = json.loads(urlsafe_b64decode(body + "=="))
    changed = urlsafe_b64encode(json.dumps(said | claims).encode()).rstrip(b"=").decode()
    return f"{header}.{changed}.{signature}"


def unsigned(token):
    """The same claims, under `alg: none`."""
    header = urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    return f"{header}.{token.split('.')[1]}."


def confused(token):
    """The same claims, signed by HMAC with our public key for a secret."""
    header = urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').rstrip(b"=").decode()
    said = f"{header}.{token.split('.')[1]}"
    public = signing.signer("RS256").key.as_pem(private=False)
    mac = hmac.digest(public, said.encode(), "sha256")
    return f"{said}.{urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def asks(answer):
    """Whether the answer asks whoever stands there, and sends nobody anywhere."""
    return answer.status_code == 200 and CONFIRM in answer.content.decode()


def test_every_module_has_its_test():
    start = "test_oidcc_rp_initiated_logout"
    ours = [name.removeprefix(start) for name in globals() if name.startswith(start)]
    assert sorted(ours) == sorted(["", *(f"_{one.replace('-', '_')}" for one in MODULES)])


def test_oidcc_rp_initiated_logout_discovery_endpoint_verification():
    said = Client().get("/.well-known/openid-configuration").json()
    assert said["end_session_endpoint"].endswith("/oidc/logout")


def test_oidcc_rp_initiated_logout():
    browser, hint = proof()
    answer = end_session(browser, id_token_hint=hint, post_logout_redirect_uri=AFTER, state="a&b=c")
    assert answer.headers["Location"] == AFTER + "&state=a%26b%3Dc"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not stands(browser)


def test_oidcc_rp_initiated_logout_no_state():
    browser, hint = proof()
    answer = end_session(browser, id_token_hint=hint, post_logout_redirect_uri=AFTER)
    assert answer.headers["Location"] == AFTER


@pytest.mark.parametrize("address", [
    "https://evil.example/", AFTER + "#f", "https://TOOL.example/after?out=1",
    "https://tool.example/after", "https://tool.example/after?out=1/../x", flow.CALLBACK,
    "https://tool.example@evil.example/after?out=1", "javascript:alert(1)", "//evil.example",
])  # fmt: skip
def test_oidcc_rp_initiated_logout_bad_post_logout_redirect_uri(address):
    refused_way_out(address)


def test_oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri():
    refused_way_out(AFTER + "&more=1")


def refused_way_out(address):
    """Nobody is sent there, and the session goes on."""
    browser, hint = proof()
    answer = end_session(browser, id_token_hint=hint, post_logout_redirect_uri=address)
    assert answer.status_code == 400
    assert "Location" not in answer.headers
    assert address not in answer.content.decode()
    assert stands(browser)


@pytest.mark.parametrize("bend", [unsigned, confused, lambda token: bent(token, sub="x")])
def test_oidcc_rp_initiated_logout_modified_id_token_hint(bend):
    nothing_is_believed(bend)


@pytest.mark.parametrize("bend", [lambda token: token[:-4] + "AAAA", lambda _: "nonsense",
                                  lambda _: "a" * 20_000, lambda _: "ab.é.c"])  # fmt: skip
def test_oidcc_rp_initiated_logout_bad_id_token_hint(bend):
    nothing_is_believed(bend)


def nothing_is_believed(bend):
    """Whoever stands there is asked, and is sent nowhere afterwards."""
    browser, hint = proof()
    answer = end_session(browser, id_token_hint=bend(hint), post_logout_redirect_uri=AFTER,
                         client_id=flow.ID)  # fmt: skip
    assert asks(answer)
    assert AFTER not in answer.content.decode()
    assert stands(browser)


def test_oidcc_rp_initiated_logout_no_id_token_hint():
    browser, _ = proof()
    answer = end_session(browser, post_logout_redirect_uri=AFTER, state="s")
    assert asks(answer)
    assert stands(browser)


def test_oidcc_rp_initiated_logout_no_params():
    browser, _ = proof()
    assert asks(end_session(browser))
    assert stands(browser)


def test_oidcc_rp_initiated_logout_only_state():
    browser, _ = proof()
    assert asks(end_session(browser, state="s"))
    assert stands(browser)


def test_oidcc_rp_initiated_logout_no_post_logout_redirect_uri():
    browser, hint = proof()
    answer = end_session(browser, id_token_hint=hint)
    assert "La session est fermée." in answer.content.decode()
    assert not stands(browser)


def test_a_hint_counts_after_it_is_over_and_after_its_key_signs_no_more():
    browser, hint = proof()
    over = {**verified(hint).claims, "iat": 1_000_000_000, "exp": 1_000_000_600}
    hint = signing.signer("RS256").sign(over)
    signing.make("RS256")
    assert end_session(browser, id_token_hint=hint).status_code == 200
    assert not stands(browser)


def test_the_token_of_another_person_or_of_another_client_ends_nothing():
    registered(client_id="another", post_logout_redirect_uris=["https://other.example/"])
    victim, mine = proof()
    _, theirs = proof(signed_in("eleve1"))
    assert asks(end_session(victim, id_token_hint=theirs, post_logout_redirect_uri=AFTER))
    mismatch = end_session(victim, id_token_hint=mine, client_id="another")
    assert mismatch.status_code == 400
    of_another = "https://other.example/"
    stolen = end_session(victim, id_token_hint=mine, post_logout_redirect_uri=of_another)
    assert stolen.status_code == 400
    assert stands(victim)


def test_a_token_of_an_earlier_session_ends_a_later_one_only_if_no_session_is_named():
    _, earlier = proof()
    later = signed_in()
    assert not asks(end_session(later, id_token_hint=earlier))  # the same person, it is them
    registered(post_logout_redirect_uris=[AFTER], backchannel_logout_uri="https://tool.example/b")
    _, earlier = proof()
    later = signed_in()
    assert asks(end_session(later, id_token_hint=earlier))


def test_a_page_of_another_site_ends_no_session():
    browser, hint = proof()
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies = browser.cookies
    assert stranger.post("/ent/sortie").status_code == 403
    assert asks(stranger.get("/ent/sortie"))
    assert asks(stranger.post("/oidc/logout", {"client_id": flow.ID}))
    assert stands(browser)
    assert stranger.post("/oidc/logout", {"id_token_hint": hint}).status_code == 200
    assert not stands(browser)


def test_whoever_says_yes_leaves_and_goes_back_to_the_tool_that_asked():
    browser, _ = proof()
    page = end_session(browser, client_id=flow.ID, post_logout_redirect_uri=AFTER, state="s")
    assert asks(page)
    assert "form-action 'self' https://tool.example" in page.headers["Content-Security-Policy"]
    suite = re.search(r'name="suite" value="([^"]+)"', page.content.decode())[1]
    answer = browser.post("/ent/sortie", {"suite": suite})
    assert answer.headers["Location"] == AFTER + "&state=s"
    assert not stands(browser)


@pytest.mark.parametrize("suite", ["", "x", "https://evil.example/", "WyIiLCJodHRwczovL2V2aWwi"])
def test_what_a_page_carries_is_signed_or_is_nothing(suite):
    answer = signed_in().post("/ent/sortie", {"suite": suite})
    assert answer.status_code == 200
    assert "evil" not in answer.content.decode()
    assert partings.opened(suite) == partings.Parting()


def test_nobody_there_is_sent_back_only_with_a_proof():
    _, hint = proof()
    there = end_session(Client(), id_token_hint=hint, post_logout_redirect_uri=AFTER)
    assert there.headers["Location"] == AFTER
    shown = end_session(Client(), client_id=flow.ID, post_logout_redirect_uri=AFTER)
    assert shown.status_code == 200
    assert "La session est fermée." in shown.content.decode()


def test_parameters_that_come_twice_or_with_a_nul_are_refused():
    browser, hint = proof()
    twice = browser.get("/oidc/logout", {"id_token_hint": [hint, hint]})
    assert twice.status_code == 400
    assert end_session(browser, client_id="a\0b").status_code == 400
    assert stands(browser)


def test_a_cookie_that_was_kept_opens_nothing_after_the_end():
    browser, hint = proof()
    kept = Client()
    kept.cookies.load({name: one.value for name, one in browser.cookies.items()})
    end_session(browser, id_token_hint=hint)
    assert "code" not in query_of(flow.authorize(kept))
