"""Who reads what of notices; a guardian sees their own children's tools and nobody else's."""

from uuid import uuid4

import pypdfium2
import pytest

from egide.decisions import actions
from egide.decisions import queries as decisions
from egide.families.actions import issue
from egide.kit.clock import today
from egide.people.models import Attachment, Guardianship, Member, Person, Placement
from tests.rooms.decisions import makers, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = signed.a_world()
    signed.a_tool()
    signed.a_tool("frises")
    return made


def opened(world, slug="cartes", groups=None):
    """A tool that a class uses from today, with its notice."""
    request = makers.a_request(world, slug, groups=groups, on=today())
    makers.an_opinion(world, request, on=today())
    made = makers.a_signature(request, by=world.helene, on=today())
    (row,) = issue([decisions.agreement(made.pk, on=today())], on=today())
    return made, row


def a_pupil(world, group, name):
    member = Member.objects.create(
        roster=makers.roster(), source_id=str(uuid4()), kind="pupil", given_name=name
    )
    Attachment.objects.create(member=member, school=world.college, role="pupil")
    Placement.objects.create(member=member, group=group, role="pupil")
    return member


def a_guardian(*pupils):
    member = Member.objects.create(
        roster=makers.roster(), source_id=str(uuid4()), kind="guardian", family_name="Secret"
    )
    for pupil in pupils:
        Guardianship.objects.create(guardian=member, pupil=pupil)
    return Person.objects.create(display_name="Parent", role="guardian", member=member)


def body(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_notice_is_for_everybody_in_four_forms(client, world):
    _, row = opened(world)
    for form in ("", "enfant/", "information.txt"):
        assert "Cartes" in body(client, f"/informations/{row.pk}/{form}")
    answer = client.get(f"/informations/{row.pk}/information.pdf")
    read = pypdfium2.PdfDocument(answer.content)
    assert len(read) == 1
    text = read[0].get_textpage().get_text_range()
    for said in ("Qui en répond", "Vous plaindre", "Un autre usage"):
        assert said in text


def test_a_notice_in_english(client, world):
    _, row = opened(world)
    client.cookies["language"] = "en"
    page = body(client, f"/informations/{row.pk}/")
    assert "Who receives it" in page
    assert "Qui le reçoit" not in page


def test_no_such_notice(client):
    assert client.get("/informations/99999/").status_code == 404
    assert client.get("/ecoles/0000000A/outils/").status_code == 404


def test_the_page_of_a_school_names_tools_and_nobody(client, world):
    opened(world)
    page = body(client, "/ecoles/0980001A/outils/")
    for said in ("Cartes", "un surnom", "5e B", "Des cartes mentales", "États-Unis"):
        assert said in page
    people = Person.objects.values_list("display_name", flat=True)
    assert [name for name in people if name in page] == []
    assert "Cartes" not in body(client, "/ecoles/0980003C/outils/")


def test_a_closed_tool_is_said_to_be_closed_at_once(client, world):
    made, _ = opened(world)
    actions.suspend(made.pk, "Le temps de vérifier.", by=world.helene, on=today())
    page = body(client, "/ecoles/0980001A/outils/")
    assert "Fermés pour l’instant" in page


def test_the_page_of_a_school_is_cheap_and_may_be_cached(
    client, world, django_assert_max_num_queries
):
    opened(world)
    opened(world, "frises")
    with django_assert_max_num_queries(6):
        answer = client.get("/ecoles/0980001A/outils/")
    assert answer["Cache-Control"] == "public, max-age=300"
    client.force_login(world.camille)
    assert "private" in client.get("/ecoles/0980001A/outils/")["Cache-Control"]


def test_a_guardian_sees_the_tools_of_their_own_children_only(client, world):
    opened(world, "cartes", [world.fifth])
    opened(world, "frises", [world.fourth])
    ines, noe = a_pupil(world, world.fifth, "Inès"), a_pupil(world, world.fourth, "Noé")
    client.force_login(a_guardian(ines))
    page = body(client, "/famille/")
    assert "Inès" in page
    assert "Cartes" in page
    assert "Noé" not in page
    assert "Frises" not in page
    client.force_login(a_guardian(noe))
    page = body(client, "/famille/")
    assert "Frises" in page
    assert "Inès" not in page


def test_separated_guardians_never_meet(client, world):
    opened(world)
    ines = a_pupil(world, world.fifth, "Inès")
    one, other = a_guardian(ines), a_guardian(ines)
    Person.objects.filter(pk=other.pk).update(display_name="L’autre parent")
    client.force_login(one)
    page = body(client, "/famille/")
    assert "L’autre parent" not in page
    assert "Secret" not in page
    assert "Cartes" in page


def test_a_guardian_without_a_child_here_is_told_what_to_do(client, world):
    opened(world)
    client.force_login(Person.objects.create(display_name="Parent", role="guardian"))
    page = body(client, "/famille/")
    assert "secrétariat" in page
    assert "Cartes" not in page


@pytest.mark.parametrize("who", ["camille", "helene", "marc", "minister", "lucas"])
def test_nobody_else_enters_a_familys_page(client, world, who):
    client.force_login(getattr(world, who))
    assert client.get("/famille/").status_code == 403


def test_a_familys_page_is_cheap(client, world, django_assert_max_num_queries):
    opened(world, "cartes", [world.fifth])
    opened(world, "frises", [world.fourth])
    children = [a_pupil(world, world.fifth, name) for name in ("Inès", "Noé", "Lou")]
    client.force_login(a_guardian(*children))
    with django_assert_max_num_queries(12):
        body(client, "/famille/")


def test_papers_stand_beside_an_agreement(client, world):
    made, row = opened(world)
    client.force_login(world.helene)
    page = body(client, f"/conventions/{made.pk}/")
    assert f"/conventions/{made.digest}/convention.pdf" in page
    assert f"/informations/{row.pk}/" in page
    client.force_login(world.camille)
    page = body(client, f"/conventions/{made.pk}/")
    assert "convention.pdf" not in page
    assert f"/informations/{row.pk}/" in page
