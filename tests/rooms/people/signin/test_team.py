"""« Qui entre ici »: who runs a place sees its people, invites and renews within their mandate."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from egide.people.models import Invitation, Person
from egide.people.roles import Role
from egide.people.signin import bounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_the_head(head):
    """The head, who proved who they are a moment ago."""
    return fresh(head)


def fresh(person):
    client = Client()
    client.force_login(person)
    session = client.session
    session["proved"] = timezone.now().timestamp()
    session.save()
    return client


def asked(**otherwise):
    return {"name": "Ada", "role": "teacher", "place": "0350001A"} | otherwise


def test_the_link_is_shown_once_and_kept_by_no_cache(at_the_head):
    answer = at_the_head.post("/acces/inviter", asked())
    assert "http://localhost/invitation#" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    later = at_the_head.get("/acces").content.decode()
    assert "Ada" in later
    assert "invitation#" not in later


@pytest.mark.parametrize(
    "otherwise, status",
    [({"role": "head"}, 403), ({"role": "ministry"}, 403), ({"place": "0350002B"}, 403),
     ({"place": "14"}, 403), ({"role": "root"}, 400), ({"name": " "}, 400),
     ({"place": "nowhere"}, 404)],
)  # fmt: skip
def test_a_head_invites_to_their_school_and_within_their_mandate(at_the_head, otherwise, status):
    assert at_the_head.post("/acces/inviter", asked(**otherwise)).status_code == status
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", [one for one in Role if one not in {
    Role.HEAD, Role.DIRECTOR, Role.DASEN, Role.RECTOR, Role.MINISTRY, Role.AUTHORITY}])  # fmt: skip
def test_nobody_else_sees_that_page(role, places):
    client = fresh(Person.objects.create(display_name="x", role=role, place=places["0350001A"]))
    assert client.get("/acces").status_code == 403
    assert client.post("/acces/inviter", asked()).status_code == 403


def test_a_role_without_its_mandate_invites_nobody(places):
    client = fresh(
        Person.objects.create(display_name="x", role=Role.HEAD, place=places["0350001A"])
    )
    assert client.post("/acces/inviter", asked()).status_code == 403


def test_an_old_session_invites_nobody(head):
    client = Client()
    client.force_login(head)
    assert client.post("/acces/inviter", asked()).status_code == 403
    session = client.session
    session["proved"] = (timezone.now() - bounds.FRESH - timedelta(seconds=1)).timestamp()
    session.save()
    assert client.post("/acces/inviter", asked()).status_code == 403


def test_the_people_and_the_invitations_of_another_school_are_not_shown(
    at_the_head, an_invitation, a_mandated
):
    a_mandated(Role.TEACHER, "0350002B", name="Zoé Ailleurs")
    hidden = an_invitation(name="Yves Ailleurs", code="0350002B").invitation
    assert "Ailleurs" not in at_the_head.get("/acces").content.decode()
    assert at_the_head.post(f"/acces/invitation/{hidden.pk}/annuler").status_code == 403


def test_an_invitation_is_withdrawn(at_the_head):
    at_the_head.post("/acces/inviter", asked())
    made = Invitation.objects.get()
    assert at_the_head.post(f"/acces/invitation/{made.pk}/annuler").status_code == 302
    assert at_the_head.post(f"/acces/invitation/{made.pk}/annuler").status_code == 404
    assert "Ada" not in at_the_head.get("/acces").content.decode()


def test_a_hundred_people_cost_no_more_queries_than_one(
    at_the_head, head, django_assert_max_num_queries
):
    Person.objects.bulk_create(
        Person(display_name=f"P{n}", role=Role.TEACHER, place=head.place) for n in range(100)
    )
    with django_assert_max_num_queries(8):
        at_the_head.get("/acces")
