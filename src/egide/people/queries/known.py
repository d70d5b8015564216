"""Who somebody is, by what another system calls them."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from egide.people.models import Member


def known_as(source: str, rosters: Iterable[str]) -> tuple[UUID, ...]:
    """Who bears this identifier in these rosters: one query, by keys that are derived from it.

    `source`: ENTPersonJointure in an AAF export, sourcedId in OneRoster.
    """
    numbers = [numbered(roster, source) for roster in rosters]
    there = Member.objects.filter(pk__in=numbers, source_id=source, gone_on__isnull=True)
    return tuple(there.order_by("pk").values_list("pk", flat=True))


def numbered(roster: str, source: str) -> UUID:
    """The number that imports derive (`imports/engine/sql/member.sql`)."""
    named = f"{roster}|member|{source}".encode()
    return UUID(hashlib.md5(named, usedforsecurity=False).hexdigest())
