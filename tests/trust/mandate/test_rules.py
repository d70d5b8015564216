"""What must hold of every mandate, every place and every day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.people.models.organisation import Kind as StoredKind
from egide.people.models.organisation import SchoolKind as StoredSchoolKind
from egide.people.roles import Role as StoredRole
from egide.trust.dated import Span
from egide.trust.mandate import (
    Because,
    Controller,
    Held,
    Kind,
    Place,
    Power,
    Role,
    SchoolKind,
    delegate,
    may,
    may_grant,
)
from tests.trust.mandate.places import (
    COLLEGE,
    COTE,
    DAY,
    FIFTH_B,
    MINISTRY,
    PLACES,
    PRIMARY,
    PRIVATE,
    PROVIDER,
    REGION,
    VAL,
    YEAR,
    a_school,
    at_home,
)

NEXT_DOOR = a_school("20", SchoolKind.EPLE)
OTHER_CLASS = Place("c4a", Kind.CLASS, within=COLLEGE)
FAR = a_school("30", SchoolKind.EPLE, COTE)
EVERYWHERE = (*PLACES.values(), NEXT_DOOR, OTHER_CLASS, COTE, FAR, Place("p2", Kind.PUPIL))
BINDING = (Power.SIGN, Power.EXPERIMENT)
OVERSEEN_FROM = {Role.REVIEWER, Role.AUDITOR, Role.MINISTRY}

places, powers = st.sampled_from(EVERYWHERE), st.sampled_from(Power)
controllers = st.sampled_from(Controller)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
spans = st.builds(
    lambda since, lasts: Span(since, since + timedelta(lasts) if lasts else None),
    days,
    st.integers(0, 900),
)
mandates = st.builds(
    Held,
    st.sampled_from(Role),
    st.sampled_from([place.id for place in EVERYWHERE]),
    spans,
    st.booleans(),
    st.sampled_from(["", "098", "035"]),
)


@given(st.lists(mandates, max_size=5), powers, places, days, controllers)
def test_no_power_without_a_mandate_in_force_that_day(held, power, place, day, controller):
    over = [replace(one, span=Span(day + timedelta(1))) for one in held]
    assert not may(over, power, place, on=day, controller=controller).allowed
    if may(held, power, place, on=day, controller=controller).allowed:
        assert any(one.span.covers(day) for one in held)


@given(mandates, spans, days, powers, places)
def test_delegating_never_adds(one, span, day, power, place):
    passed = delegate(one, span, on=day)
    if passed is None:
        return
    assert passed.span.until is not None
    assert one.span.covers(day)
    assert day <= passed.span.since
    for when in (passed.span.since, passed.span.until, day):
        for controller in Controller:
            theirs = may([passed], power, place, on=when, controller=controller)
            ours = may([one], power, place, on=when, controller=controller)
            assert not theirs.allowed or ours.allowed
    assert delegate(passed, passed.span, on=passed.span.since) is None


@given(st.lists(mandates, max_size=5), powers, places, days, controllers)
def test_one_power_is_carried_by_one_mandate_never_by_two_halves(held, power, place, day, who):
    if may(held, power, place, on=day, controller=who).allowed:
        assert any(may([one], power, place, on=day, controller=who).allowed for one in held)


@given(powers, st.sampled_from([NEXT_DOOR, FAR, PRIMARY, PRIVATE]), controllers)
def test_the_mandate_of_a_school_gives_nothing_at_another(power, place, controller):
    held = [
        Held(role, at.id, YEAR)
        for role in Role
        for at in (COLLEGE, FIFTH_B)
        if role not in {Role.GUARDIAN, Role.PUPIL}
    ]
    assert not may(held, power, place, on=DAY, controller=controller).allowed


@given(powers, controllers, st.sampled_from(Role))
def test_sibling_academies_see_nothing_of_each_other(power, controller, role):
    held = [Held(role, VAL.id, YEAR), *(Held(role, one.id, YEAR) for one in (COLLEGE, PRIMARY))]
    for place in (COTE, FAR):
        assert not may(held, power, place, on=DAY, controller=controller).allowed


@given(st.lists(mandates, max_size=5), places, days, controllers)
def test_who_gives_the_opinion_never_decides_there(held, place, day, controller):
    ours = [*held, Held(Role.REVIEWER, VAL.id, Span(day))]
    if VAL in place.lineage:
        for power in BINDING:
            ruling = may(ours, power, place, on=day, controller=controller)
            assert not ruling.allowed


@given(places, days, controllers, st.sampled_from([Role.TEACHER, Role.DIRECTOR, Role.AUDITOR]))
def test_a_teacher_a_director_an_auditor_bind_nobody(place, day, controller, role):
    held = [Held(role, one.id, Span(day)) for one in EVERYWHERE]
    for power in (*BINDING, Power.NEGOTIATE, Power.FRAME, Power.SUSPEND):
        assert not may(held, power, place, on=day, controller=controller).allowed


@given(places, powers)
def test_nobody_above_a_school_reads_the_names_of_pupils(place, power):
    held = [
        Held(role, one.id, YEAR) for role in Role for one in (MINISTRY, VAL, COTE, REGION, PROVIDER)
    ]
    assert not may(held, Power.READ_CLASS, place, on=DAY).allowed


def test_a_teacher_reads_and_asks_for_their_own_classes_alone():
    held = [Held(Role.TEACHER, COLLEGE.id, YEAR), Held(Role.TEACHER, FIFTH_B.id, YEAR)]
    for power in (Power.READ_CLASS, Power.REQUEST):
        assert may(held, power, FIFTH_B, on=DAY).allowed
        assert not may(held, power, OTHER_CLASS, on=DAY).allowed


def test_a_dasen_signs_for_the_primary_schools_of_their_department_alone():
    theirs = [Held(Role.DASEN, VAL.id, YEAR, department="098")]
    beside = a_school("13", SchoolKind.PUBLIC_PRIMARY, department="035")
    assert may(theirs, Power.SIGN, PRIMARY, on=DAY).allowed
    assert not may(theirs, Power.SIGN, beside, on=DAY).allowed
    assert may(theirs, Power.READ_MANDATES, VAL, on=DAY).allowed


@pytest.mark.parametrize(
    "held, because",
    [
        ((), Because.NOTHING_HELD),
        ((Held(Role.HEAD, COLLEGE.id, Span(date(2027, 9, 1))),), Because.NOT_THAT_DAY),
        ((Held(Role.HEAD, NEXT_DOOR.id, YEAR),), Because.ELSEWHERE),
        ((Held(Role.TEACHER, COLLEGE.id, YEAR),), Because.ANOTHER_ROLE),
        (
            (Held(Role.HEAD, COLLEGE.id, YEAR), Held(Role.REVIEWER, VAL.id, YEAR)),
            Because.REVIEWS_HERE,
        ),
        ((Held(Role.HEAD, COLLEGE.id, YEAR, delegated=True),), Because.DELEGATED),
        ((Held(Role.HEAD, COLLEGE.id, YEAR),), Because.HELD),
    ],
)
def test_a_ruling_says_why(held, because):
    assert may(held, Power.SIGN, COLLEGE, on=DAY).because is because


@pytest.mark.parametrize("power", Power)
def test_in_a_closed_school_what_was_done_is_read_and_nothing_else(power):
    closed = replace(COLLEGE, life=Span(date(2000, 1, 1), DAY))
    eve = DAY - timedelta(1)
    for place in (closed, replace(FIFTH_B, within=closed)):
        for role in Role:
            held = at_home(role, place)
            before = may(held, power, place, on=eve)
            after = may(held, power, place, on=DAY)
            outlives = power in {
                Power.READ_MANDATES, Power.READ_REGISTER, Power.AUDIT, Power.ORGANISE,
            }  # fmt: skip
            assert after.allowed == (before.allowed and outlives)
            assert after.because is Because.CLOSED or after.because is before.because


def test_what_nobody_can_do_is_said_so():
    assert may((), Power.SIGN, REGION, on=DAY).because is Because.NOBODY_CAN


@pytest.mark.parametrize(
    "day, stands",
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2027, 8, 31), True),
        (date(2027, 9, 1), False),
    ],
)
def test_a_mandate_stands_from_its_first_day_to_the_eve_of_its_last(day, stands):
    assert may(at_home(Role.HEAD, COLLEGE), Power.SIGN, COLLEGE, on=day).allowed is stands


APPOINTED = {
    (Role.TEACHER, "college"): {"head"},
    (Role.TEACHER, "primary"): {"director"},
    (Role.TEACHER, "private"): {"head"},
    (Role.HEAD, "college"): {"rector"},
    (Role.HEAD, "private"): {"rector"},
    (Role.DIRECTOR, "primary"): {"dasen", "rector"},
    (Role.REVIEWER, "college"): {"head"},
    (Role.REVIEWER, "private"): {"head"},
    (Role.AUDITOR, "college"): {"rector"},
    (Role.AUDITOR, "primary"): {"rector"},
    (Role.AUDITOR, "private"): {"rector"},
    (Role.RECTOR, "academy"): {"ministry"},
    (Role.DASEN, "academy"): {"rector", "ministry"},
    (Role.REVIEWER, "academy"): {"rector", "ministry"},
    (Role.AUDITOR, "academy"): {"rector", "ministry"},
    (Role.MINISTRY, "ministry"): {"ministry"},
    (Role.REVIEWER, "ministry"): {"ministry"},
    (Role.AUDITOR, "ministry"): {"ministry"},
    (Role.AUTHORITY, "region"): {"authority"},
    (Role.REVIEWER, "region"): {"authority"},
    (Role.PROVIDER, "provider"): {"provider"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", PLACES)
def test_who_gives_which_mandate_and_who_does_not(role, name):
    place = PLACES[name]
    found = {by for by in Role if may_grant(at_home(by, place), role, place, on=DAY)}
    assert found == APPOINTED.get((role, name), set())


def test_a_delegate_appoints_nobody():
    deputy = [Held(Role.HEAD, COLLEGE.id, YEAR, delegated=True)]
    assert not may_grant(deputy, Role.TEACHER, COLLEGE, on=DAY)


def test_the_room_and_the_rules_use_the_same_words():
    assert set(StoredRole.values) == set(Role)
    assert set(StoredSchoolKind.values) == set(SchoolKind)
    assert set(StoredKind.values) <= set(Kind)
