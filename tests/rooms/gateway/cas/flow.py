"""A service of CAS and a browser, by hand."""

from urllib.parse import parse_qs, urlsplit

from django.test import Client
from lxml import etree

from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from tests.rooms.gateway.flow import TODAY, signed_in

SERVICE = "https://tool.example/app"
CAS = {"cas": "http://www.yale.edu/tp/cas"}
NAMING = ("Léo", "Marchal", "leo")


def registered(service=SERVICE, **more):
    """A service and its agreement."""
    return register(read({"protocol": "cas", "service": service} | more), on=TODAY)


def login(browser, service=SERVICE, **more):
    """What the login page answers."""
    return browser.get("/cas/login", {"service": service} | more)


def ticket_of(browser=None, service=SERVICE, **more):
    """A ticket for somebody: Léo, when nobody is said."""
    answer = login(browser or signed_in(), service, **more)
    assert answer.status_code == 302, answer.content.decode()[:300]
    place, _, query = answer.headers["Location"].partition("?")
    assert service.startswith(place)
    return parse_qs(query)["ticket"][0]


def validate(ticket, service=SERVICE, at="p3/serviceValidate", **more):
    """What validation answers, as it is."""
    return Client().get(f"/cas/{at}", {"ticket": ticket, "service": service} | more)


def read_xml(answer):
    """The user, the attributes wherever they stand, the code of a failure."""
    root = etree.fromstring(answer.content)
    user = root.findtext(".//cas:user", namespaces=CAS)
    failure = root.find("cas:authenticationFailure", CAS)
    leaves = {etree.QName(one).localname: [] for one in root.iter()}
    for one in root.iter():
        if not len(one) and one.text:
            leaves[etree.QName(one).localname].append(one.text)
    return user, leaves, failure.get("code") if failure is not None else None


def origin(address):
    """Scheme and host."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
