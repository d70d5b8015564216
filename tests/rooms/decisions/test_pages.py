"""Forms that make no sense do nothing; pages cost the same whatever their school holds."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egide.decisions.models import Request
from egide.kit.clock import today
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import World

pytestmark = pytest.mark.django_db
MOST = 12  # queries of a page; each takes two more to know who signed in
SESSION = 2


@pytest.fixture
def world():
    made = World()
    makers.a_service()
    return made


def browser(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    "posted, status",
    [
        ({}, 422),
        ({"classe": "x"}, 422),
        ({"classe": "0" * 32}, 422),
        ({"classe": ["\x00"]}, 422),
    ],
)
def test_a_wish_for_no_class_of_the_school_asks_nothing(world, posted, status):
    answer = browser(world.camille).post("/demandes/outil/cartes/", posted)
    assert answer.status_code == status
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    "posted",
    [{}, {"lu": "1"}, {"lu": "1", "sceau": "x=1"}, {"lu": "1", "jusqu": "demain"}, {"sceau": "a"}],
)
def test_a_signature_without_what_was_read_signs_nothing(world, posted):
    request = makers.a_request(world, on=today())
    makers.an_opinion(world, request, on=today())
    answer = browser(world.helene).post(f"/demandes/{request.pk}/signer/", posted)
    assert answer.status_code in {409, 422}
    assert not request.agreements.exists()


def test_a_page_that_was_read_before_something_moved_signs_nothing(world):
    request = makers.a_request(world, on=today())
    makers.an_opinion(world, request, on=today())
    page = browser(world.helene).get(f"/demandes/{request.pk}/")
    seal = page.context["shown"].page.seal
    makers.a_verdict("cartes", conditions=("pseudonyms_only", "teachers_only"), salt="other")
    posted = {"lu": "1", "sceau": seal, "conseil": "Acte 1"}
    answer = browser(world.helene).post(f"/demandes/{request.pk}/signer/", posted)
    assert answer.status_code == 409
    assert not request.agreements.exists()


@pytest.mark.parametrize(
    "who, address",
    [
        ("camille", "/"),
        ("helene", "/"),
        ("camille", "/demandes/"),
        ("helene", "/conventions/"),
        ("helene", "/nouvelles/"),
    ],
)
def test_a_page_costs_the_same_whatever_its_school_holds(world, who, address):
    costs = [cost(world, who, address)]
    for slug in ("one", "two", "three", "four"):
        makers.an_agreement(world, makers.a_service(slug), on=today())
        wished = makers.a_request(world, makers.a_service(f"{slug}-wished"), on=today())
        makers.an_opinion(world, wished, on=today())
    costs.append(cost(world, who, address))
    assert costs[1] - SESSION <= MOST, (who, address, costs)


@pytest.mark.parametrize("who", ["camille", "helene", "marc"])
def test_the_page_of_a_request_costs_no_more_for_whoever_follows_advises_or_signs(world, who):
    made = makers.a_request(world, on=today())
    makers.an_opinion(world, made, on=today())
    assert cost(world, who, f"/demandes/{made.pk}/") - SESSION <= MOST


def cost(world, who, address):
    client = browser(getattr(world, who))
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_form_sent_twice_shows_what_the_first_did(world):
    request = makers.a_request(world, on=today())
    makers.an_opinion(world, request, on=today())
    helene = browser(world.helene)
    seal = helene.get(f"/demandes/{request.pk}/").context["shown"].page.seal
    posted = {"lu": "1", "sceau": seal, "conseil": "Acte 1"}
    first, second = (helene.post(f"/demandes/{request.pk}/signer/", posted) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert request.agreements.count() == 1


def test_a_refusal_gives_back_what_was_written_and_the_way_to_the_page(world):
    request = makers.a_request(world, on=today())
    here = f"http://testserver/demandes/{request.pk}/"
    helene = browser(world.helene)
    posted = {"lu": "1", "sceau": "f" * 64, "malgre": "Trop de <traceurs>.", "conseil": "Acte 1"}
    answer = helene.post(f"/demandes/{request.pk}/signer/", posted, headers={"Referer": here})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Trop de &lt;traceurs&gt;." in page
    assert f'href="{here}"' in page
    assert "f" * 64 not in page
    away = helene.post(
        f"/demandes/{request.pk}/signer/", posted, headers={"Referer": "https://away.example/"}
    )
    assert "away.example" not in away.content.decode()
