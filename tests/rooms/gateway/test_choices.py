"""Objections, consents and lessons: who may, what it does at the door, and at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from egide.gateway.admitting import let_in
from egide.gateway.errors import NotALesson, NotTheirs, Shut, TooYoung
from egide.gateway.held import exceptions
from egide.gateway.inside import choosing, lessons
from egide.gateway.models import Choice, Lesson, Movement
from egide.gateway.secrets import keys
from egide.people import demo
from egide.people.errors import NoMandate
from egide.people.models import Guardianship, Member
from egide.trust.disclosure.admission import Reason
from tests.rooms.gateway.opened import (
    MEMBERS,
    SLUG,
    TODAY,
    a_class,
    about,
    arrival,
    college,
    forget,
    moment,
    opened,
    someone,
)

pytestmark = pytest.mark.django_db
CONSENT, LESSON = "guardian_consent_under_15", "class_supervised"


@pytest.fixture(autouse=True)
def world(db, places):
    """The kit's people; keys in a folder of this test."""
    demo.load()
    keys.make(places / "gateway")


@pytest.fixture
def kept(django_capture_on_commit_callbacks):
    """Do something as a request does: once it is kept, what waited for that happens."""

    def do(what, *args, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return what(*args, **more)

    return do


def reason(user="leo", slug=SLUG):
    """Why the door is shut for somebody, or nothing."""
    try:
        let_in(arrival(user), slug, on=TODAY)
    except Shut as shut:
        return shut.reason
    return None


def test_an_objection_shuts_the_door_at_once_for_that_child_alone(kept):
    agreement = opened()
    assert reason() is None
    made = kept(choosing.object_to, about(agreement), by=someone("anne"), when=moment())
    assert reason() is Reason.OBJECTION
    assert reason("eleve9") is None
    kept(choosing.take_back, made.pk, by=someone("anne"), when=moment())
    assert reason() is None
    assert Choice.objects.get().withdrawn_by == someone("anne")


def test_every_process_is_told_in_the_transaction_of_the_choice():
    agreement = opened()
    Movement.objects.all().delete()
    choosing.object_to(about(agreement), by=someone("anne"), when=moment())
    assert Movement.objects.filter(what="service", about=SLUG).exists()


def test_two_guardians_who_disagree_an_objection_wins(kept):
    agreement = opened(CONSENT)
    kept(choosing.consent_to, about(agreement), by=someone("julien"), when=moment())
    assert reason() is None
    kept(choosing.object_to, about(agreement), by=someone("anne"), when=moment())
    assert reason() is Reason.OBJECTION


def test_one_guardians_consent_is_enough_and_is_asked_where_the_agreement_asks_it(kept):
    agreement = opened(CONSENT)
    assert reason() is Reason.NO_CONSENT
    assert reason("camille") is None  # nobody consents for a teacher
    made = kept(choosing.consent_to, about(agreement), by=someone("anne"), when=moment())
    assert reason() is None
    kept(choosing.take_back, made.pk, by=someone("anne"), when=moment())
    assert reason() is Reason.NO_CONSENT


def test_consent_is_to_what_was_read_and_not_to_what_is_signed_later(kept):
    kept(choosing.consent_to, about(opened(CONSENT)), by=someone("anne"), when=moment())
    opened(CONSENT)
    again = exceptions.read(college(), SLUG, "0" * 64)
    assert not again.consenting


def test_an_objection_follows_the_child_and_outlives_an_agreement():
    choosing.object_to(about(opened()), by=someone("anne"), when=moment())
    assert exceptions.read(college(), SLUG, "0" * 64).objecting == {MEMBERS["leo"]}


def test_saying_it_twice_is_said_once_and_history_stays():
    agreement = opened()
    first = choosing.object_to(about(agreement), by=someone("anne"), when=moment())
    assert choosing.object_to(about(agreement), by=someone("anne"), when=moment()) == first
    choosing.take_back(first.pk, by=someone("anne"), when=moment())
    choosing.object_to(about(agreement), by=someone("anne"), when=moment())
    assert Choice.objects.count() == 2


@pytest.mark.parametrize("key", ["camille", "helene", "marc", "agnes", "sillage", "thierry"])
@pytest.mark.parametrize("act", [choosing.object_to, choosing.consent_to])
def test_nobody_but_who_answers_for_the_child_chooses(key, act):
    with pytest.raises(NoMandate):
        act(about(opened()), by=someone(key), when=moment())


def test_a_guardian_chooses_for_their_own_children_alone():
    with pytest.raises(NoMandate):
        choosing.object_to(about(opened(), "eleve9"), by=someone("anne"), when=moment())


def test_a_guardian_who_does_not_answer_by_law_chooses_nothing():
    Guardianship.objects.filter(guardian=someone("anne").member).update(legal=False)
    with pytest.raises(NoMandate):
        choosing.object_to(about(opened()), by=someone("anne"), when=moment())


def test_a_choice_is_taken_back_by_who_made_it():
    made = choosing.object_to(about(opened()), by=someone("anne"), when=moment())
    for key in ("julien", "helene", "leo"):
        with pytest.raises(NotTheirs):
            choosing.take_back(made.pk, by=someone(key), when=moment())
    with pytest.raises(NotTheirs):
        choosing.take_back(made.pk + 1000, by=someone("anne"), when=moment())


def test_a_choice_is_about_a_school_that_the_child_is_of():
    from dataclasses import replace

    elsewhere = replace(about(opened()), school=college() + 1)
    with pytest.raises(NotTheirs):
        choosing.object_to(elsewhere, by=someone("anne"), when=moment())


def test_a_pupil_chooses_alone_from_the_age_of_the_law():
    agreement = opened()
    with pytest.raises(TooYoung):
        choosing.object_to(about(agreement), by=someone("leo"), when=moment())
    born = TODAY.replace(year=TODAY.year - 16, day=1)
    Member.objects.filter(pk=MEMBERS["leo"]).update(birth_month=born)
    made = choosing.object_to(about(agreement), by=someone("leo"), when=moment())
    assert made.voice == "pupil"


def test_the_head_writes_down_what_came_on_paper_and_it_says_so(kept):
    agreement = opened(CONSENT)
    made = kept(choosing.record, about(agreement), "consent", by=someone("helene"), when=moment())
    assert (made.voice, reason()) == ("paper", None)
    kept(choosing.take_back, made.pk, by=someone("helene"), when=moment())
    assert reason() is Reason.NO_CONSENT


@pytest.mark.parametrize("key", ["camille", "marc", "thierry", "anne", "rachida"])
def test_only_who_runs_the_school_writes_down_a_paper(key):
    with pytest.raises(NoMandate):
        choosing.record(about(opened()), "objection", by=someone(key), when=moment())


def test_a_tool_opens_in_class_while_the_teacher_is_there(kept):
    opened(LESSON)
    assert reason() is Reason.NOT_SUPERVISED
    hour = timedelta(hours=1)
    made = kept(lessons.begin, a_class(), SLUG, hour, by=someone("mehdi"), when=moment())
    assert reason() is None
    assert reason("eleve1") is Reason.NOT_SUPERVISED  # another class
    kept(lessons.end, made.pk, by=someone("camille"), when=moment())  # a colleague of the class
    assert reason() is Reason.NOT_SUPERVISED


def test_a_lesson_ends_by_itself():
    opened(LESSON)
    made = lessons.begin(a_class(), SLUG, timedelta(hours=1), by=someone("mehdi"), when=moment())
    begun = timezone.now() - timedelta(hours=2)
    Lesson.objects.filter(pk=made.pk).update(since=begun, until=begun + timedelta(hours=1))
    forget()
    assert reason() is Reason.NOT_SUPERVISED


def test_opening_again_moves_the_end_and_makes_no_second_lesson():
    opened(LESSON)
    for hours in (1, 2):
        lasts = timedelta(hours=hours)
        lessons.begin(a_class(), SLUG, lasts, by=someone("mehdi"), when=moment())
    (running,) = lessons.running((a_class(),), at=timezone.now())
    assert running.until - timezone.now() > timedelta(minutes=110)


@pytest.mark.parametrize("key", ["leo", "anne", "marc", "thierry", "lucie", "sillage"])
def test_only_who_teaches_the_class_or_runs_the_school_opens_in_class(key):
    opened(LESSON)
    with pytest.raises(NoMandate):
        lessons.begin(a_class(), SLUG, timedelta(hours=1), by=someone(key), when=moment())


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(hours=-1), timedelta(hours=5)])
def test_a_lesson_is_neither_nothing_nor_a_day(lasts):
    opened(LESSON)
    with pytest.raises(NotALesson):
        lessons.begin(a_class(), SLUG, lasts, by=someone("mehdi"), when=moment())


def test_a_launch_reads_no_choice_that_was_just_read(django_assert_num_queries, listening):
    opened()
    let_in(arrival(), SLUG, on=TODAY)
    who = arrival()
    with django_assert_num_queries(0):
        let_in(who, SLUG, on=TODAY)
