"""Negotiated once, joined in one click; offered to all after one signature."""

from datetime import date

import pytest

from egide.decisions import actions, errors, queries
from egide.decisions.models import Agreement
from egide.people.errors import NoMandate
from egide.people.roles import Role
from egide.trust.agreement.attributes import Attribute
from egide.trust.agreement.life import Status
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = World()
    makers.a_service()
    return made


def opened(at, service="cartes", on=TODAY):
    return queries.in_force(at.pk, service, on=on)


def test_a_framework_opens_nothing_before_a_school_joins(world):
    framework = makers.a_framework(world)
    assert opened(world.college) is None
    joined = makers.an_accession(world, framework)
    assert opened(world.college).agreement.id == joined.pk
    assert opened(world.lycee) is None


def test_the_school_that_joins_remains_the_controller(world):
    joined = makers.an_accession(world, makers.a_framework(world))
    signed = queries.agreement(joined.pk, on=TODAY).signed
    assert (signed.controller, signed.organisation.code) == ("school", world.college.code)
    assert signed.levels == ("6e", "5e", "4e", "3e")


@pytest.mark.parametrize("who", ["helene", "dasen", "marc", "camille", "minister"])
def test_who_may_not_negotiate_for_an_academy(world, who):
    with pytest.raises(NoMandate):
        makers.a_framework(world, by=getattr(world, who))


@pytest.mark.parametrize("who", ["camille", "marc", "rector", "agnes", "dasen"])
def test_who_may_not_join_for_a_college(world, who):
    framework = makers.a_framework(world)
    with pytest.raises(NoMandate):
        makers.an_accession(world, framework, by=getattr(world, who))


def test_a_director_does_not_join_for_a_public_primary_the_dasen_does(world):
    framework = makers.a_framework(world)
    with pytest.raises(errors.AnotherSigns):
        makers.an_accession(world, framework, at=world.primary, by=world.lucas)
    assert makers.an_accession(world, framework, at=world.primary, by=world.dasen).pk


def test_joining_answers_the_request_that_was_open(world):
    request = makers.a_request(world)
    makers.an_accession(world, makers.a_framework(world))
    assert queries.request(request.pk, on=TODAY).stage == "agreed"


def test_a_school_joins_once(world):
    framework = makers.a_framework(world)
    makers.an_accession(world, framework)
    with pytest.raises(errors.AlreadyJoined):
        makers.an_accession(world, framework)


def test_a_school_of_another_academy_does_not_join(world):
    other = makers.place("academy", "99", "Académie d’à côté", world.ministry)
    far = makers.school("0990001A", "Collège d’à côté", "eple", ["college"], other)
    head = makers.person("Far", Role.HEAD, far)
    with pytest.raises(errors.NotOpen):
        makers.an_accession(world, makers.a_framework(world), at=far, by=head)


def test_nothing_that_is_joined_is_laxer_than_the_framework(world):
    framework = makers.a_framework(world, attributes=(Attribute.PSEUDONYM,))
    with pytest.raises(errors.TooMuch):
        makers.an_accession(world, framework, attributes=(Attribute.PSEUDONYM, Attribute.GROUP))
    joined = makers.an_accession(world, framework)
    assert opened(world.college).attributes == (Attribute.PSEUDONYM,)
    assert queries.agreement(joined.pk, on=TODAY).signed.framework == framework.digest


def test_clauses_that_the_provider_signs_with_the_framework_hold_for_those_who_join(world):
    makers.a_verdict("cartes", conditions=["clause what=no_ads"])
    with pytest.raises(errors.StillToDo):
        makers.a_framework(world)
    framework = makers.a_framework(world, clauses=("no_ads",))
    assert makers.an_accession(world, framework).pk


def test_a_framework_that_is_suspended_shuts_every_school_that_joined(world):
    framework = makers.a_framework(world)
    joined = makers.an_accession(world, framework)
    actions.suspend(framework.pk, "Fuite de données.", by=world.rector, on=TODAY)
    assert opened(world.college) is None
    assert queries.agreement(joined.pk, on=TODAY).status is Status.SUSPENDED
    with pytest.raises(errors.NotOpen):
        makers.an_accession(world, framework, at=world.lycee, by=world.agnes)
    actions.resume(framework.pk, "Réparé.", by=world.rector, on=TODAY)
    assert opened(world.college).agreement.id == joined.pk


def test_a_national_resource_opens_for_every_school_and_is_signed_by_the_minister(world):
    national = makers.a_framework(world, national=True)
    assert opened(world.college).agreement.id == national.pk
    assert opened(world.primary).agreement.id == national.pk
    with pytest.raises(NoMandate):
        makers.a_framework(world, national=True, by=world.rector)


def test_of_two_agreements_the_one_under_which_less_leaves_applies_and_says_why(world):
    own = makers.an_agreement(world, attributes=(Attribute.PSEUDONYM,))
    joined = makers.an_accession(world, makers.a_framework(world))
    applied = opened(world.college)
    # the school's own is for one class: for the whole school, the other one applies
    assert {applied.agreement.id, *(held.id for held, _ in applied.over)} == {own.pk, joined.pk}
    assert applied.over[0][1].difference.signatories == ("Collège des Tilleuls",) * 2


def test_the_provider_offers_to_all_what_one_school_signed(world):
    place = makers.place("provider", "maker", "Maker of cartes")
    maker = makers.person("Inès", Role.PROVIDER, place)
    own = makers.an_agreement(world)
    offer = actions.offer(own.pk, by=maker, on=TODAY)
    joined = makers.an_accession(
        world, offer, at=world.lycee, by=world.agnes, levels=("5e",), board=""
    )
    assert queries.agreement(joined.pk, on=TODAY).signed.controller == "school"
    assert Agreement.objects.get(pk=offer.pk).payload["board"] == ""


@pytest.mark.parametrize("who", ["helene", "rector", "camille"])
def test_nobody_else_offers_in_the_name_of_a_provider(world, who):
    own = makers.an_agreement(world)
    with pytest.raises((NoMandate, errors.NotYourService)):
        actions.offer(own.pk, by=getattr(world, who), on=TODAY)


def test_an_offer_is_joined_until_it_ends(world):
    framework = makers.a_framework(world, until=date(2026, 12, 1))
    makers.an_accession(world, framework)
    assert opened(world.college, on=date(2026, 11, 30))
    assert opened(world.college, on=date(2026, 12, 1)) is None
