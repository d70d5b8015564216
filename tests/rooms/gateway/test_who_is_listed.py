"""Who is in a roster: what families choose, what a condition asks, what a lesson opens."""

from datetime import timedelta

import pytest

from egide.gateway import rosters
from egide.gateway.inside import choosing, lessons
from egide.gateway.secrets import keys
from egide.people import demo
from egide.people import queries as people
from egide.trust.agreement.attributes import Attribute
from tests.rooms.gateway.opened import (
    MEMBERS,
    SLUG,
    TODAY,
    a_class,
    about,
    college,
    moment,
    opened,
    someone,
)

pytestmark = pytest.mark.django_db
LEO, CAMILLE = MEMBERS["leo"], MEMBERS["camille"]


@pytest.fixture(autouse=True)
def world(db, places):
    """The kit's people; keys in a folder of this test."""
    demo.load()
    keys.make(places / "gateway")


def listed(kind="pupil"):
    """Who of a kind is in the roster of the tool."""
    found = rosters.roster(college(), SLUG, frozenset(Attribute), on=TODAY)
    known = (row.known.arrival for row in found.rows)
    return {one.id for one in known if one.kind == kind}


def of_levels(*levels):
    """The pupils of the collège at these levels."""
    everyone = people.arrivals_of(college())
    return {one.id for one in everyone if one.kind == "pupil" and one.level in levels}


def test_a_family_that_objects_takes_its_child_out_and_no_other():
    agreement = opened()
    everybody = listed()
    assert LEO in everybody
    choosing.object_to(about(agreement), by=someone("anne"), when=moment())
    assert listed() == everybody - {LEO}


def test_without_the_consent_that_is_asked_no_pupil_under_fifteen_is_listed():
    agreement = opened("guardian_consent_under_15")
    assert listed() == set()
    assert CAMILLE in listed("teacher")
    choosing.consent_to(about(agreement), by=someone("anne"), when=moment())
    assert listed() == {LEO}


def test_a_level_that_a_condition_excludes_is_not_listed():
    opened("minimum_level level=4e")
    assert listed() == of_levels("4e")
    assert of_levels("5e", "6e")


def test_a_tool_for_teachers_lists_no_pupil():
    opened("teachers_only")
    assert listed() == set()
    assert CAMILLE in listed("teacher")


def test_where_a_teacher_must_be_there_pupils_are_listed_during_the_lesson_alone():
    opened("class_supervised")
    assert listed() == set()
    lessons.begin(a_class("5e B"), SLUG, timedelta(hours=1), by=someone("mehdi"), when=moment())
    there = people.class_with_pupils(a_class("5e B")).pupils
    assert listed() == {one.id for one in there}
