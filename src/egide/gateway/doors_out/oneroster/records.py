"""A roster as records of OneRoster 1.2: pseudonyms, pseudonymous names, opaque schools and classes.

A class bears the same name here as in the `groups` of a launch, a person the same as its `sub`, so
that a tool joins both. Its title is drawn from that name: what a class is called leaves no school.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from egide.gateway import visitors
from egide.gateway.doors_out.oneroster.moments import SchoolYear, instant
from egide.gateway.journaling import Known, Moment
from egide.gateway.rosters import Roster, Row
from egide.law.shelf import shelf
from egide.people.queries import Classroom
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Role
from egide.trust.disclosure.policy import Policy

ROLES: Final = {Role.PUPIL: "student", Role.TEACHER: "teacher"}
BEFORE_GRADES: Final = 3  # three years of école maternelle; the CP is the first grade (CEDS)
UNTITLED: Final = "–"
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it may leave. `about`: who is in it, if somebody is."""

    values: Values
    about: Known | None = None

    @property
    def id(self) -> str:
        """Its `sourcedId`."""
        return str(self.values["sourcedId"])

    def refers(self, name: str) -> str:
        """The `sourcedId` that one of its references leads to."""
        found = self.values.get(name)
        return str(found["sourcedId"]) if isinstance(found, Mapping) else ""


@dataclass(frozen=True, slots=True)
class Book:
    """All the records of a roster, each kind in an order that says nothing."""

    orgs: tuple[Record, ...]
    sessions: tuple[Record, ...]
    courses: tuple[Record, ...]
    classes: tuple[Record, ...]
    users: tuple[Record, ...]
    enrollments: tuple[Record, ...]


class Writer:
    """Writes the records of one answer. `base`: the address of the service."""

    def __init__(self, roster: Roster, base: str, moment: Moment) -> None:
        """A person without a role cannot be said in this format: they are left out."""
        self.rows = [row for row in roster.rows if Attribute.ROLE in row.released]
        self.school, self.base, self.year = roster.school, base, SchoolYear.of(moment.on)
        # Nothing here knows since when a record is as it is: each answer is of its own second.
        self.at = instant(moment.at)

    def book(self) -> Book:
        """Every record, by kind."""
        orgs, courses, classes, users, enrollments = ({} for _ in range(5))  # type: ignore[var-annotated]  # all five are dict[str, Record]
        for row in self.rows:
            school = self.org(row)
            orgs.setdefault(school.id, school)
            users[row.released[Attribute.PSEUDONYM]] = self.user(row, school.id)
            for group in row.groups if Attribute.GROUP in row.released else ():
                course = self.course(row.policy, school.id)
                there = self.classroom(row, group, course.id, school.id)
                courses.setdefault(course.id, course)
                classes.setdefault(there.id, there)
                enrolled = self.enrollment(row, there.id, school.id)
                enrollments[enrolled.id] = enrolled
        kinds = [orgs, courses, classes, users, enrollments]
        ordered = [tuple(found[key] for key in sorted(found)) for found in kinds]
        return Book(ordered[0], self.sessions(), *ordered[1:])

    def base_of(self, number: str) -> dict[str, object]:
        """What every record has."""
        return {"sourcedId": number, "status": "active", "dateLastModified": self.at}

    def refer(self, path: str, kind: str, number: str) -> dict[str, str]:
        """A reference to another record."""
        return {"href": f"{self.base}/{path}/{number}", "sourcedId": number, "type": kind}

    def org(self, row: Row) -> Record:
        """The school: under the name of its launches, where the agreement lists schools."""
        listed = Attribute.SCHOOL in row.released
        kind = "school" if listed else "place"
        number = visitors.opaque(row.policy, f"{kind} {self.school}")
        return Record({**self.base_of(number), "name": title("École", number), "type": "school"})

    def sessions(self) -> tuple[Record, ...]:
        """The school year, as a year and as its only term: grading periods serve grades."""
        year = self.year
        said = {"title": year.title, "startDate": year.first, "endDate": year.over,
                "schoolYear": year.name}  # fmt: skip
        above = self.refer("academicSessions", "academicSession", year.key("year"))
        term = {**self.base_of(year.key("term")), **said, "type": "term", "parent": above}
        whole = {**self.base_of(year.key("year")), **said, "type": "schoolYear"}
        return Record(term), Record(whole)

    def course(self, policy: Policy, school: str) -> Record:
        """One course a school: no subject is known here, and none is said."""
        number = visitors.opaque(policy, f"course {self.school}")
        org = self.refer("orgs", "org", school)
        return Record({**self.base_of(number), "title": title("Cours", number), "org": org})

    def classroom(self, row: Row, group: Classroom, course: str, school: str) -> Record:
        """A class or a group that uses the service."""
        number = visitors.group_name(row.policy, group.id)
        grades = grades_of(group.level) if Attribute.LEVEL in row.released else {}
        values = {
            **self.base_of(number),
            "title": title("Classe" if group.kind == "class" else "Groupe", number),
            "classCode": code(number),
            "classType": "homeroom" if group.kind == "class" else "scheduled",
            "course": self.refer("courses", "course", course),
            "school": self.refer("orgs", "org", school),
            "terms": [self.refer("terms", "academicSession", self.year.key("term"))],
            **grades,
        }
        return Record(values)

    def user(self, row: Row, school: str) -> Record:
        """A pupil or a teacher."""
        said = row.released
        org = self.refer("orgs", "org", school)
        role = {"roleType": "primary", "role": ROLES[Role(said[Attribute.ROLE])], "org": org}
        mail = {"email": said[Attribute.MAIL]} if Attribute.MAIL in said else {}
        values = {
            **self.base_of(said[Attribute.PSEUDONYM]),
            "username": said[Attribute.PSEUDONYM],
            "enabledUser": "true",
            **names(said),
            "roles": [role],
            "primaryOrg": org,
            **mail,
            **former(said),
            **grades_of(said.get(Attribute.LEVEL, "")),
        }
        return Record(values, row.known)

    def enrollment(self, row: Row, group: str, school: str) -> Record:
        """Somebody in a class."""
        said = row.released
        values = {
            **self.base_of(visitors.opaque(row.policy, f"placed {row.known.arrival.id} {group}")),
            "user": self.refer("users", "user", said[Attribute.PSEUDONYM]),
            "class": self.refer("classes", "class", group),
            "school": self.refer("orgs", "org", school),
            "role": ROLES[Role(said[Attribute.ROLE])],
            "primary": "false",
        }
        return Record(values, row.known)


def names(said: Mapping[Attribute, str]) -> dict[str, str]:
    """Two names, which the format requires: “Loutre” and “12”, or real ones where agreed."""
    shown = said.get(Attribute.DISPLAY_NAME, said[Attribute.PSEUDONYM])
    first, _, last = shown.partition(" ")
    return {
        "givenName": said.get(Attribute.GIVEN_NAME, first),
        "familyName": said.get(Attribute.FAMILY_NAME, last or UNTITLED),
    }


def former(said: Mapping[Attribute, str]) -> dict[str, object]:
    """The former `sourcedId`, while a service's key changes: an extension, as the format has it."""
    if Attribute.FORMER_PSEUDONYM not in said:
        return {}
    return {"metadata": {"egide.formerSourcedId": said[Attribute.FORMER_PSEUDONYM]}}


def grades_of(level: str) -> dict[str, list[str]]:
    """A level as a grade of CEDS, as the format wants it; nothing for one that is unknown."""
    found = shelf().vocabulary.levels.get(level)
    if found is None:
        return {}
    grade = found.rank - BEFORE_GRADES
    return {"grades": [f"{grade:02}" if grade > 0 else "KG" if grade == 0 else "PK"]}


def title(kind: str, number: str) -> str:
    """What a screen shows of something opaque."""
    return f"{kind} {code(number)}"


def code(number: str) -> str:
    """A short name drawn from an opaque one."""
    return number[1:7].upper()
