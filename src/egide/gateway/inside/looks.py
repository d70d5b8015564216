"""Seeing which pupils stand behind the names of a tool: each look is written before it is shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.gateway.inside.choosing import When
from egide.gateway.inside.names import Bearer, Names, naming
from egide.gateway.models import Look
from egide.people import queries as people
from egide.people.mandates import Actor, require
from egide.trust.mandate import Power


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked: who, when, in which tool, at how many pupils; decided by two or not."""

    by: UUID
    service: str
    at: datetime
    pupils: int
    decided: bool


@atomic
def look(group: UUID, service: str, *, by: Actor, when: When) -> tuple[Bearer, ...]:
    """A teacher sees who is who in a tool, for a class of theirs. The look is kept."""
    require(by, Power.NAME_PUPILS, at=people.place_of_class(group), on=when.on)
    found = people.class_with_pupils(group)
    card = catalogue.service(service)
    named = naming(found.school, service, on=when.on)
    names = named.names(one.id for one in found.pupils) if named else {}
    if found.pupils:
        Look.objects.create(
            service_id=card.id, school_id=found.school, by_id=by.pk, at=when.at,
            pupils=[one.id for one in found.pupils],
        )  # fmt: skip
    return tuple(
        Bearer(one.id, one.given_name, one.family_name, called.now, called.before)
        for one in found.pupils
        for called in [names.get(one.id, Names())]
    )


def looks_at(pupil: UUID, *, most: int = 20) -> tuple[Looked, ...]:
    """Who saw which pupil stands behind a name, when it was this one; the last first: one query."""
    return _looked(Look.objects.filter(pupils__contains=[pupil]), most)


def looks_in(school: int, *, most: int = 20) -> tuple[Looked, ...]:
    """Who looked in a school, the last first; no pupil is told: one query."""
    return _looked(Look.objects.filter(school=school), most)


def _looked(rows: "QuerySet[Look]", most: int) -> tuple[Looked, ...]:
    return tuple(
        Looked(row.by_id, row.service.name, row.at, len(row.pupils), row.decided_id is not None)
        for row in rows.select_related("service").order_by("-at", "-pk")[:most]
    )
