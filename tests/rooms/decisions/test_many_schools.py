"""What pages and doors ask costs the same with 60,000 schools as with three: never a scan."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egide.decisions import queries
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

SCAN = re.compile(r"Seq Scan on (decisions_(?:agreement|agreementevent|request)"
                  r"|people_organisation)\b")  # fmt: skip
# 30 academies of 2,000 schools; four ended requests and two agreements each, as after some years.
COUNTRY = """
INSERT INTO people_organisation (id, kind, code, name, parent_id, school_kind, stages, commune)
SELECT 900000 + a, 'academy', 'A' || a, 'Academy ' || a, {ministry}, '', '{{}}', ''
FROM generate_series(1, 30) a;
INSERT INTO people_organisation (id, kind, code, name, parent_id, school_kind, stages, commune)
SELECT 1000000 + s, 'school', 'S' || s, 'School ' || s, 900001 + s % 30, 'eple', '{{}}', ''
FROM generate_series(1, 60000) s;
INSERT INTO decisions_request
    (school_id, service_id, name, site, known_as, "on", at, outcome, ended_on, ended_by_id, reason)
SELECT 1000000 + n / 4 + 1, {service}, 'Cartes', '', '', '2025-09-01', now(), 'agreed',
       '2025-09-02', '{person}', '' FROM generate_series(0, 239999) n;
INSERT INTO decisions_agreement
    (digest, kind, service_id, organisation_id, school_id, payload, since, until,
     signed_by_id, signed_on, at)
SELECT md5('a' || n), 'own', {service}, 1000000 + n / 2 + 1, 1000000 + n / 2 + 1, '{{}}',
       '2025-09-01', '2027-09-01', '{person}', '2025-09-01', now()
FROM generate_series(0, 119999) n;
INSERT INTO decisions_agreementevent
    (agreement_id, "on", at, what, cause, reason, about)
SELECT id, '2025-10-01', now(), 'resumed', 'person', '', '{{}}' FROM decisions_agreement;
"""
READ = {
    "in_force": lambda world: queries.in_force(world.college.pk, "cartes", on=TODAY),
    "answer": lambda world: queries.answer_for(world.college.pk, "cartes", ("5e",), on=TODAY),
    "agreements": lambda world: queries.agreements_of(world.college.pk, on=TODAY),
    "requests": lambda world: queries.requests_of(world.college.pk, on=TODAY),
    "waiting for a head": lambda world: queries.waiting_for(world.helene, on=TODAY),
    "waiting for a dpo": lambda world: queries.waiting_for(world.marc, on=TODAY),
    "waiting for a dasen": lambda world: queries.waiting_for(world.dasen, on=TODAY),
    "experiments": lambda world: queries.experiments_below(world.academy.pk, on=TODAY),
    "told": lambda world: queries.told(world.camille),
    "a page to sign": lambda world: queries.sheet_to_sign(world.request.pk, on=TODAY),
}


@pytest.mark.django_db
def test_no_table_is_scanned():
    world = World()
    makers.a_service()
    makers.an_agreement(world)
    world.request = makers.a_request(world)
    named = {"ministry": world.ministry.pk, "service": makers.service_id("cartes")}
    with connection.cursor() as cursor:
        cursor.execute(COUNTRY.format(person=world.helene.pk, **named))
        cursor.execute("ANALYZE")
    scanned = {name: plans(read, world) for name, read in READ.items()}
    assert {name: found for name, found in scanned.items() if found} == {}


def plans(read, world):
    """The statements of a read that scan a table."""
    with CaptureQueriesContext(connection) as captured:
        read(world)
    asked = {query["sql"] for query in captured}
    return [sql for sql in asked if SCAN.search(plan_of(sql))]


def plan_of(sql):
    """How PostgreSQL would run it."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(row[0] for row in cursor.fetchall())
