"""Mandates are given, passed on and taken back by those who may, and every one of them is kept."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from egide.people import actions, errors, queries
from egide.people.actions import Appointment, Vote
from egide.people.mandates import require, ruling
from egide.people.models import Mandate
from egide.people.roles import Role
from egide.trust.dated import Span
from egide.trust.mandate import Because, Controller, Power
from tests.rooms.people.country import DAY, YEAR, a_country, somebody

REST = Span(DAY, YEAR.until)
pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return a_country()


def test_a_director_of_a_public_primary_school_cannot_sign_what_the_dasen_must(country):
    with pytest.raises(errors.NoMandate) as refused:
        require(country.director, Power.SIGN, at=country.primary.pk, on=DAY)
    assert refused.value.status == 403
    with translation.override("fr"):
        assert "directeur ou directrice académique" in str(refused.value.way_out)
    assert require(country.dasen, Power.SIGN, at=country.primary.pk, on=DAY).allowed


@pytest.mark.parametrize(
    "who, power, place, allowed",
    [
        ("head", Power.SIGN, "college", True),
        ("head", Power.SIGN, "next_door", False),
        ("neighbour", Power.READ_REGISTER, "college", False),
        ("teacher", Power.SIGN, "college", False),
        ("teacher", Power.REQUEST, "college", True),
        ("dasen", Power.SIGN, "college", False),
        ("rector", Power.SIGN, "college", False),
        ("rector", Power.FRAME, "college", True),
        ("rector", Power.READ_CLASS, "college", False),
        ("minister", Power.FRAME, "next_door", True),
        ("dpo", Power.REVIEW, "college", True),
        ("dpo", Power.SIGN, "college", False),
        ("auditor", Power.AUDIT, "college", True),
        ("auditor", Power.SUSPEND, "college", False),
    ],
)
def test_what_is_stored_is_what_the_rules_read(country, who, power, place, allowed):
    where = getattr(country, place).pk
    assert ruling(getattr(country, who), power, at=where, on=DAY).allowed is allowed


def test_the_controller_of_a_service_moves_who_signs(country):
    at = country.college.pk
    for controller, who in ((Controller.ACADEMY, "rector"), (Controller.MINISTRY, "minister")):
        assert ruling(
            getattr(country, who), Power.SIGN, at=at, on=DAY, controller=controller
        ).allowed
        assert not ruling(country.head, Power.SIGN, at=at, on=DAY, controller=controller).allowed


def test_a_role_in_the_portal_is_no_mandate(country):
    nobody = somebody("head", country.college, mandate=False)
    found = ruling(nobody, Power.SIGN, at=country.college.pk, on=DAY)
    assert (found.allowed, found.because) == (False, Because.NOTHING_HELD)


def test_a_deputy_signs_from_the_first_day_to_the_eve_of_the_last(country):
    own = Mandate.objects.get(person=country.head)
    since, until = date(2026, 12, 1), date(2026, 12, 15)
    actions.delegate(own.pk, country.deputy.pk, Span(since, until), by=country.head, on=DAY)
    signs = [
        ruling(country.deputy, Power.SIGN, at=country.college.pk, on=day).allowed
        for day in (since - timedelta(1), since, until - timedelta(1), until)
    ]
    assert signs == [False, True, True, False]


def test_a_delegation_falls_with_the_mandate_that_it_came_from(country):
    own = Mandate.objects.get(person=country.head)
    actions.delegate(own.pk, country.deputy.pk, REST, by=country.head, on=DAY)
    assert ruling(country.deputy, Power.SIGN, at=country.college.pk, on=DAY).allowed
    actions.withdraw(own.pk, by=country.rector, on=DAY)
    assert not ruling(country.deputy, Power.SIGN, at=country.college.pk, on=DAY).allowed


@pytest.mark.parametrize(
    "span",
    [
        Span(date(2026, 12, 1)),
        Span(date(2026, 12, 1), date(2027, 9, 2)),
        Span(date(2026, 8, 31), date(2026, 12, 1)),
        Span(DAY - timedelta(1), date(2026, 12, 1)),
    ],
    ids=["for ever", "longer", "earlier", "from yesterday"],
)
def test_nobody_passes_on_more_than_they_hold(country, span):
    own = Mandate.objects.get(person=country.head)
    with pytest.raises(errors.CannotDelegate):
        actions.delegate(own.pk, country.deputy.pk, span, by=country.head, on=DAY)


def test_nobody_passes_on_what_is_not_theirs_what_was_passed_to_them_or_to_themselves(country):
    own = Mandate.objects.get(person=country.head)
    passed = actions.delegate(own.pk, country.deputy.pk, REST, by=country.head, on=DAY)
    for mandate, to, by in (
        (own, country.deputy, country.neighbour),
        (passed, country.teacher, country.deputy),
        (own, country.head, country.head),
        (Mandate.objects.get(person=country.teacher), country.deputy, country.teacher),
    ):
        with pytest.raises(errors.CannotDelegate):
            actions.delegate(mandate.pk, to.pk, REST, by=by, on=DAY)


@pytest.mark.parametrize(
    "by, role, place, given",
    [
        ("rector", Role.HEAD, "college", True),
        ("head", Role.HEAD, "college", False),
        ("head", Role.TEACHER, "college", True),
        ("head", Role.TEACHER, "next_door", False),
        ("teacher", Role.TEACHER, "college", False),
        ("rector", Role.RECTOR, "academy", False),
        ("minister", Role.RECTOR, "academy", True),
        ("dasen", Role.DIRECTOR, "primary", True),
        ("head", Role.GUARDIAN, "college", False),
        ("dpo", Role.REVIEWER, "academy", False),
    ],
)
def test_who_gives_a_mandate_and_who_does_not(country, by, role, place, given):
    appointment = Appointment(
        country.deputy.pk, role, getattr(country, place).pk, YEAR, grounds="arrêté"
    )
    if given:
        row = actions.grant(appointment, by=getattr(country, by), on=DAY)
        assert (row.by, row.grounds) == (getattr(country, by), "arrêté")
    else:
        with pytest.raises(errors.CannotGrant):
            actions.grant(appointment, by=getattr(country, by), on=DAY)
        assert not Mandate.objects.filter(person=country.deputy).exists()


def test_a_mandate_is_not_given_twice_from_one_day_but_may_be_given_again(country):
    given = Appointment(country.teacher.pk, Role.TEACHER, country.college.pk, YEAR)
    with pytest.raises(errors.AlreadyHeld):
        actions.grant(given, by=country.head, on=DAY)
    own = Mandate.objects.get(person=country.teacher)
    actions.withdraw(own.pk, by=country.head, on=DAY)
    assert not ruling(country.teacher, Power.REQUEST, at=country.college.pk, on=DAY).allowed
    actions.grant(given, by=country.head, on=DAY)
    assert ruling(country.teacher, Power.REQUEST, at=country.college.pk, on=DAY).allowed


def test_what_was_foreseen_stays_when_a_mandate_is_withdrawn(country):
    own = Mandate.objects.get(person=country.head)
    actions.withdraw(own.pk, by=country.rector, on=DAY)
    actions.withdraw(own.pk, by=country.rector, on=DAY + timedelta(9))
    own.refresh_from_db()
    assert (own.until, own.withdrawn_on, own.withdrawn_by) == (YEAR.until, DAY, country.rector)


def test_a_mandate_is_taken_back_by_who_gives_it_or_holds_it_and_nobody_else(country):
    own = Mandate.objects.get(person=country.head)
    for other in (country.neighbour, country.teacher, country.dasen, country.deputy):
        with pytest.raises(errors.CannotWithdraw):
            actions.withdraw(own.pk, by=other, on=DAY)
    actions.withdraw(own.pk, by=country.head, on=DAY)


def test_days_that_hold_no_day_are_refused(country):
    given = Appointment(country.deputy.pk, Role.TEACHER, country.college.pk, Span(DAY, DAY))
    with pytest.raises(errors.Incomplete):
        actions.grant(given, by=country.head, on=DAY)


def test_a_vote_is_recorded_by_the_head_of_a_school_that_has_a_board(country):
    school = country.college.pk
    actions.record_vote(Vote(school, "Acte 14", YEAR, "miro"), by=country.head, on=DAY)
    assert queries.vote_for(school, on=DAY, service="miro").reference == "Acte 14"
    assert queries.vote_for(school, on=DAY, service="olvid") is None
    actions.record_vote(Vote(school, "Acte 3", YEAR), by=country.head, on=DAY)
    assert queries.vote_for(school, on=DAY, service="olvid").reference == "Acte 3"
    assert queries.vote_for(school, on=DAY, service="miro").reference == "Acte 14"
    assert queries.vote_for(school, on=YEAR.until, service="miro") is None


@pytest.mark.parametrize("who, place", [("director", "primary"), ("teacher", "college")])
def test_who_cannot_record_a_vote(country, who, place):
    vote = Vote(getattr(country, place).pk, "Acte 1", YEAR)
    with pytest.raises(errors.NoMandate):
        actions.record_vote(vote, by=getattr(country, who), on=DAY)


def test_who_holds_what_is_shown_by_day(country):
    at = country.college.pk
    roles = [one.role for one in queries.holders(at, on=DAY)]
    assert sorted(roles) == [Role.HEAD, Role.TEACHER]
    assert queries.holders(at, on=YEAR.until) == ()
    (own,) = queries.mandates_of(country.head.pk, on=DAY)
    assert own.organisation.name == "Collège A"
    assert "Someone" not in repr(own)
