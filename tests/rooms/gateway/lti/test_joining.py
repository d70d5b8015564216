"""Dynamic registration: what a tool asks beyond its agreement is struck out; a person decides."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from egide.decisions import queries as decisions
from egide.gateway.doors_out.lti import names
from egide.gateway.doors_out.lti.joining.platform import TOOL
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.gateway.models import LtiApplication, LtiTool
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Person
from tests.rooms.gateway.flow import TODAY
from tests.rooms.gateway.lti.toolside import KEY, PUBLISHED, SITE, Tool, suspend

pytestmark = pytest.mark.django_db
RESULTS = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"


@pytest.fixture
def told(db):
    """A tool that the kit invited."""
    PUBLISHED[f"{SITE}/jwks"] = json.dumps({"keys": [KEY.as_dict(private=False)]}).encode()
    asked = {"protocol": "lti", "client_name": "Outil curieux", "registration_uri": f"{SITE}/r?a=1"}
    return register(read(asked), on=TODAY)


def described(**bent):
    """A tool that asks for much, bent as the test says."""
    own = {
        "domain": "tool.example", "target_link_uri": f"{SITE}/launch",
        "claims": ["iss", "sub", "name", "given_name", "email", "picture"],
        "custom_parameters": {"page": "1", "who": "$Person.name.full"},
        "messages": [{"type": "LtiResourceLinkRequest"}],
    }  # fmt: skip
    right = {
        "application_type": "web", "response_types": ["id_token"], "client_name": "Curieux",
        "grant_types": ["implicit", "client_credentials"], "jwks_uri": f"{SITE}/jwks",
        "initiate_login_uri": f"{SITE}/login", "redirect_uris": [f"{SITE}/launch"],
        "token_endpoint_auth_method": "private_key_jwt", TOOL: own,
        "scope": f"openid {names.MEMBERS} {names.SCORE} {RESULTS}",
    }  # fmt: skip
    return {name: value for name, value in (right | bent).items() if value is not None}


def posted(told, body=None, token=None):
    """What the registration endpoint answers to the tool's server."""
    configuration = Client().get(urlsplit(told["openid_configuration"]).path).json()
    where = urlsplit(configuration["registration_endpoint"]).path
    headers = {"Authorization": f"Bearer {told['registration_token'] if token is None else token}"}
    sent = json.dumps(described() if body is None else body)
    client = Client(enforce_csrf_checks=True)
    return client.post(where, sent, content_type="application/json", headers=headers)


def browser_of(key):
    """The portal, in somebody's browser."""
    browser = Client()
    browser.force_login(Person.objects.get(key=key))
    return browser


def decide(told, key, answer):
    """What the page of the decision answers."""
    return browser_of(key).post(urlsplit(told["decided_on"]).path, {"reponse": answer})


def test_a_tool_registers_itself_and_a_person_reads_what_is_struck_out(told):
    query = parse_qs(urlsplit(told["registration_url"]).query)
    assert query["a"] == ["1"]
    assert query["registration_token"] == [told["registration_token"]]
    answer = posted(told)
    assert answer.status_code == 201
    assert answer.json()["client_id"] == told["client_id"]
    assert answer.json()[TOOL]["deployment_id"] == told["deployment_id"]
    page = browser_of("helene").get(urlsplit(told["decided_on"]).path).content.decode()
    struck = [part.partition("</del>")[0] for part in page.split("<del>")[1:]]
    assert struck == ["Le prénom", "L’adresse électronique", "picture", "result.readonly",
                      "who = $Person.name.full"]  # fmt: skip
    assert "Un surnom par élève" in page


def test_nothing_is_active_before_a_person_accepted(told):
    posted(told)
    tool = Tool(told["client_id"], told)
    assert tool.launch_page("leo").status_code == 404
    assert tool.token().status_code == 401
    assert decide(told, "helene", "accepter").status_code == 302
    said = tool.launched("leo")
    assert said[names.LTI + "deployment_id"] == told["deployment_id"]
    assert said[names.LTI + "custom"] == {"page": "1"}
    assert {"given_name", "email", "picture"}.isdisjoint(said)
    assert said["name"]
    row = LtiTool.objects.get(client_id=told["client_id"])
    assert row.scopes == [names.MEMBERS, names.SCORE]
    assert "mail" not in row.wants
    assert tool.token(RESULTS).json()["error"] == "invalid_scope"


def test_whoever_does_not_bind_the_school_neither_reads_nor_decides(told):
    posted(told)
    for key in ("camille", "mehdi", "marc", "karim"):
        assert browser_of(key).get(urlsplit(told["decided_on"]).path).status_code == 403
        assert decide(told, key, "accepter").status_code == 403
        assert browser_of(key).get("/lti/inscriptions/").status_code == 403
    assert not LtiTool.objects.filter(client_id=told["client_id"]).exists()


def test_a_refusal_is_final_and_an_answer_is_given_once(told):
    posted(told)
    decide(told, "helene", "refuser")
    assert decide(told, "helene", "accepter").status_code == 404
    assert not LtiTool.objects.filter(client_id=told["client_id"]).exists()


def test_the_token_of_an_invitation_is_good_once_and_for_an_hour(told):
    assert posted(told, token="x").status_code == 401  # noqa: S106
    assert posted(told, body={"x": 1}).status_code == 400  # unreadable: may be corrected
    assert posted(told).status_code == 201
    assert posted(told).status_code == 401
    row = LtiApplication.objects.get(client_id=told["client_id"])
    LtiApplication.objects.filter(pk=row.pk).update(came_at=None, ends_at=row.came_at)
    assert posted(told).status_code == 401


@pytest.mark.parametrize("bent", [
    {"jwks_uri": "http://127.0.0.1/jwks"}, {"initiate_login_uri": "javascript:alert(1)"},
    {"redirect_uris": ["https://tool.example/#f"]}, {"redirect_uris": "x"}, {"jwks_uri": None},
    {"redirect_uris": ["https://user@tool.example/"]}, {"client_name": ""}, {TOOL: "x"},
    {"token_endpoint_auth_method": "client_secret_basic"}, {"redirect_uris": [SITE] * 50},
    {TOOL: {"target_link_uri": "//evil.example"}}, {"client_name": "a\0b"}, {"scope": 7},
])  # fmt: skip
def test_a_description_that_is_not_sound_is_refused(told, bent, settings):
    settings.DEMONSTRATION_ENT = False
    answer = posted(told, body=described(**bent))
    assert answer.status_code == 400
    said = {"invalid_client_metadata", "invalid_redirect_uri", "invalid_request"}
    assert answer.json()["error"] in said  # the last: what no table holds is refused before
    assert LtiApplication.objects.get(client_id=told["client_id"]).asked is None


def test_a_suspended_agreement_strikes_everything_out(told):
    posted(told)
    suspend(Tool(told["client_id"], told))
    decide(told, "helene", "accepter")
    row = LtiTool.objects.get(client_id=told["client_id"])
    assert row.scopes == []
    assert Tool(told["client_id"], told).launch_page("leo").status_code == 403


def test_the_head_invites_a_tool_for_a_service_of_the_school(told):
    place = people.organisation(TILLEULS).id
    service = next(one.service for one in decisions.agreements_of(place, on=TODAY)
                   if one.signed.digest == told["agreement"])  # fmt: skip
    head = browser_of("helene")
    given = {"service": service, "adresse": "https://tool.example/register"}
    page = head.post("/lti/inscriptions/", given)
    assert page.status_code == 200
    assert b"registration_token=" in page.content
    assert page.headers["Referrer-Policy"] == "no-referrer"
    for bad in ({"service": "nobodys"}, {"adresse": "javascript:alert(1)"}):
        assert head.post("/lti/inscriptions/", given | bad).status_code == 400
    assert browser_of("camille").post("/lti/inscriptions/", given).status_code == 403
