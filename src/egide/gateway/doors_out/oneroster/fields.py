"""The entities of the Rostering service and the fields that each may have here: a closed list.

What the binding knows and this door never fills is not here: no birth date, no sex, no telephone,
no password, no agent, no identifier of another system.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Entity:
    """How one and many are called in an answer; its fields; what a filter or an order may name."""

    one: str
    many: str
    names: frozenset[str]
    paths: frozenset[str]


def entity(one: str, many: str, plain: str, references: str = "") -> Entity:
    """An entity from the names of its fields: a reference is filtered by what it refers to."""
    base = {"sourcedId", "status", "dateLastModified"}
    simple, refer = base | set(plain.split()), set(references.split())
    within = {f"{name}.sourcedId" for name in refer}
    return Entity(one, many, frozenset(simple | refer), frozenset(simple | within))


ORG: Final = entity("org", "orgs", "name type")
SESSION: Final = entity(
    "academicSession", "academicSessions", "title type startDate endDate schoolYear", "parent"
)
COURSE: Final = entity("course", "courses", "title courseCode", "org schoolYear")
CLASS: Final = entity("class", "classes", "title classCode classType grades", "course school terms")
ENROLLMENT: Final = entity("enrollment", "enrollments", "role primary", "user class school")
_USER: Final = entity(
    "user", "users", "username enabledUser givenName familyName email grades", "primaryOrg"
)
USER: Final = Entity(
    "user",
    "users",
    _USER.names | {"roles", "metadata"},
    _USER.paths | {"roles.role", "roles.roleType", "roles.org.sourcedId"},
)
