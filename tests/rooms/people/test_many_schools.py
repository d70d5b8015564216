"""What a page asks costs the same with 60,000 schools as with a few: by index, never by a scan."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egide.people import queries
from egide.people.mandates import ruling
from egide.people.models import Person
from egide.trust.mandate import Power
from tests.rooms.people.country import DAY

TABLES = "organisation|member|attachment|group|placement|guardianship|mandate|organisationevent"
SCAN = re.compile(rf"Seq Scan on people_(?:{TABLES})\b")
# 30 academies of 2,000 schools; the first 600 schools have 300 pupils, ten classes, a head.
COUNTRY = """
INSERT INTO people_organisation (id, kind, code, name, school_kind, stages, commune)
VALUES (1, 'ministry', 'MEN', 'Ministry', '', '{}', '');
INSERT INTO people_organisation (id, kind, code, name, parent_id, school_kind, stages, commune)
SELECT 1 + a, 'academy', 'A' || a, 'Academy ' || a, 1, '', '{}', ''
FROM generate_series(1, 30) a;
INSERT INTO people_organisation (id, kind, code, name, parent_id, school_kind, stages, commune)
SELECT 100 + s, 'school', 'S' || s, 'School ' || s, 2 + s % 30, 'eple', '{}', ''
FROM generate_series(1, 60000) s;
INSERT INTO people_organisationevent (organisation_id, "on", what, about, at)
SELECT id, '2020-09-01', 'opened', '{}', now() FROM people_organisation;
INSERT INTO people_organisationevent (organisation_id, "on", what, about, at)
SELECT 100 + s, '2021-09-01', 'code_changed', jsonb_build_object('before', 'OLD' || s), now()
FROM generate_series(1, 5000) s;
INSERT INTO people_roster (id, code, kind) VALUES (1, 'many', 'aaf');
INSERT INTO people_member
    (id, roster_id, source_id, kind, given_name, family_name, level, mail, digest)
SELECT md5('p' || m)::uuid, 1, m, CASE WHEN m % 300 = 1 THEN 'teacher' ELSE 'pupil' END,
       'Given ' || m, 'Family ' || m, '', '', ''
FROM generate_series(1, 180000) m;
INSERT INTO people_member
    (id, roster_id, source_id, kind, given_name, family_name, level, mail, digest)
SELECT md5('g' || m)::uuid, 1, 'g' || m, 'guardian', 'Given ' || m, 'Family ' || m, '', '', ''
FROM generate_series(1, 20000) m;
INSERT INTO people_attachment (member_id, school_id, role)
SELECT id, 101 + source_id::int / 300, kind FROM people_member WHERE kind <> 'guardian';
INSERT INTO people_group (id, roster_id, source_id, school_id, kind, name, level, digest)
SELECT md5('c' || c)::uuid, 1, c, 101 + c / 10, 'class', 'Class ' || c, '', ''
FROM generate_series(0, 6000) c;
INSERT INTO people_placement (member_id, group_id, role)
SELECT id, md5('c' || source_id::int / 30)::uuid, kind FROM people_member WHERE kind <> 'guardian';
INSERT INTO people_guardianship (guardian_id, pupil_id, legal)
SELECT md5('g' || m)::uuid, md5('p' || m * 2)::uuid, true FROM generate_series(1, 20000) m;
"""
MANDATES = """
INSERT INTO people_mandate (person_id, role, organisation_id, since, department, grounds, at)
SELECT id, 'head', place_id, '2020-09-01', '', '', now() FROM people_person;
"""


def uuid_of(name):
    """The id that the rows above derive."""
    import hashlib

    return UUID(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest())


@pytest.fixture(scope="module")
def _many(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(COUNTRY)
        Person.objects.bulk_create(
            Person(id=uuid_of(f"h{s}"), display_name="Head", role="head", place_id=100 + s)
            for s in range(1, 5001)
        )
        cursor.execute(MANDATES)
        cursor.execute("ANALYZE")
        yield
        cursor.execute(
            "TRUNCATE people_organisation, people_roster, people_member, people_person CASCADE"
        )
        cursor.execute("ANALYZE")


SCHOOL, TEACHER, PUPIL, GUARDIAN, CLASS = 102, "p301", "p302", "g151", "c10"
ASKED = {
    "an organisation by its code": lambda: queries.organisation("S30000"),
    "an organisation that is not there": lambda: missing("NOWHERE"),
    "an organisation by an older code": lambda: queries.organisation("OLD7"),
    "its lineage": lambda: queries.place_of(SCHOOL),
    "the schools of an academy": lambda: queries.below(3),
    "its history": lambda: queries.history(SCHOOL),
    "who holds what there": lambda: queries.holders(SCHOOL, on=DAY),
    "what somebody holds": lambda: queries.mandates_of(uuid_of("h2"), on=DAY),
    "may they sign": lambda: ruling(
        Person.objects.get(pk=uuid_of("h2")), Power.SIGN, at=SCHOOL, on=DAY
    ),
    "its classes": lambda: queries.classes_at(SCHOOL),
    "the classes of a teacher": lambda: queries.classes_of(uuid_of(TEACHER)),
    "a class as a place": lambda: queries.place_of_class(uuid_of(CLASS)),
    "a pupil as a place": lambda: queries.place_of_pupil(uuid_of(PUPIL)),
    "the children of a guardian": lambda: queries.children_of(uuid_of(GUARDIAN)),
    "the ties of a teacher": lambda: queries.ties_of(uuid_of(TEACHER)),
    "how many people it has": lambda: queries.headcount(SCHOOL),
    "a provider": lambda: queries.provider("Atelier"),
}


def missing(code):
    from egide.people.errors import NoOrganisation

    with pytest.raises(NoOrganisation):
        queries.organisation(code)
    return True


@pytest.mark.usefixtures("_many")
@pytest.mark.django_db
@pytest.mark.parametrize("asked", ASKED)
def test_no_table_is_scanned(asked):
    with CaptureQueriesContext(connection) as captured:
        ASKED[asked]()
    plans = {query["sql"]: plan_of(query["sql"]) for query in captured}
    assert plans
    assert {sql: plan for sql, plan in plans.items() if SCAN.search(plan)} == {}


def plan_of(sql):
    """How PostgreSQL would run it."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(row[0] for row in cursor.fetchall())
