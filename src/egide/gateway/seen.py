"""Somebody as the roster had them a few minutes ago: what a door must know, and never a name.

Sealed and carried (by a browser's cookie, by a code), so that a launch reads no roster.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from egide.gateway import indexes
from egide.people import queries
from egide.people.queries import Arrival

FRESH: Final = 5 * 60  # seconds: a pupil who left their class this morning is out of it by then


@dataclass(frozen=True, slots=True)
class Seen(Arrival):
    """No name, no mail. `number`: their index in the school; `at`: when the roster was read."""

    number: int = 0
    at: int = 0

    def fresh(self, *, at: int) -> bool:
        """Whether the roster need not be asked again."""
        return at - self.at < FRESH


def look(member: UUID, school: int, *, at: int) -> Seen | None:
    """Read the roster; None for who is not, or no longer, of the school."""
    found = queries.arriving(member, school)
    if found is None:
        return None
    return Seen(
        id=member,
        kind=found.kind,
        school=school,
        level=found.level,
        groups=found.groups,
        birth_month=found.birth_month,
        given_name="",
        family_name="",
        mail="",
        number=indexes.number(school, member),
        at=at,
    )


def packed(seen: Seen) -> list[Any]:
    """In few signs: it is carried in addresses."""
    born = seen.birth_month
    groups = b64encode(b"".join(one.bytes for one in seen.groups)).decode()
    month = born.year * 12 + born.month - 1 if born else 0
    return [seen.kind.value, seen.level, month, seen.number, seen.at, groups]


def unpacked(member: UUID, school: int, given: list[Any]) -> Seen:
    """What was packed, about this person in this school."""
    kind, level, month, number, at, groups = given
    raw = b64decode(groups)
    return Seen(
        id=member,
        kind=queries.MemberKind(kind),
        school=school,
        level=level,
        groups=tuple(UUID(bytes=raw[n : n + 16]) for n in range(0, len(raw), 16)),
        birth_month=date(month // 12, month % 12 + 1, 1) if month else None,
        given_name="",
        family_name="",
        mail="",
        number=number,
        at=at,
    )
