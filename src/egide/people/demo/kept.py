"""The invented roster in the tables. Ids are derived, so that a second load changes nothing."""

import hashlib
from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from egide.people.demo.places import ACADEMY
from egide.people.demo.roster import records
from egide.people.imports.records import COLUMNS, Table
from egide.people.models import (
    Attachment,
    Group,
    Guardianship,
    Member,
    Organisation,
    Placement,
    Roster,
)

CODE = "hand:98"
Line = dict[str, str]


def numbered(kind: str, source: str) -> UUID:
    """The id derived from what the roster calls somebody or something."""
    named = f"{CODE}|{kind}|{source}".encode()
    return UUID(hashlib.md5(named, usedforsecurity=False).hexdigest())


def keep() -> None:
    """Write the invented roster; what is there already stays."""
    academy = Organisation.objects.get(code=ACADEMY)
    roster, _ = Roster.objects.get_or_create(
        code=CODE, defaults={"kind": "hand", "academy": academy}
    )
    schools = dict(Organisation.objects.values_list("code", "pk").filter(parent=academy))
    rows: dict[Table, list[models.Model]] = defaultdict(list)
    for table, row in records():
        line = dict(zip(COLUMNS[table], map(str, row), strict=True))
        rows[table].append(MADE[table](line, roster, schools))
    for table in MADE:  # members and groups before what ties them
        TABLES[table].objects.bulk_create(rows[table], ignore_conflicts=True)


def member(line: Line, roster: Roster, schools: dict[str, int]) -> Member:
    """Somebody."""
    month = line["birth_month"]
    return Member(
        id=numbered("member", line["source_id"]),
        roster=roster,
        source_id=line["source_id"],
        kind=line["kind"],
        given_name=line["given_name"],
        family_name=line["family_name"],
        birth_month=date.fromisoformat(month) if month else None,
        level=line["level"],
    )


def group(line: Line, roster: Roster, schools: dict[str, int]) -> Group:
    """A class."""
    return Group(
        id=numbered("group", line["source_id"]),
        roster=roster,
        source_id=line["source_id"],
        school_id=schools[line["school"]],
        kind=line["kind"],
        name=line["name"],
        level=line["level"],
    )


def attachment(line: Line, roster: Roster, schools: dict[str, int]) -> Attachment:
    """Somebody in a school."""
    return Attachment(
        member_id=numbered("member", line["member"]),
        school_id=schools[line["school"]],
        role=line["role"],
    )


def placement(line: Line, roster: Roster, schools: dict[str, int]) -> Placement:
    """Somebody in a class."""
    return Placement(
        member_id=numbered("member", line["member"]),
        group_id=numbered("group", line["group"]),
        role=line["role"],
    )


def guardianship(line: Line, roster: Roster, schools: dict[str, int]) -> Guardianship:
    """Somebody answers for a pupil."""
    return Guardianship(
        guardian_id=numbered("member", line["guardian"]),
        pupil_id=numbered("member", line["pupil"]),
        legal=line["legal"] == "1",
    )


MADE = {
    Table.MEMBER: member,
    Table.GROUP: group,
    Table.ATTACHMENT: attachment,
    Table.PLACEMENT: placement,
    Table.GUARDIANSHIP: guardianship,
}
TABLES: dict[Table, type[Any]] = {
    Table.MEMBER: Member,
    Table.GROUP: Group,
    Table.ATTACHMENT: Attachment,
    Table.PLACEMENT: Placement,
    Table.GUARDIANSHIP: Guardianship,
}  # Any: each table takes its own rows
