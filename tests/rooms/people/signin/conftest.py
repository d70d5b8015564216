"""A browser that comes and goes, and people to invite."""

import json
from datetime import date
from urllib.parse import urlsplit

import httpx
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from egide.people.models import Mandate, Organisation, Person
from egide.people.roles import Role
from egide.people.signin import invitations
from egide.people.signin.conf import Upstream
from egide.people.signin.invitations import Wanted
from tests.rooms.people.signin.authenticator import Authenticator
from tests.rooms.people.signin.provider import CLIENT, SECRET, Provider, serving


class Browser(Client):
    """A client of Django that speaks the JSON of the page's script."""

    def ask(self, address, **body):
        return self.post(
            address,
            json.dumps(body),
            content_type="application/json",
            HTTP_ACCEPT="application/json",
        )

    def open(self, link):
        return self.post("/invitation/remise", {"secret": link.partition("#")[2]})

    def accept(self, link, key, name="téléphone"):
        self.open(link)
        asked = self.ask("/invitation/question").json()
        return self.ask("/invitation/reponse", credential=key.make(asked), name=name)

    def enter(self, key, next_page=""):
        asked = self.ask("/entrer/cle/question").json()
        return self.ask("/entrer/cle/reponse", credential=key.prove(asked), next=next_page)

    def add(self, key, name="clé"):
        asked = self.ask("/mes-acces/question").json()
        return self.ask("/mes-acces/reponse", credential=key.make(asked), name=name)

    @property
    def person(self):
        return self.get("/entrer").context["user"]


def there(browser, address="/entrer/par/guichet"):
    """Leave for the service; the address that it sends home to."""
    leaving = browser.get(address)
    assert leaving.status_code == 302, leaving.content.decode()
    return httpx.get(leaving.headers["Location"]).headers["Location"]


def home(browser, address):
    """Follow the way home."""
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def and_back(browser, address="/entrer/par/guichet"):
    return home(browser, there(browser, address))


@pytest.fixture
def browser():
    return Browser()


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def places(db):
    """A ministry, its academy, two schools of it."""
    ministry = Organisation.objects.create(kind="ministry", code="MEN", name="Ministère")
    academy = Organisation.objects.create(kind="academy", code="14", name="Acad", parent=ministry)
    schools = [
        Organisation.objects.create(
            kind="school", code=code, name=name, parent=academy, school_kind="eple"
        )
        for code, name in (("0350001A", "Collège des Tilleuls"), ("0350002B", "Collège du Pré"))
    ]
    return {one.code: one for one in (ministry, academy, *schools)}


@pytest.fixture
def a_mandated(places):
    """Somebody with a mandate somewhere."""

    def make(role, code, name="Someone"):
        place = places[code]
        person = Person.objects.create(display_name=name, role=role, place=place)
        Mandate.objects.create(person=person, role=role, organisation=place, since=date(2020, 1, 1))
        return person

    return make


@pytest.fixture
def head(a_mandated):
    return a_mandated(Role.HEAD, "0350001A", "Chef")


@pytest.fixture
def an_invitation(places):
    """An invitation by whoever runs the machine."""

    def make(name="Ada Prof", role=Role.TEACHER, code="0350001A", **given):
        wanted = Wanted(name, role, places[code])
        return invitations.invite(wanted, by=None, **{"at": timezone.now()} | given)

    return make


@pytest.fixture
def a_member(browser, an_invitation):
    """Somebody who accepted an invitation, signed in in `browser`, and their key."""
    key = Authenticator()
    assert browser.accept(an_invitation().link, key).status_code == 200
    return Person.objects.get(display_name="Ada Prof"), key


@pytest.fixture
def op(settings):
    with serving(Provider()) as provider, serving(Provider()) as other:
        settings.UPSTREAMS = tuple(
            Upstream(key, name, one.issuer, CLIENT, SECRET)
            for key, name, one in (
                ("guichet", "Guichet", provider),
                ("autre", "Autre", other),
            )
        )
        provider.other = other
        yield provider


@pytest.fixture
def linked(op, browser, an_invitation):
    """Somebody who came in through the service, with an invitation."""
    browser.open(an_invitation().link)
    assert and_back(browser, "/entrer/par/guichet?invitation=1").status_code == 302
    browser.post("/sortir")
    return Person.objects.get(display_name="Ada Prof")
