"""Teachers see their classes, guardians their own children, and neither guardian the other."""

from dataclasses import fields, is_dataclass

import pytest

from egide.people import queries
from egide.people.mandates import ruling
from egide.trust.mandate import Power
from tests.rooms.people.country import (
    DAY,
    a_class,
    a_country,
    a_member,
    a_roster,
    answers_for,
    somebody,
)

pytestmark = pytest.mark.django_db


class School:
    """A class of two pupils, another class, a teacher of each; two parents who live apart."""

    def __init__(self):
        self.country = a_country()
        roster, at = a_roster(self.country), self.country.college
        self.ada, self.bo, self.cy = (a_member(roster, "pupil", n, at) for n in ("Ada", "Bo", "Cy"))
        self.one, self.two = (a_member(roster, "teacher", n, at) for n in ("One", "Two"))
        self.mother, self.father, self.aunt = (
            a_member(roster, "guardian", n) for n in ("Mother", "Father", "Aunt")
        )
        self.fifth = a_class(roster, at, "5e B", [self.ada, self.bo], [self.one])
        self.fourth = a_class(roster, at, "4e A", [self.cy], [self.two])
        answers_for(self.mother, self.ada)
        answers_for(self.father, self.ada)
        answers_for(self.father, self.cy)
        answers_for(self.aunt, self.ada, legal=False)


@pytest.fixture
def school():
    return School()


def test_a_teacher_has_their_own_classes_with_their_pupils(school, django_assert_num_queries):
    with django_assert_num_queries(2):
        (mine,) = queries.classes_of(school.one.pk)
    assert (mine.name, [pupil.given_name for pupil in mine.pupils]) == ("5e B", ["Ada", "Bo"])
    assert "Ada" not in repr(mine)


def test_a_pupil_who_left_is_no_longer_in_the_class(school):
    school.bo.gone_on = DAY
    school.bo.save()
    (mine,) = queries.classes_of(school.one.pk)
    assert [pupil.given_name for pupil in mine.pupils] == ["Ada"]
    assert queries.headcount(school.country.college.pk).pupils == 2


def test_who_reads_the_names_of_a_class(school):
    country = school.country
    place = queries.place_of_class(school.fifth.pk)
    hers, his = (
        somebody("teacher", country.college, member=member) for member in (school.one, school.two)
    )
    mother = somebody("guardian", member=school.mother)
    may = {
        name: ruling(who, Power.READ_CLASS, at=place, on=DAY).allowed
        for name, who in {
            "her": hers, "him": his, "mother": mother, "head": country.head,
            "neighbour": country.neighbour, "rector": country.rector, "dpo": country.dpo,
        }.items()
    }  # fmt: skip
    assert {name for name, allowed in may.items() if allowed} == {"her", "head"}


def test_a_guardian_acts_for_their_own_children_alone(school):
    for member, pupils in (
        (school.mother, {school.ada}),
        (school.father, {school.ada, school.cy}),
        (school.aunt, set()),
    ):
        person = somebody("guardian", member=member)
        assert {child.id for child in queries.children_of(member.pk)} == {p.pk for p in pupils}
        for pupil in (school.ada, school.bo, school.cy):
            found = ruling(person, Power.ACT_FOR_PUPIL, at=queries.place_of_pupil(pupil.pk), on=DAY)
            assert found.allowed is (pupil in pupils)


def reached(value, seen=None):
    """Everything that can be reached from a value, however deep."""
    found = [value]
    if is_dataclass(value):
        found += [x for f in fields(value) for x in reached(getattr(value, f.name))]
    elif isinstance(value, list | tuple | set | dict):
        found += [x for one in value for x in reached(one)]
    return found


def test_a_guardian_never_reaches_the_other_by_any_path(school):
    for one, other in ((school.mother, school.father), (school.father, school.mother)):
        everything = reached(queries.children_of(one.pk))
        assert school.ada.pk in everything
        for told in (other.pk, other.given_name, other.family_name, other.source_id):
            assert told not in everything
        assert "guardians" not in {f.name for x in everything if is_dataclass(x) for f in fields(x)}


def test_who_no_longer_answers_for_a_pupil_sees_nothing(school):
    school.mother.gone_on = DAY
    school.mother.save()
    assert queries.children_of(school.mother.pk) == ()
    assert queries.ties_of(school.mother.pk) == ()


def test_a_school_counts_its_people_in_two_queries(school, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = queries.headcount(school.country.college.pk)
    assert (found.pupils, found.teachers, found.staff, found.classes) == (3, 2, 0, 2)


def test_the_children_of_somebody_cost_three_queries(school, django_assert_num_queries):
    with django_assert_num_queries(3):
        queries.children_of(school.father.pk)
