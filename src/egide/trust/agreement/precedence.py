"""Of several agreements between one school and one service, which one applies, and why.

The one under which the least leaves. Where that does not tell: the one that comes from highest,
the one signed last, the digest. What binds from above binds on top of whichever applies: a school
may be stricter, never laxer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egide.trust.agreement.attributes import NAMING, Attribute
from egide.trust.agreement.conditions import texts, together
from egide.trust.agreement.life import Status
from egide.trust.agreement.value import Agreement, Kind
from egide.trust.dated import Span, earliest
from egide.trust.vocabulary import Vocabulary

# What was negotiated above and is joined, or opens for all: it binds on top of what a school signs.
FROM_ABOVE = frozenset({Kind.NATIONAL, Kind.FRAMEWORK, Kind.ACCESSION})
HEIGHT = (
    Kind.NATIONAL,
    Kind.FRAMEWORK,
    Kind.ACCESSION,
    Kind.OFFER,
    Kind.OWN,
    Kind.EXPERIMENT,
)


@dataclass(frozen=True)
class Candidate:
    """An agreement that may apply, where it stands, the conditions and end that bind it today."""

    agreement: Agreement
    status: Status
    signed_on: date
    conditions: tuple[str, ...]
    ends: date | None = None

    @property
    def attributes(self) -> frozenset[Attribute]:
        """What may leave under it."""
        return frozenset(self.agreement.attributes)


class Because(StrEnum):
    """What made one agreement win over another."""

    SHUT = "shut"  # the other is suspended or over
    WIDER = "wider"  # it is for the whole school, the other for some classes
    FEWER_NAMES = "fewer_names"
    FEWER_ATTRIBUTES = "fewer_attributes"
    MORE_CONDITIONS = "more_conditions"
    SHORTER_RETENTION = "shorter_retention"
    FROM_HIGHER = "from_higher"
    LATER = "later"
    ORDER = "order"  # nothing tells them apart: the order of their digests


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the one that applies and another."""

    only_here: tuple[Attribute, ...]
    only_there: tuple[Attribute, ...]
    conditions_here: tuple[str, ...]
    conditions_there: tuple[str, ...]
    retention: tuple[int, int]
    spans: tuple[Span, Span]
    signatories: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Over:
    """An agreement that does not apply, why, and what differs."""

    candidate: Candidate
    because: Because
    difference: Difference


@dataclass(frozen=True, slots=True)
class Applies:
    """The one that applies; what leaves and what binds, with what comes from above."""

    candidate: Candidate
    attributes: frozenset[Attribute]
    conditions: tuple[str, ...]
    retention_days: int
    ends: date | None
    over: tuple[Over, ...]


def applies(
    candidates: Iterable[Candidate], words: Vocabulary, *, whole: bool = True
) -> Applies | None:
    """Which one applies; None when none of them opens a door.

    `whole`: the whole school is asked about, so that what is for some classes comes after.
    """
    every = sorted(candidates, key=lambda one: _key(one, whole=whole))
    opening = [one for one in every if one.status.opens]
    if not opening:
        return None
    chosen = opening[0]
    binding = [chosen, *(one for one in opening if one.agreement.kind in FROM_ABOVE)]
    return Applies(
        candidate=chosen,
        attributes=frozenset.intersection(*(one.attributes for one in binding)),
        conditions=texts(together((c for one in binding for c in one.conditions), words)),
        retention_days=min(one.agreement.retention_days for one in binding),
        ends=earliest(one.ends for one in binding if one.ends is not None),
        over=tuple(_over(chosen, other, whole=whole) for other in every[1:]),
    )


Key = tuple[bool, bool, int, int, int, int, int, int, str]
REASONS = (
    Because.SHUT,
    Because.WIDER,
    Because.FEWER_NAMES,
    Because.FEWER_ATTRIBUTES,
    Because.MORE_CONDITIONS,
    Because.SHORTER_RETENTION,
    Because.FROM_HIGHER,
    Because.LATER,
    Because.ORDER,
)


def _key(one: Candidate, *, whole: bool) -> Key:
    """The lower wins. Each part has its reason, in the same place of `REASONS`."""
    agreement = one.agreement
    return (
        not one.status.opens,
        whole and bool(agreement.groups),
        len(one.attributes & NAMING),
        len(one.attributes),
        -len(one.conditions),
        agreement.retention_days,
        HEIGHT.index(agreement.kind),
        -one.signed_on.toordinal(),
        agreement.digest,
    )


def _over(chosen: Candidate, other: Candidate, *, whole: bool) -> Over:
    """Why the chosen one wins: the first part of the key that differs."""
    mine, theirs = _key(chosen, whole=whole), _key(other, whole=whole)
    reasons = zip(REASONS, mine, theirs, strict=True)
    because = next((reason for reason, a, b in reasons if a != b), Because.ORDER)
    return Over(other, because, difference(chosen, other))


def difference(here: Candidate, there: Candidate) -> Difference:
    """What differs, for whoever reads it."""
    mine, theirs = set(here.conditions), set(there.conditions)
    return Difference(
        only_here=tuple(sorted(here.attributes - there.attributes)),
        only_there=tuple(sorted(there.attributes - here.attributes)),
        conditions_here=tuple(sorted(mine - theirs)),
        conditions_there=tuple(sorted(theirs - mine)),
        retention=(here.agreement.retention_days, there.agreement.retention_days),
        spans=(here.agreement.span, there.agreement.span),
        signatories=(here.agreement.organisation.name, there.agreement.organisation.name),
    )
