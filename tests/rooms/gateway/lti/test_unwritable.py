"""What no table holds, no instant is, no address means: refused in the protocol's words.

JSON writes half a character and the sign zero, which PostgreSQL has no text for; a year before the
first, which it keeps and nobody can read back.
"""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from egide.gateway.doors_out.lti.names import AGS, LINKING
from egide.gateway.models import LtiLink, LtiScore
from tests.rooms.gateway.lti.test_linking import asked, chosen, content, posted
from tests.rooms.gateway.lti.toolside import KEY, SITE, a_score, a_tool, an_item, call

pytestmark = pytest.mark.django_db
HALF, ZERO = "\ud800", "a\0b"


def coded(raw):
    """Base64url without its padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def signs(claims):
    """A token that the tool signed, with escapes that no library would write."""
    head = {"alg": "RS256", "kid": "k1"}
    text = b".".join(coded(json.dumps(one).encode()) for one in (head, claims))
    return (text + b"." + coded(KEY.private_key.sign(text, PKCS1v15(), SHA256()))).decode()


@pytest.fixture(scope="module")
def tool(lasting_house):
    return a_tool("outil qui écrit mal")


@pytest.mark.parametrize("bent", [
    {"comment": HALF}, {"comment": ZERO}, {"userId": HALF},
    {"timestamp": "0001-01-01T00:00:00+14:00"}, {"timestamp": "0001-01-01T00:00:00Z"},
    {"timestamp": "2026-13-45T10:00:00Z"}, {"timestamp": HALF},
])  # fmt: skip
def test_a_score_that_nobody_could_read_back_is_refused(tool, bent):
    said = tool.launched("leo")
    address = an_item(tool, said)
    answer = call("post", f"{address}/scores", tool.bearer(), a_score(said["sub"]) | bent)
    assert answer.status_code in {400, 404}
    assert not LtiScore.objects.filter(item=address.rpartition("/")[2]).exists()


@pytest.mark.parametrize("bent", [{"label": HALF}, {"tag": HALF}, {"resourceId": ZERO}])
def test_a_line_item_of_no_text_is_refused(tool, bent):
    said = tool.launched("leo")
    body = {"label": "Exercice", "scoreMaximum": 10} | bent
    assert call("post", said[AGS]["lineitems"], tool.bearer(), body).status_code == 400


@pytest.mark.parametrize("bent", [
    {"jti": HALF}, {"jti": ZERO}, {"sub": ["a"]}, {"sub": {}}, {"aud": [["x"]]}, {"iss": HALF},
    {"iss": ZERO}, {"exp": [1]}, {"azp": []},
])  # fmt: skip
def test_an_assertion_of_odd_kinds_proves_nobody(tool, bent):
    answer = tool.token(assertion=signs(tool.assertion() | bent))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("claims", [{"iss": HALF}, {"iss": ZERO}, {"iss": []}, [], 1, None])
@pytest.mark.parametrize("head", [{"alg": "RS256"}, {"alg": ["RS256"]}, {"alg": None}, []])
def test_a_token_that_nobody_signed_is_refused_before_anything_is_looked_up(tool, claims, head):
    parts = [coded(json.dumps(one).encode()).decode() for one in (head, claims)]
    assert tool.token(assertion=".".join([*parts, "x"])).status_code == 401


@pytest.mark.parametrize("bent", [
    {"title": ZERO}, {"title": HALF}, {"custom": {"a": ZERO}}, {"custom": {HALF: "a"}},
    {"url": "https://["}, {"url": f"{SITE}/{HALF}"}, {"url": "https://tool.example:x/"},
    {"lineItem": {"scoreMaximum": 5, "label": HALF}},
])  # fmt: skip
def test_a_content_that_nobody_could_open_is_not_kept(tool, bent):
    said = asked(tool)
    answer = posted(signs(chosen(tool, said, content(**bent))))
    assert 400 <= answer.status_code < 500
    assert not LtiLink.objects.filter(tool__client_id=tool.name).exists()


@pytest.mark.parametrize("bent", [{"nonce": HALF}, {"nonce": ZERO}, {LINKING + "data": HALF}])
def test_a_response_of_no_text_is_not_kept(tool, bent):
    said = asked(tool)
    answer = posted(signs(chosen(tool, said, content()) | bent))
    assert 400 <= answer.status_code < 500
