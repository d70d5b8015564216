"""LemonLDAP::NG as three ENTs, and a browser that goes there and back."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
from django.test import Client

from egide.gateway.doors_in.ents import Cas, Ent, Oidc, Saml
from tests.llng.configuration import Ent as Llng
from tests.llng.configuration import RelyingParty

HERE = "http://localhost"
PEOPLE = {
    user: {"uid": user, "ENTPersonJointure": source, "cn": "Nom Inventé"}
    for user, source in {
        "leo": "p-leo", "camille": "t-camille", "claire": "t-claire", "nobody": "p-nowhere",
    }.items()
}  # fmt: skip
# No sign that RFC 6749, 2.3.1 encodes: Debian's LemonLDAP::NG does not decode it.
SECRET = "a-secret-of-the-tests-and-long"  # noqa: S105
FORM = re.compile(r'name="(\w+)"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="(\w+)"')
COMMON = {"name": "ENT du Val", "speaks_for": ("98",), "rosters": ("hand:98",),
          "join": "ENTPersonJointure"}  # fmt: skip


def llng(sp_metadata=""):
    """What LemonLDAP::NG is told of us."""
    return Llng(
        PEOPLE,
        told=("uid", "ENTPersonJointure"),
        rps={"egide": RelyingParty(SECRET, (f"{HERE}/ent/retour/par-oidc",))},
        services={"egide": f"{HERE}/ent/retour/par-cas"},
        sps={"egide": sp_metadata} if sp_metadata else {},
    )


def three(base):
    """The same LemonLDAP::NG by its three protocols, as the settings would say."""
    metadata = httpx.get(f"{base}/saml/metadata").content
    return (
        Ent(key="par-oidc", way=Oidc(base, "egide", SECRET), **COMMON),
        Ent(key="par-cas", way=Cas(f"{base}/cas"), **COMMON),
        Ent(key="par-saml", way=Saml(metadata), **COMMON),
    )


def changed(ents, **bent):
    """The same ENTs, bent."""
    return tuple(replace(one, **bent) for one in ents)


def signed_in_at(address, user, elsewhere=None):
    """Follow an address, sign in at LemonLDAP::NG, stop at what is for us: address and form."""
    with elsewhere or httpx.Client(follow_redirects=False) as browser:
        answer = browser.get(address)
        if "location" not in answer.headers:
            fields = hidden(answer.text) | {"user": user, "password": user}
            answer = browser.post(address, data=fields)
        while answer.headers.get("location", HERE)[: len(HERE)] != HERE:
            answer = browser.get(answer.headers["location"])
        return answer.headers.get("location", ""), hidden(answer.text)


def hidden(page):
    """The fields that a form sends without being asked."""
    return {a or d: b or c for a, b, c, d in FORM.findall(page)}


def query(address):
    """The parameters of an address, each once."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def depart(key, browser=None, vers=""):
    """A browser that left for an ENT, and the address there."""
    browser = browser or Client()
    answer = browser.get(f"/ent/aller/{key}", {"vers": vers} if vers else {})
    assert answer.status_code == 302, answer.content.decode()[:800]
    return browser, answer.headers["Location"]


def come_back(browser, place, form):
    """What the browser gets when it brings the answer here."""
    if not place:
        sent = {name: form[name] for name in ("SAMLResponse", "RelayState")}
        answer = browser.post("/ent/saml/par-saml", sent)
        if answer.status_code != 302:
            return answer
        place = answer.headers["Location"]
    return browser.get(place.removeprefix(HERE))


def arrived(key, user="leo", vers=""):
    """A browser in which somebody arrived from an ENT, and the last answer."""
    browser, address = depart(key, vers=vers)
    return browser, come_back(browser, *signed_in_at(address, user))
