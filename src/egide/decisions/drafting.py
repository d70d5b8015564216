"""From a use in a school to the agreement that may be signed for it on a day. Nothing is written.

The signing page and the signature itself call this with the same choices: what differs has moved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils.text import slugify

from egide.catalogue.queries import Card
from egide.decisions.errors import NotACondition
from egide.law.shelf import shelf
from egide.trust.agreement import terms as rules
from egide.trust.agreement.attributes import USUAL, Attribute
from egide.trust.agreement.terms import Stand, Terms
from egide.trust.agreement.value import Agreement, Basis, Controller, Cost, Kind, Party
from egide.trust.canonical import digest
from egide.trust.dated import school_year_end
from egide.verdicts import queries as verdicts
from egide.verdicts.errors import NoSuchClass
from egide.verdicts.queries import Ground

AHEAD = 183  # an agreement signed in spring lasts until the summer of the year after


@dataclass(frozen=True, slots=True)
class Choices:
    """What whoever signs chooses; what is empty is as proposed.

    `acts`: what is recorded with the signature; `clauses`: what the provider signs with it.
    `board`: the reference of the vote; `despite`: why an unfavourable opinion is not followed.
    """

    levels: tuple[str, ...] = ()
    groups: tuple[UUID, ...] = ()
    attributes: tuple[Attribute, ...] | None = None
    until: date | None = None
    purpose: str = ""
    cost: Cost = field(default_factory=Cost)
    acts: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    board: str = ""
    despite: str = ""


NOTHING_CHOSEN = Choices()


class Chosen(TypedDict):
    """The part of an agreement that is chosen and not worked out."""

    purpose: str
    groups: tuple[str, ...]
    cost: Cost
    acts: tuple[str, ...]
    clauses: tuple[str, ...]
    board: str
    despite: str


@dataclass(frozen=True)
class Draft:
    """What may be signed: the agreement, its bounds, the classes that it must leave out."""

    agreement: Agreement
    terms: Terms
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """Who signs what, for which classes. `extra`: what the levels above put on top."""

    service: Card
    organisation: Party
    controller: Controller
    levels: tuple[str, ...]
    extra: tuple[str, ...] = ()
    school: str = ""


def bounds(slug: str, levels: Sequence[str], on: date, extra: Sequence[str] = ()) -> Terms:
    """What may be agreed for these classes; `extra`: what the levels above put on top."""
    held = verdicts.grounds([slug], levels, on).get(slug, ())
    return bounds_of(held, levels, extra)


def bounds_of(held: Sequence[Ground], levels: Sequence[str], extra: Sequence[str] = ()) -> Terms:
    """The same, from what was already read."""
    law = shelf()
    stands = [stand(ground, extra) for ground in held]
    return rules.terms(levels, stands, law.vocabulary, retention=law.delays.retention)


def stand(ground: Ground, extra: Sequence[str] = ()) -> Stand:
    """What stands for a class, as the rules want it."""
    return Stand(
        ground.level,
        ground.digest,
        ground.law,
        ground.charter,
        ground.standing,
        (*ground.conditions, *extra),
    )


def draft(scope: Scope, choices: Choices, *, kind: Kind, on: date) -> Draft:
    """The agreement that these choices make, for the classes that may be let in."""
    require_known(scope.levels, choices)
    held = verdicts.grounds([scope.service.slug], scope.levels, on).get(scope.service.slug, ())
    levels = open_levels(held, scope.extra) or scope.levels
    grounds = rests_on(held, scope.levels, scope.extra)
    terms = bounds_of(grounds, levels, scope.extra)
    wanted = choices.attributes
    agreement = Agreement(
        kind=kind,
        service=scope.service.slug,
        provider=provider_of(scope.service),
        controller=scope.controller,
        organisation=scope.organisation,
        basis=basis(grounds, terms, on),
        conditions=terms.written,
        attributes=proposed(terms) if wanted is None else ordered(wanted),
        span=rules.span(on, choices.until or school_year_end(on, ahead=AHEAD), terms),
        retention_days=terms.retention_days,
        levels=levels,
        school=scope.school,
        **chosen(choices),
    )
    left_out = tuple(level for level in scope.levels if level not in levels)
    return Draft(agreement, terms, left_out)


def require_known(levels: Iterable[str], choices: Choices = NOTHING_CHOSEN) -> None:
    """Refuse a class, an act or a clause that the vocabulary does not name."""
    words = shelf().vocabulary
    for level in levels:
        if level not in words.levels:
            raise NoSuchClass(level)
    if not set(choices.acts) <= set(words.acts) or not set(choices.clauses) <= set(words.clauses):
        raise NotACondition


def chosen(choices: Choices) -> Chosen:
    """What goes as it is from the choices to the agreement, in an order that never varies."""
    return {
        "purpose": choices.purpose,
        "groups": tuple(sorted(str(group) for group in choices.groups)),
        "cost": choices.cost,
        "acts": tuple(sorted(set(choices.acts))),
        "clauses": tuple(sorted(set(choices.clauses))),
        "board": choices.board,
        "despite": choices.despite,
    }


def rests_on(held: Sequence[Ground], levels: Sequence[str], extra: Sequence[str]) -> list[Ground]:
    """What is agreed for these classes rests on what stands for those that nothing blocks."""
    opened = open_levels(held, extra) or levels
    return [ground for ground in held if ground.level in opened]


def open_levels(held: Sequence[Ground], extra: Sequence[str]) -> tuple[str, ...]:
    """The classes that nothing blocks by themselves."""
    return tuple(
        ground.level for ground in held if not bounds_of([ground], [ground.level], extra).blocks
    )


def proposed(terms: Terms) -> tuple[Attribute, ...]:
    """The usual attributes, as far as the conditions let them out."""
    return tuple(name for name in USUAL if name in terms.attributes)


def ordered(attributes: Iterable[Attribute]) -> tuple[Attribute, ...]:
    """In the order of the vocabulary, each once."""
    wanted = set(attributes)
    return tuple(name for name in Attribute if name in wanted)


def provider_of(service: Card) -> Party:
    """Who offers the service."""
    return Party(slugify(service.provider), service.provider)


def verdict_of(grounds: Sequence[Ground]) -> str:
    """The digest of the verdict; several are named by one digest of them all."""
    digests = sorted({ground.digest for ground in grounds})
    return digests[0] if len(digests) == 1 else digest(digests)


def basis(grounds: Sequence[Ground], terms: Terms, on: date) -> Basis:
    """What the agreement rests on; several verdicts are bound by one digest of them all."""
    return Basis(
        verdict=verdict_of(grounds),
        conclusion=terms.overall.value,
        charter=max((ground.charter_edition for ground in grounds), default=""),
        terms={name: sha for ground in grounds for name, sha in ground.documents.items()},
        law={name: sha for ground in grounds for name, sha in ground.facts.items()},
        on=on,
    )
