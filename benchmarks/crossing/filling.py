"""A country in the tables: invented schools, pupils and agreements, by the hundred thousand.

Rows are made by the database itself, in its own tables, with all their indexes. Foreign keys and
triggers are left out while filling: what is written is consistent by construction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import UUID

from django.db import connection

from benchmarks.crossing.house import client_of
from egide.kit.clock import today

PUPILS = 200  # of a school: 60,000 schools are 12 million
NEW = 10  # of them, who never crossed
CLASS = 25
ACADEMIES = 30
TOOLS = 10  # services that a school has agreements with
SCHOOL, GROUP, MEMBER = 1_000_000, 0x6000, 0x4000
ALG = "RS256"


@dataclass(frozen=True, slots=True)
class Size:
    """How many schools and services."""

    schools: int
    services: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pupil, their school, a service that it has an agreement with."""

    member: UUID
    school: int
    service: int


def number(kind: int, column: str) -> str:
    """An identifier of a kind, from a number, in SQL."""
    return f"('00000000-0000-{kind:04x}-8000-' || lpad(to_hex({column}), 12, '0'))::uuid"


def school_code(column: str) -> str:
    """The code of an invented school, in SQL."""
    return f"('B' || lpad({column}::text, 7, '0'))"


# Each statement is given the first school to make and the one after the last, by the same names.
SCHOOLS = f"""
INSERT INTO people_organisation (id, kind, code, name, parent_id, school_kind, stages, commune)
SELECT {SCHOOL} + n, 'school', {school_code("n")}, 'Collège ' || n,
  (SELECT id FROM people_organisation WHERE code = 'B' || n % {ACADEMIES}), 'eple', '{{}}', ''
FROM generate_series(%(first)s, %(last)s - 1) n
"""  # noqa: S608 - numbers of ours
GROUPS = f"""
INSERT INTO people_group (id, roster_id, source_id, school_id, kind, name, level, digest)
SELECT {number(GROUP, "n")}, %(roster)s, 'g' || n, {SCHOOL} + n / {PUPILS // CLASS}, 'class',
  'Classe ' || n, '5e', ''
FROM generate_series(%(first)s * {PUPILS // CLASS}, %(last)s * {PUPILS // CLASS} - 1) n
"""  # noqa: S608 - numbers of ours
EVERY_PUPIL = f"generate_series(%(first)s::bigint * {PUPILS}, %(last)s::bigint * {PUPILS} - 1) n"
MEMBERS = f"""
INSERT INTO people_member
  (id, roster_id, source_id, kind, given_name, family_name, birth_month, level, mail, digest)
SELECT {number(MEMBER, "n")}, %(roster)s, 'p' || n, 'pupil', 'Prénom ' || n % 9973, 'Nom ' || n,
  date '2013-01-01' + n % 12 * interval '1 month', '5e', '', ''
FROM {EVERY_PUPIL}
"""  # noqa: S608 - numbers of ours
ATTACHED = f"""
INSERT INTO people_attachment (member_id, school_id, role)
SELECT {number(MEMBER, "n")}, {SCHOOL} + n / {PUPILS}, 'pupil' FROM {EVERY_PUPIL}
"""  # noqa: S608 - numbers of ours
PLACED = f"""
INSERT INTO people_placement (member_id, group_id, role)
SELECT {number(MEMBER, "n")}, {number(GROUP, f"n / {CLASS}")}, 'pupil' FROM {EVERY_PUPIL}
"""  # noqa: S608 - numbers of ours
NUMBERED = f"""
INSERT INTO gateway_schoolindex (school_id, member_id, number)
SELECT {SCHOOL} + n / {PUPILS}, {number(MEMBER, "n")}, n % {PUPILS} FROM {EVERY_PUPIL}
WHERE n % {PUPILS} < {PUPILS - NEW}
"""  # noqa: S608 - numbers of ours
# What the head of the kit's school signed for a service, as other heads would have signed it.
AGREED = f"""
INSERT INTO decisions_agreement (digest, kind, service_id, organisation_id, school_id, payload,
  since, "until", signed_by_id, signed_on, at)
SELECT md5(n || ' ' || j) || md5(j || ' ' || n), kind, service_id, {SCHOOL} + n, {SCHOOL} + n,
  payload || jsonb_build_object('school', {school_code("n")}, 'organisation',
    jsonb_build_object('code', {school_code("n")}, 'name', 'Collège ' || n)),
  since, "until", signed_by_id, signed_on, now()
FROM generate_series(%(first)s, %(last)s - 1) n, generate_series(0, %(tools)s - 1) j
JOIN LATERAL (SELECT (%(signed)s::bigint[])[1 + (n * 7 + j * 101) %% %(services)s] AS id) AS drawn
  ON true
JOIN decisions_agreement AS signed USING (id)
"""  # noqa: S608 - numbers of ours


def service_of(school: int, tool: int, services: int) -> int:
    """The number of the service that is the nth tool of a school: as in AGREED."""
    return (school * 7 + tool * 101) % services


def tools(services: int) -> int:
    """How many of them a school has."""
    return min(TOOLS, services)


def fill(size: Size, *, first: int) -> dict[str, float]:
    """Schools from that number to the size, whole; seconds by table, then megabytes in all."""
    academies()
    given = {"first": first, "last": size.schools, "roster": roster(), "signed": signed(size),
             "services": size.services, "tools": tools(size.services)}  # fmt: skip
    took = {}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for name, statement in STATEMENTS.items():
            began = perf_counter()
            cursor.execute(sql(statement), given)
            took[name] = perf_counter() - began
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_database_size(current_database()) / 1048576.0")
        took["megabytes"] = float(cursor.fetchone()[0])
    return took


STATEMENTS = {
    "schools": SCHOOLS, "groups": GROUPS, "members": MEMBERS, "attachments": ATTACHED,
    "placements": PLACED, "indexes": NUMBERED, "agreements": AGREED,
}  # fmt: skip


def sql(statement: str) -> str:
    """A remainder is not a place for a value."""
    return statement.replace(" % ", " %% ")


def academies() -> None:
    """Invented ones, each with its journal."""
    from egide.journal.actions import open_log
    from egide.people.models import Organisation

    above = Organisation.objects.get(kind="ministry")
    for one in range(ACADEMIES):
        named: dict[str, Any] = {"kind": "academy", "name": f"Académie {one}", "parent": above}
        Organisation.objects.get_or_create(code=f"B{one}", defaults=named)
        open_log(f"b{one}", on=today())


def roster() -> int:
    """The roster of the invented school."""
    from egide.people.models import Roster

    return int(Roster.objects.order_by("pk").values_list("pk", flat=True)[0])


def signed(size: Size) -> list[int]:
    """The agreements of the kit's school on the services, by their numbers."""
    from egide.decisions.models import Agreement
    from egide.gateway.models import OidcClient

    names = {client_of(one, ALG).id: one for one in range(size.services)}
    found = dict(OidcClient.objects.filter(client_id__in=names).values_list("service", "client_id"))
    rows = Agreement.objects.filter(service__in=found, school__lt=SCHOOL).order_by("pk")
    by_service = {names[found[service]]: pk for service, pk in rows.values_list("service", "pk")}
    return [by_service[one] for one in range(size.services)]


def drawn(size: Size, people: int, *, first: int, seen: bool) -> Iterator[Drawn]:
    """Pupils of schools spread over those that were filled last; `seen`: who crossed already.

    Former schools signed when there were fewer services.
    """
    for one in range(people):
        school = first + one * (size.schools - first) // people
        rank = one % (PUPILS - NEW) if seen else PUPILS - NEW + one % NEW
        member = UUID(f"00000000-0000-{MEMBER:04x}-8000-{school * PUPILS + rank:012x}")
        tool = one % tools(size.services)
        yield Drawn(member, SCHOOL + school, service_of(school, tool, size.services))
