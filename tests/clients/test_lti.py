"""PyLTI1p3 and Flask, which are not ours: launches, Names and Roles, Deep Linking, scores."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.clients import kit

TOOL = Path(__file__).with_name("lti_tool.py")
NAME = "outil de PyLTI1p3"
FORBIDDEN = ("Léo", "Marchal", "Camille", "Delorme", "@", "p-leo", "t-camille", "5e B", "4e A")
LTI = "https://purl.imsglobal.org/spec/lti/claim/"


class Form(HTMLParser):
    """The form of a page that leads on: where, how, with which fields."""

    def __init__(self, text):
        super().__init__()
        self.action, self.method, self.fields = "", "get", {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.action, self.method = given["action"], given.get("method", "get").upper()
        if tag == "input":
            self.fields[given["name"]] = given.get("value", "")


def keys_in(folder):
    """The files of a key that the tool signs with."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    none = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, none)
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    (folder / "key.pem").write_bytes(private)
    (folder / "public.pem").write_bytes(
        key.public_key().public_bytes(serialization.Encoding.PEM, spki)
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The kit, the tool beside it, each of which knows the other."""
    folder, port = tmp_path_factory.mktemp("tool"), kit.free_port()
    base = f"http://127.0.0.1:{port}"
    keys_in(folder)
    with kit.served() as house:
        said = kit.register(
            house, protocol="lti", client_id=NAME, deployment_id="d-1",
            initiate_login_uri=f"{base}/login", target_link_uri=f"{base}/launch",
            redirect_uris=[f"{base}/launch"], jwks_uri=f"{base}/jwks",
        )  # fmt: skip
        (folder / "settings.json").write_text(json.dumps(known(said, folder)))
        command = [sys.executable, str(TOOL), str(port), str(folder / "settings.json")]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            try:
                kit.wait_for(f"{base}/jwks", process)
                yield said
            finally:
                process.terminate()


def known(said, folder):
    """What the tool knows of us, as PyLTI1p3 reads it."""
    return {
        said["issuer"]: [
            {
                "default": True,
                "client_id": NAME,
                "auth_login_url": said["authorization_endpoint"],
                "auth_token_url": said["token_endpoint"],
                "auth_audience": None,
                "key_set_url": said["jwks_uri"],
                "key_set": None,
                "private_key_file": str(folder / "key.pem"),
                "public_key_file": str(folder / "public.pem"),
                "deployment_ids": [said["deployment_id"]],
            }
        ]
    }


def signed_in(told, browser, user):
    """The page of the launch, once somebody signed in at the ENT."""
    password = next(one["password"] for one in told["people"] if one["user"] == user)
    form = browser.get(told["launch"], follow_redirects=True)
    posted = {"user": user, "password": password,
              "csrfmiddlewaretoken": kit.TOKEN.search(form.text)[1]}  # fmt: skip
    return browser.post(form.url, data=posted, follow_redirects=True)


def onwards(browser, page):
    """Follow the form of a page, as a browser does; what is at the end of it."""
    form = Form(page.text)
    sent = {"data": form.fields} if form.method == "POST" else {"params": form.fields}
    return browser.request(form.method, form.action, **sent, follow_redirects=True)


def launched(told, user):
    """What the tool received of a whole launch."""
    with httpx.Client() as browser:
        answer = onwards(browser, onwards(browser, signed_in(told, browser, user)))
    assert answer.status_code == 200, answer.text[-500:]
    return answer.json()


@pytest.mark.parametrize("user, role", [("leo", "Learner"), ("camille", "Instructor")])
def test_a_tool_of_others_opens_and_learns_no_name(told, user, role):
    done = launched(told, user)
    assert done["launch"][LTI + "roles"][0].endswith(f"#{role}")
    assert done["launch"]["sub"] in {one["user_id"] for one in done["members"]}
    received = json.dumps(done, ensure_ascii=False)
    assert [name for name in FORBIDDEN if name in received] == []


def test_a_score_is_taken_and_not_given_back(told):
    graded = launched(told, "leo")["graded"]
    assert graded["reads"] is False
    assert [one["tag"] for one in graded["items"]] == ["essai"]
    assert {key for one in graded["items"] for key in one} == {"id", "label", "scoreMaximum", "tag"}


def test_contents_chosen_in_the_tool_are_on_the_teachers_page(told):
    with httpx.Client() as browser:
        page = signed_in(told, browser, "camille")
        page = browser.get(f"{page.url}&choisir=1")
        form = onwards(browser, onwards(browser, page))
        assert Form(form.text).action.endswith("/lti/links")
        assert "Fractions" in onwards(browser, form).text
