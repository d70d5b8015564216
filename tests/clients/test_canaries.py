"""Nothing personal in logs, tables, files, addresses or headers: canaries go through every door.

A pupil and a teacher with names that exist nowhere else sign in, go through each door out, are
read in a roster, and are named by whoever makes mistakes; then all that was written is searched.
"""

import base64
import html
import json
import os
import re
import secrets
import subprocess
import tempfile
import zlib
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.clients import canaries, kit
from tests.clients.canaries import PUPIL, TEACHER, TYPED, Recorder, a_tool
from tests.house.command import EGIDE

SECRET = "a secret that nobody guesses"  # noqa: S105 - of an invented client
FIELD = re.compile(r'name="([a-zA-Z_]+)" value="([^"]*)"')
SP = """<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{tool}/sp">
<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
 Location="{tool}/acs" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>"""
ASKS = """<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_{id}" Version="2.0"
 IssueInstant="{at}" Destination="{sso}" AssertionConsumerServiceURL="{tool}/acs">
<saml:Issuer>{tool}/sp</saml:Issuer></samlp:AuthnRequest>"""


class Walk:
    """The house in a process of its own, with its logs in files, and everything that was seen."""

    def __init__(self, home, port, tool):
        self.home, self.tool = home, tool
        self.base = f"http://127.0.0.1:{port}"
        self.environ = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "en_GB.UTF-8",
                        "EGIDE_HOME": str(home)}  # fmt: skip
        self.recorders = []

    def registers(self, **given):
        """What the kit answers to a registration."""
        return kit.register(self.environ, **given)

    def somebody(self, user):
        """A browser in which somebody signed in, after having mistaken one field for another."""
        browser = Recorder()
        self.recorders.append(browser)
        page = browser.client.get(f"{self.base}/ent/")
        for name, word in (TYPED, (user, f"essai-{user}")):
            form = {"user": name, "password": word,
                    "csrfmiddlewaretoken": kit.TOKEN.search(page.text)[1]}  # fmt: skip
            sent = len(browser.seen)
            page = browser.client.post(page.url, data=form)
            if name in TYPED:  # the field shows what was typed to who typed it, and to no other
                del browser.seen[sent:]
        return browser.client

    def by_card(self):
        """A browser in which the pupil came in with the class code and their pictures."""
        browser = Recorder()
        self.recorders.append(browser)
        code, pictures = canaries.card(self.environ)
        page = browser.client.get(f"{self.base}/ent/classe")
        touched = [("image", one) for one in pictures]
        for name, word in (("code", TYPED[0]), ("code", code), *touched):
            form = {name: word, "csrfmiddlewaretoken": kit.TOKEN.search(page.text)[1]}
            answer = browser.client.post(page.url, data=form)
            page = browser.client.get(answer.next_request.url) if answer.next_request else page
        return browser.client

    def server(self):
        """A service's own server."""
        found = Recorder()
        self.recorders.append(found)
        return found.client

    @property
    def all_seen(self):
        """All that anybody sent or received."""
        return "\n".join(text for one in self.recorders for text in one.seen)

    def leave(self):
        """Close what was opened."""
        for one in self.recorders:
            one.client.close()


def openid(walk, browser):
    """Authorize, token, userinfo; a hint that names somebody goes no further."""
    walk.registers(protocol="oidc", client_id="canary", client_secret=SECRET,
                   redirect_uris=[f"{walk.tool}/cb"])  # fmt: skip
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {"client_id": "canary", "redirect_uri": f"{walk.tool}/cb", "response_type": "code",
             "scope": "openid profile email", "state": "s", "nonce": "n",
             "code_challenge": challenge, "code_challenge_method": "S256"}  # fmt: skip
    answer = browser.get(f"{walk.base}/oidc/authorize", params=asked)
    code = parse_qs(urlsplit(answer.headers["Location"]).query)["code"][0]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    browser.get(answer.headers["Location"])
    form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier,
            "redirect_uri": f"{walk.tool}/cb"}  # fmt: skip
    server = walk.server()
    token = server.post(f"{walk.base}/oidc/token", data=form, auth=("canary", SECRET)).json()
    held = {"Authorization": f"Bearer {token['access_token']}"}
    assert "sub" in server.get(f"{walk.base}/oidc/userinfo", headers=held).json()
    hinted = asked | {"login_hint": TEACHER["mail"], "prompt": "login"}
    unsigned = httpx.get(f"{walk.base}/oidc/authorize", params=hinted)
    assert not canaries.named_in(f"{unsigned.headers}{unsigned.text}")


def cas(walk, browser):
    """A ticket, and its validation."""
    walk.registers(protocol="cas", service=f"{walk.tool}/app")
    answer = browser.get(f"{walk.base}/cas/login", params={"service": f"{walk.tool}/app"})
    assert answer.headers["Location"].startswith(f"{walk.tool}/app?ticket=")
    browser.get(answer.headers["Location"])
    ticket = parse_qs(urlsplit(answer.headers["Location"]).query)["ticket"][0]
    given = {"service": f"{walk.tool}/app", "ticket": ticket}
    said = walk.server().get(f"{walk.base}/cas/p3/serviceValidate", params=given)
    assert "authenticationSuccess" in said.text


def saml(walk, browser):
    """An assertion, posted to the service."""
    told = walk.registers(protocol="saml", metadata=SP.format(tool=walk.tool))
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    asks = ASKS.format(id=secrets.token_hex(16), at=at, sso=told["sso"], tool=walk.tool)
    squeezed = zlib.compress(asks.encode(), wbits=-15)
    query = {"SAMLRequest": base64.b64encode(squeezed).decode(), "RelayState": "rs"}
    page = browser.get(f"{told['sso']}?{urlencode(query)}")
    fields = {name: html.unescape(value) for name, value in FIELD.findall(page.text)}
    assert "SAMLResponse" in fields, page.text[:2000]
    browser.post(f"{walk.tool}/acs", data=fields)


def lti(walk, browser):
    """A launch: its beginning at the tool, the message that comes back."""
    told = walk.registers(protocol="lti", client_id="canary lti", jwks_uri=f"{walk.tool}/jwks",
                          initiate_login_uri=f"{walk.tool}/login",
                          target_link_uri=f"{walk.tool}/launch")  # fmt: skip
    begun = fields_of(browser.get(told["launch_url"]))
    browser.post(f"{walk.tool}/login", data=begun)
    asked = {"scope": "openid", "response_type": "id_token", "response_mode": "form_post",
             "prompt": "none", "client_id": "canary lti", "redirect_uri": f"{walk.tool}/launch",
             "login_hint": begun["login_hint"], "lti_message_hint": begun["lti_message_hint"],
             "state": "s", "nonce": secrets.token_hex(8)}  # fmt: skip
    message = fields_of(browser.get(told["auth_url"], params=asked))
    assert "id_token" in message
    browser.post(f"{walk.tool}/launch", data=message)


def fields_of(page):
    """The fields of the form of a page."""
    found = {name: html.unescape(value) for name, value in FIELD.findall(page.text)}
    assert found, page.text[:2000]
    return found


def oneroster(walk, _browser):
    """The whole roster, and somebody asked for by names that leave no school."""
    told = walk.registers(protocol="oneroster", client_id="canary reader", client_secret=SECRET)
    server = walk.server()
    form = {"grant_type": "client_credentials"}
    answer = server.post(told["token_url"], data=form, auth=("canary reader", SECRET))
    held = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    service = f"{told['base']}/rostering/v1p2"
    for path in ("users", "enrollments", "classes", "orgs"):
        assert server.get(f"{service}/{path}?limit=1000", headers=held).status_code == 200
    by_name = {"filter": f"familyName='{PUPIL['family_name']}'"}
    blind = httpx.get(f"{service}/users", params=by_name, headers=held)
    assert blind.json() == {"users": []}
    lost = httpx.get(f"{service}/users/{PUPIL['source_id']}", headers=held)
    assert lost.status_code == 404
    assert not canaries.named_in(f"{blind.text}{lost.headers}{lost.text}")


DOORS = (openid, cas, saml, lti, oneroster)


@pytest.fixture(scope="module")
def walked():
    """The walk, done; the house stopped, so that all that it writes is written."""
    port = kit.free_port()
    with tempfile.TemporaryDirectory(prefix="egide-") as folder, a_tool() as (tool, reached):
        home = Path(folder)
        walk = Walk(home, port, tool)
        command = [EGIDE, "kit", "serve", "--port", str(port)]
        with (
            (home / "out.log").open("wb") as out,
            (home / "err.log").open("wb") as err,
            subprocess.Popen(command, env=walk.environ, stdout=out, stderr=err) as process,
        ):
            try:
                wait_for(f"{walk.base}/.well-known/openid-configuration", process, home)
                canaries.inside(walk.environ, canaries.PLANT)
                for door in DOORS:
                    for user in ("leo", "camille"):
                        door(walk, walk.somebody(user))
                cas(walk, walk.by_card())
                found = canaries.in_tables(walk.environ)
            finally:
                walk.leave()
                process.terminate()
        yield walk, reached, found


def wait_for(address, process, home):
    """Until the house answers."""
    with (home / "err.log").open("rb") as said:
        process.stderr = said
        kit.wait_for(address, process)
        process.stderr = None


def test_no_log_and_no_file_names_anybody(walked):
    walk, _, _ = walked
    logs = [(walk.home / name).read_text() for name in ("out.log", "err.log")]
    assert "essai-leo" in "".join(logs)  # they are the logs of this house
    assert canaries.named_in_files(walk.home) == []
    published = [file for file in walk.home.rglob("*") if "checkpoint" in file.name]
    assert published  # the journal was there to be searched


def test_no_table_names_anybody_but_the_roster(walked):
    _, _, (found, rows) = walked
    assert rows["people_member"] == 2  # where the two are, and the search sees them
    assert found == {}
    assert rows["journal_leaf"] > len(DOORS)
    assert rows["gateway_onerosterclient"] == 1


def test_no_tool_is_told_a_name_by_address_header_or_body(walked):
    walk, reached, _ = walked
    # A code, a ticket, an assertion, the two steps of a launch; a ticket of who came by card.
    assert len(reached) == 2 * 5 + 1
    assert canaries.named_in("\n".join(reached)) == []
    assert canaries.named_in(walk.all_seen) == []


def test_the_search_finds_what_is_there():
    """A search that finds nothing proves nothing unless it would find something."""
    name = PUPIL["family_name"]
    token = base64.urlsafe_b64encode(json.dumps({"name": name, "more": "x" * 20}).encode()).decode()
    for text in (name, name.upper(), f"a={name}&", token.rstrip("="), f"x.{token.rstrip('=')}.y"):
        assert canaries.named_in(text) == [name]
    assert canaries.named_in("canari.serin%40ac.example") == [TEACHER["mail"]]
