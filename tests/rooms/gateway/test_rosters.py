"""Rosters: whom the door would let in, nobody else; each of them in the journal, once a day."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from egide.decisions import actions as decisions
from egide.decisions import queries
from egide.gateway import journaling, rosters
from egide.gateway.errors import Shut
from egide.gateway.indexes import numbers
from egide.gateway.journaling import Moment
from egide.gateway.models import SchoolIndex
from egide.gateway.rosters import roster
from egide.gateway.secrets import keys
from egide.journal import actions as journal
from egide.journal.models import Leaf
from egide.kit.clock import now
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Attachment, Group, Member, Person, Placement
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Reason
from egide.trust.disclosure.policy import Rules
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import TODAY, code_of, exchange
from tests.rooms.gateway.test_crossing import a_crossing

pytestmark = pytest.mark.django_db(transaction=True)
ALL = frozenset(Attribute)


def tilleuls():
    """The number of the kit's school."""
    return people.organisation(TILLEULS).id


def read(client, **more):
    """The roster of the kit's school for the tool of these tests."""
    return roster(tilleuls(), client["service"], ALL, on=TODAY, **more)


def test_a_roster_says_of_each_what_a_launch_would(client_of):
    from egide.gateway.crossing import cross

    found = {row.known.arrival.id: row for row in read(client_of).rows}
    assert {row.known.arrival.kind.value for row in found.values()} == {"pupil", "teacher"}
    for user in ("leo", "camille", "eleve3"):
        launched = cross(a_crossing(client_of["service"], user)).disclosure
        assert found[flow.NAMED[user].member].known.disclosure == launched


def test_whom_the_door_keeps_out_is_in_no_roster(client_of, monkeypatch):
    fourteen = Rules(youngest=12)
    frozen = rosters.policies.frozen

    def stricter(*given):
        return replace(frozen(*given), rules=fourteen)

    monkeypatch.setattr("egide.gateway.held.policies.frozen", stricter)
    from egide.gateway.crossing import cross
    from egide.gateway.held import policies

    policies.forget()
    inside = {row.known.arrival.id for row in read(client_of).rows}
    outside = [one for one in people.arrivals_of(tilleuls()) if one.id not in inside]
    assert inside
    assert outside
    for user in ("leo", "eleve1", "camille"):
        crosses = True
        try:
            cross(a_crossing(client_of["service"], user))
        except Shut:
            crosses = False
        assert crosses is (flow.NAMED[user].member in inside)


def test_a_suspended_agreement_empties_the_roster(client_of):
    held = next(one for one in queries.agreements_of(tilleuls(), on=TODAY)
                if one.signed.digest == client_of["agreement"])  # fmt: skip
    decisions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=TODAY)
    with pytest.raises(Shut) as shut:  # an empty roster would say that everybody has left
        read(client_of)
    assert shut.value.reason is Reason.SUSPENDED


def test_an_agreement_for_one_class_tells_of_no_other(client_of, monkeypatch):
    fifth = Group.objects.get(name="5e B", school=tilleuls()).pk
    frozen = rosters.policies.frozen

    def narrower(*given):
        return replace(frozen(*given), groups=frozenset({str(fifth)}))

    monkeypatch.setattr("egide.gateway.held.policies.frozen", narrower)
    rows = read(client_of).rows
    assert {group.id for row in rows for group in row.groups} == {fifth}
    camille = next(row for row in rows if row.known.arrival.id == flow.NAMED["camille"].member)
    assert len(camille.released[Attribute.GROUP].split()) == 1  # she teaches another class too


def test_each_person_has_a_line_and_one_a_day(client_of):
    known = [row.known for row in read(client_of).rows]
    moment = Moment(TODAY, now())
    assert len(journaling.keep_new(known, moment)) == len(known) == Leaf.objects.count()
    assert journaling.keep_new(known, moment._replace(at=moment.at + 1)) == ()
    exchange(code_of("eleve1"))  # a crossing is always a line
    assert Leaf.objects.count() == len(known) + 1
    leo = next(one for one in known if one.arrival.id == flow.NAMED["leo"].member)
    said = leo.disclosure.released
    released = {Attribute.PSEUDONYM: said[Attribute.PSEUDONYM]}
    other = {**said, Attribute.PSEUDONYM: "another"}
    less = leo._replace(disclosure=leo.disclosure._replace(released=released))
    renamed = leo._replace(disclosure=leo.disclosure._replace(released=other))
    tomorrow = Moment(TODAY + timedelta(1), moment.at + 24 * 60 * 60)
    assert [len(journaling.keep_new([one], moment)) for one in (less, renamed)] == [1, 1]
    assert len(journaling.keep_new([leo], tomorrow)) == 1
    journal.erase(keys.of_person(leo.arrival.id))
    assert len(journaling.keep_new([leo], moment)) == 1  # what left again is said again


def test_numbers_given_together_are_those_given_one_by_one(client_of):
    read(client_of)
    school = tilleuls()
    everyone = [one.id for one in people.arrivals_of(school)]
    kept = dict(SchoolIndex.objects.values_list("member", "number"))
    assert numbers(school, everyone) == kept
    assert sorted(kept.values()) == list(range(len(everyone)))


def a_large_school(school, size):
    """As many more pupils, in classes of twenty-five."""
    one = Member.objects.filter(kind="pupil", attachments__school=school).first()
    members = [Member(id=uuid4(), roster_id=one.roster_id, source_id=f"many-{n}", kind="pupil",
                      level="5e", birth_month=one.birth_month) for n in range(size)]  # fmt: skip
    groups = [Group(id=uuid4(), roster_id=one.roster_id, source_id=f"many-{n}", name=f"5e {n}",
                    school_id=school, kind="class", level="5e")
              for n in range(size // 25)]  # fmt: skip
    Member.objects.bulk_create(members)
    Group.objects.bulk_create(groups)
    Attachment.objects.bulk_create(
        Attachment(member=m, school_id=school, role="pupil") for m in members
    )
    Placement.objects.bulk_create(
        Placement(member=m, group=groups[n // 25], role="pupil") for n, m in enumerate(members)
    )


def test_a_thousand_pupils_cost_the_queries_of_one(client_of, django_assert_max_num_queries):
    a_large_school(tilleuls(), 1000)
    with django_assert_max_num_queries(20):
        rows = read(client_of).rows
    assert len(rows) > 1000
    with django_assert_max_num_queries(14):
        assert len(read(client_of).rows) == len(rows)
    known = [row.known for row in rows]
    with django_assert_max_num_queries(5):
        journaling.keep_new(known, Moment(TODAY, now()))
    assert len({row.released[Attribute.DISPLAY_NAME] for row in rows}) == len(rows)
