"""What a tool's server may do: prove itself, read a class under pseudonyms, send captive scores."""

import base64
import hmac
import json
import warnings
from dataclasses import replace

import pytest
from joserfc.jwk import OctKey, RSAKey

from egide.gateway.doors_out.lti import api, names, toolkeys
from egide.gateway.doors_out.lti.names import AGS, LTI, NRPS
from egide.gateway.doors_out.oneroster.pace import Pace
from egide.gateway.held import memory, policies
from egide.gateway.models import LtiScore, LtiToken, LtiTool
from egide.journal.models import Leaf
from egide.kit.clock import now
from egide.people.models import Group
from egide.people.queries import class_with_pupils
from egide.reading.refusals import PrivateNetwork
from egide.trust.disclosure.policy import Rules
from tests.rooms.gateway.lti.toolside import (
    KEY,
    PUBLISHED,
    SITE,
    a_score,
    a_tool,
    an_item,
    call,
    suspend,
)

pytestmark = pytest.mark.django_db
PEOPLE = ("Léo", "Marchal", "Camille", "Delorme", "@", "5e B")


@pytest.fixture(scope="module")
def tool(lasting_house):
    return a_tool("outil à services")


@pytest.fixture
def said(tool):
    """What a launch told the tool."""
    return tool.launched("leo")


def members(tool, said, query="", headers=None):
    """A page of the class."""
    address = said[NRPS]["context_memberships_url"] + query
    return call("get", address, headers or tool.bearer())


def test_a_class_is_read_under_pseudonyms_each_of_whom_has_a_line(db):
    tool = a_tool("lu pour la première fois")
    said = tool.launched("leo")
    lines = Leaf.objects.count()
    answer = members(tool, said)
    found = answer.json()["members"]
    assert "membershipcontainer" in answer.headers["Content-Type"]
    assert said["sub"] in {one["user_id"] for one in found}
    assert len(found) > 10
    assert {one["roles"][0].rpartition("#")[2] for one in found} == {"Learner", "Instructor"}
    assert {key for one in found for key in one} == {"status", "user_id", "name", "roles"}
    assert [name for name in PEOPLE if name in answer.content.decode()] == []
    assert Leaf.objects.count() == lines + len(found) - 1  # the launch said it of Léo already
    members(tool, said)
    assert Leaf.objects.count() == lines + len(found) - 1


def test_a_large_class_comes_by_pages_and_only_what_is_shown_is_said(tool, said):
    everybody = {one["user_id"] for one in members(tool, said).json()["members"]}
    headers, seen, query = tool.bearer(), set(), "?limit=7"
    while query:
        answer = members(tool, said, query, headers)
        page = {one["user_id"] for one in answer.json()["members"]}
        assert page
        assert len(page) <= 7
        assert seen.isdisjoint(page)
        seen |= page
        link = answer.headers.get("Link", "")
        query = "?" + link.partition("?")[2].partition(">")[0] if link else ""
    assert seen == everybody
    teachers = members(tool, said, "?role=Instructor", headers).json()["members"]
    assert 0 < len(teachers) < len(everybody)
    assert members(tool, said, "?limit=x", headers).status_code == 400
    assert members(tool, said, "?rlid=nothing", headers).status_code == 404
    assert len(members(tool, said, "?limit=1000000", headers).json()["members"]) <= 100


def test_whom_the_door_keeps_out_is_not_in_the_class(tool, said, monkeypatch):
    found = policies.frozen
    older = lambda *given: replace(found(*given), rules=Rules(youngest=25))  # noqa: E731
    monkeypatch.setattr(policies, "frozen", older)
    memory.forget()
    there = members(tool, said).json()["members"]
    assert {one["roles"][0].rpartition("#")[2] for one in there} == {"Instructor"}


@pytest.mark.parametrize("bent", [
    {"iss": "another"}, {"sub": "another"}, {"aud": "https://evil.example/token"}, {"aud": None},
    {"exp": now() - 60}, {"exp": now() + 86_400}, {"exp": None}, {"exp": "soon"}, {"jti": None},
    {"jti": 7}, {"iat": now() + 3600}, {"nbf": now() + 3600}, {"azp": "another"},
])  # fmt: skip
def test_an_assertion_is_the_tools_for_us_and_short(tool, bent):
    answer = tool.token(assertion=tool.signs(tool.assertion(**bent)))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_an_assertion_is_good_once(tool):
    proof = tool.signs(tool.assertion())
    assert tool.token(assertion=proof).status_code == 200
    assert tool.token(assertion=proof).json()["error"] == "invalid_client"


def encoded(raw):
    """Base64url without its padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def written(*parts):
    """The head and the body of a token, before any signature."""
    return ".".join(encoded(json.dumps(one).encode()) for one in parts)


def test_an_assertion_that_nobody_signed_or_another_key_did_is_refused(tool):
    bare = written({"alg": "none", "kid": "k1"}, tool.assertion())
    head = written({"alg": "HS256", "kid": "k1"}, tool.assertion())
    mac = hmac.digest(KEY.as_pem(private=False), head.encode(), "sha256")  # our public key's text
    confused = f"{head}.{encoded(mac)}"
    thief = RSAKey.generate_key(2048)
    forged = [f"{bare}.", confused, tool.signs(tool.assertion(), key=thief),
              tool.signs(tool.assertion(), header={"kid": "other"}), "x.y.z", "", "a" * 70_000,
              tool.signs(tool.assertion(), key=thief, header={"jwk": thief.as_dict(private=False)}),
              tool.signs(tool.assertion(), key=thief, header={"jku": "https://evil.example/k"}),
    ]  # fmt: skip
    for proof in forged:
        assert tool.token(assertion=proof or "x").json()["error"] == "invalid_client"


def test_keys_that_are_secrets_or_weak_are_no_keys(tool, monkeypatch):
    with warnings.catch_warnings():  # joserfc warns of what this test is about
        warnings.simplefilter("ignore")
        weak = RSAKey.generate_key(1024, {"kid": "k1"})
    secret = OctKey.generate_key(256, {"kid": "k1"})
    for key in (weak.as_dict(private=False), secret.as_dict(), {"kty": "RSA", "kid": "k1"}, "x"):
        toolkeys._held.clear()
        body = json.dumps({"keys": [key]}).encode()
        monkeypatch.setitem(PUBLISHED, f"{SITE}/jwks", body)
        assert tool.token().json()["error"] == "invalid_client"


@pytest.mark.parametrize("address", [
    "http://127.0.0.1/jwks", "http://[::1]/jwks", "http://169.254.169.254/latest", "http://10.0.0.1",
    "http://127.0.0.1:6379/", "file:///etc/passwd", "http://2130706433/",
])  # fmt: skip
def test_keys_on_a_private_network_are_never_asked_for(tool, address, settings, monkeypatch):
    monkeypatch.undo()
    settings.DEMONSTRATION_ENT = False
    from egide.reading.refusals import Refusal

    with pytest.raises(Refusal) as refused:
        toolkeys.asked(address)
    assert isinstance(refused.value, PrivateNetwork) or refused.value.code


def test_scopes_beyond_what_was_agreed_are_not_given(tool, said):
    little = a_tool("outil modeste", scopes=[names.MEMBERS])
    answer = little.token(names.MEMBERS, names.SCORE)
    assert answer.json()["scope"] == names.MEMBERS
    assert little.token(names.SCORE).json()["error"] == "invalid_scope"
    results = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"
    assert tool.token(results).json()["error"] == "invalid_scope"
    headers = tool.bearer(names.SCORE)
    assert members(tool, said, headers=headers).status_code == 403
    assert call("get", said[AGS]["lineitems"], headers).status_code == 403
    read = tool.bearer(names.ITEMS_READ)
    assert call("get", said[AGS]["lineitems"], read).status_code == 200
    assert call("post", said[AGS]["lineitems"], read, {}).status_code == 403
    LtiTool.objects.filter(client_id=tool.name).update(scopes=[])  # withdrawn meanwhile
    assert call("get", said[AGS]["lineitems"], read).status_code == 403


def test_a_token_that_is_over_or_nobodys_opens_nothing(tool, said):
    headers = tool.bearer()
    for bad in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}):
        assert members(tool, said, headers=bad or {"X": "y"}).status_code == 401
    LtiToken.objects.update(ends_at=now())
    assert members(tool, said, headers=headers).status_code == 401


def test_a_tool_asks_about_its_own_classes_alone(tool, said):
    other = a_tool("outil du voisin")
    there = other.launched("leo")
    for address in (said[NRPS]["context_memberships_url"], said[AGS]["lineitems"]):
        assert call("get", address, other.bearer()).status_code == 404
    assert members(other, there).status_code == 200


def test_a_suspension_refuses_tokens_members_and_scores_at_once(db):
    tool = a_tool("suspendu à mi-chemin")
    said = tool.launched("leo")
    address, headers = an_item(tool, said), tool.bearer()
    suspend(tool)
    lines = Leaf.objects.count()
    assert tool.token().json()["error"] == "unauthorized_client"
    assert members(tool, said, headers=headers).status_code == 403
    for method, where in (("get", said[AGS]["lineitems"]), ("get", address), ("delete", address)):
        assert call(method, where, headers).status_code == 403
    assert call("post", f"{address}/scores", headers, a_score(said["sub"])).status_code == 403
    assert Leaf.objects.count() == lines
    assert not LtiScore.objects.exists()


def test_the_names_of_a_class_are_in_no_answer(tool, said):
    group = Group.objects.get(name="5e B", school__code__isnull=False)
    found = members(tool, said).content.decode() + json.dumps(said, ensure_ascii=False)
    for pupil in class_with_pupils(group.pk).pupils:
        assert pupil.family_name not in found
        assert str(pupil.id) not in found
    assert LTI + "lis" not in found


def test_keys_that_cannot_be_read_are_not_asked_for_at_each_try(tool, monkeypatch):
    tried = []

    def absent(address):
        tried.append(address)
        raise ValueError

    monkeypatch.setattr(toolkeys, "body", absent)
    for _ in range(5):
        assert tool.token().json()["error"] == "invalid_client"
    assert len(tried) == 1


def test_a_server_that_asks_too_often_waits(tool, said, monkeypatch):
    monkeypatch.setattr(api, "callers", Pace(most=2))
    headers = tool.bearer()
    answers = [members(tool, said, headers=headers).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
