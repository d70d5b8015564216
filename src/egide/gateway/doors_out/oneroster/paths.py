"""Which records stand under which address: a closed table, walked one step after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from egide.gateway.doors_out.oneroster.errors import Failed
from egide.gateway.doors_out.oneroster.fields import (
    CLASS,
    COURSE,
    ENROLLMENT,
    ORG,
    SESSION,
    USER,
    Entity,
)
from egide.gateway.doors_out.oneroster.records import Book, Record
from egide.gateway.journaling import Known

Records = Sequence[Record]


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to. `about`: who was named on the way there, whose classes are told."""

    entity: Entity
    records: Records
    alone: bool
    about: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """A word of an address: an entity, and its records in a book."""

    entity: Entity
    all: Callable[[Book], Records]


def of_type(kind: str) -> Callable[[Book], Records]:
    """The sessions of a type."""
    return lambda book: [one for one in book.sessions if one.values["type"] == kind]


def of_role(role: str) -> Callable[[Book], Records]:
    """The users who have a role."""
    return lambda book: [one for one in book.users if has_role(one, role)]


def has_role(user: Record, role: str) -> bool:
    """Whether that is their role."""
    roles = user.values["roles"]
    return isinstance(roles, list) and roles[0]["role"] == role


COLLECTIONS: Final = {
    "academicSessions": Collection(SESSION, lambda book: book.sessions),
    "terms": Collection(SESSION, of_type("term")),
    "gradingPeriods": Collection(SESSION, of_type("gradingPeriod")),
    "orgs": Collection(ORG, lambda book: book.orgs),
    "schools": Collection(ORG, lambda book: book.orgs),
    "courses": Collection(COURSE, lambda book: book.courses),
    "classes": Collection(CLASS, lambda book: book.classes),
    "enrollments": Collection(ENROLLMENT, lambda book: book.enrollments),
    "users": Collection(USER, lambda book: book.users),
    "students": Collection(USER, of_role("student")),
    "teachers": Collection(USER, of_role("teacher")),
}
Inside = Callable[[Book, Record, Records], Records]


def belonging(name: str) -> Inside:
    """Those of a collection that refer to where they are asked from."""
    return lambda _book, parent, every: [one for one in every if one.refers(name) == parent.id]


def enrolled(book: Book, group: Record, users: Records) -> Records:
    """The users who are in a class."""
    there = {one.refers("user") for one in book.enrollments if one.refers("class") == group.id}
    return [one for one in users if one.id in there]


def attended(book: Book, user: Record, classes: Records) -> Records:
    """The classes that somebody is in."""
    there = {one.refers("class") for one in book.enrollments if one.refers("user") == user.id}
    return [one for one in classes if one.id in there]


def all_of(_book: Book, _parent: Record, every: Records) -> Records:
    """A year has one term, which every class is in."""
    return every


# What may follow a record of a collection.
INSIDE: Final[dict[tuple[str, str], Inside]] = {
    ("schools", "classes"): belonging("school"),
    ("schools", "enrollments"): belonging("school"),
    ("schools", "courses"): belonging("org"),
    ("schools", "students"): belonging("primaryOrg"),
    ("schools", "teachers"): belonging("primaryOrg"),
    ("schools", "terms"): all_of,
    ("courses", "classes"): belonging("course"),
    ("terms", "classes"): all_of,
    ("terms", "gradingPeriods"): all_of,
    ("classes", "students"): enrolled,
    ("classes", "teachers"): enrolled,
    ("classes", "enrollments"): belonging("class"),
    ("students", "classes"): attended,
    ("teachers", "classes"): attended,
    ("users", "classes"): attended,
}
NEVER: Final = "demographics"
LONGEST: Final = 5  # words of an address


def words(path: str) -> list[str]:
    """The words of an address; Failed where there is nothing, or nothing for anybody."""
    found = path.split("/")
    if found[0] == NEVER:
        raise Failed(403, "demographics never leave")
    follows = zip(found[::2], found[2::2], strict=False)
    if len(found) > LONGEST or found[0] not in COLLECTIONS or not INSIDE.keys() >= set(follows):
        raise Failed(404, "no such address")
    return found


def walk(book: Book, found: list[str]) -> Found:
    """What stands at the end of an address."""
    name, *rest = found
    step = Found(COLLECTIONS[name].entity, COLLECTIONS[name].all(book), alone=False)
    while rest:
        parent = picked(step.records, rest[0])
        if len(rest) == 1:
            return replace(step, records=[parent], alone=True)
        name, inside, rest = rest[1], INSIDE[name, rest[1]], rest[2:]
        within = inside(book, parent, COLLECTIONS[name].all(book))
        about = (*step.about, *([parent.about] if parent.about else []))
        step = Found(COLLECTIONS[name].entity, within, alone=False, about=about)
    return step


def picked(records: Records, number: str) -> Record:
    """The record that bears a number."""
    found = next((one for one in records if one.id == number), None)
    if found is None:
        raise Failed(404, "no such record")
    return found
