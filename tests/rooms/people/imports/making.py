"""Bundles made for tests: a valid, dull school, of which a test changes what matters to it."""

import csv
import zipfile
from datetime import date
from pathlib import Path

from egide.people.imports.engine.importing import Order, bring_in
from egide.people.imports.oneroster import Said, delivery
from egide.people.models import Attachment, Group, Guardianship, Member, Organisation, Placement
from egide.people.models.organisation import Kind

DAY = date(2026, 9, 1)
HEADERS = {
    "manifest": "propertyName,value",
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "users": "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
    "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
    "users12": "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,"
    "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
    "roles": "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
    "orgSourcedId,userProfileSourcedId",
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex,cityOfBirth",
    "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,"
    "location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
    "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,"
    "role,primary,beginDate,endDate",
}
TABLES = ("orgs", "users", "demographics", "classes", "enrollments")


def org(sourced_id="org-1", **given):
    return {"sourcedId": sourced_id, "name": "Collège", "type": "school",
            "identifier": "0350001L"} | given  # fmt: skip


def user(sourced_id="p1", **given):
    return {"sourcedId": sourced_id, "enabledUser": "true", "orgSourcedIds": "org-1",
            "role": "student", "givenName": "Ana", "familyName": "Le Goff", "grades": "06",
            "password": "secret", "phone": "0600000000",
            "email": "ana@example.org"} | given  # fmt: skip


def room(sourced_id="c1", **given):
    return {"sourcedId": sourced_id, "title": "6e A", "grades": "06", "classType": "homeroom",
            "schoolSourcedId": "org-1"} | given  # fmt: skip


def seat(member="p1", group="c1", **given):
    return {"sourcedId": f"e-{member}-{group}", "classSourcedId": group, "userSourcedId": member,
            "role": "student"} | given  # fmt: skip


def manifest(version="1.1", tables=TABLES, **given):
    said = {"manifest.version": "1.0", "oneroster.version": version}
    said |= {f"file.{table}": "bulk" for table in tables} | given
    return [{"propertyName": name, "value": value} for name, value in said.items()]


def bundle(folder: Path, version="1.1", **tables):
    """A folder with a bundle; `users=[…]` and so on replace the dull rows of a table."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = {"orgs": [org()], "users": [user()], "demographics": [], "classes": [room()],
            "enrollments": [seat()]} | tables  # fmt: skip
    rows.setdefault("manifest", manifest(version, [table for table in rows if table != "manifest"]))
    for table, found in rows.items():
        named = "users12" if (table, version) == ("users", "1.2") else table
        write(folder / f"{table}.csv", HEADERS[named].split(","), found)
    return folder


def write(path: Path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def zipped(folder: Path, target: Path):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return target


def academy():
    ministry = Organisation.objects.create(kind=Kind.MINISTRY, code="MEN", name="M")
    return Organisation.objects.create(kind=Kind.ACADEMY, code="14", name="R", parent=ministry)


def bring(path: Path, *, yes_remove=False, dry_run=False, on=DAY):
    """Import a bundle; the outcome, and its problems as (file, line, field, reason)."""
    problems = []
    with delivery(path, Said("14", "eple")) as one:
        order = Order(on=on, yes_remove=yes_remove, dry_run=dry_run)
        outcome = bring_in(one, order, see=problems.extend)
    return outcome, [(p.file, p.line, p.field, p.reason.value) for p in problems]


def kept():
    """All that the tables hold of rosters, except the day on which somebody went."""
    members = Member.objects.filter(gone_on__isnull=True).values_list(
        "id", "source_id", "kind", "given_name", "family_name", "birth_month", "level", "mail"
    )
    groups = Group.objects.filter(gone_on__isnull=True).values_list(
        "id", "source_id", "school__code", "kind", "name", "level"
    )
    return {
        "members": sorted(members, key=str),
        "groups": sorted(groups, key=str),
        "attachments": links(Attachment, "member_id", "school__code", "role"),
        "placements": links(Placement, "member_id", "group_id", "role"),
        "guardianships": links(Guardianship, "guardian_id", "pupil_id", "legal"),
    }


def links(model, *columns):
    return sorted(model.objects.values_list(*columns), key=str)
