"""Who stands in this session: a member and a school, and when they proved it. No name is kept."""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest

from egide.gateway.errors import NotOfASchool
from egide.people import queries
from egide.people.queries import Arrival

KEPT = "arrived"


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody of a school, who signed in at some second. `session`: drawn, and says nothing."""

    member: UUID
    school: int
    at: int
    session: str = field(default_factory=lambda: secrets.token_urlsafe(16))


def keep(request: HttpRequest, standing: Standing) -> None:
    """Remember who arrived, in a session that shares nothing with the one before."""
    request.session.flush()
    request.session[KEPT] = [
        str(standing.member),
        standing.school,
        standing.at,
        standing.session,
    ]


def standing(request: HttpRequest) -> Standing | None:
    """Who arrived, if somebody did."""
    kept = request.session.get(KEPT)
    return Standing(UUID(kept[0]), *kept[1:]) if kept else None


def leave(request: HttpRequest) -> None:
    """Nobody stands here any more."""
    request.session.flush()


def arrival(one: Standing) -> Arrival:
    """The person as the roster has them now; NotOfASchool when it has them no more."""
    found = queries.arriving(one.member, one.school)
    if found is None:
        raise NotOfASchool
    return found
