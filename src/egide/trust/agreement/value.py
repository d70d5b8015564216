"""An agreement as a frozen value: everything that a signature binds, and its digest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, cast

from egide.trust.agreement.attributes import Attribute
from egide.trust.canonical import digest, plain
from egide.trust.dated import Span


class Kind(StrEnum):
    """How an agreement came to be, hence whom it opens a door for."""

    OWN = "own"  # one school and one provider
    FRAMEWORK = "framework"  # negotiated once; opens nothing before a school accedes
    OFFER = "offer"  # the provider's general offer: what one school signed, others may join
    ACCESSION = "accession"  # one school joins a framework or an offer
    EXPERIMENT = "experiment"  # a few classes, pseudonyms only, until a day
    NATIONAL = "national"  # the minister is the controller: opens for every school below


class Controller(StrEnum):
    """Who decides the purposes, hence who signs (GDPR art. 4(7); docs: domain §5)."""

    SCHOOL = "school"  # the head of an EPLE or of a private school under contract
    ACADEMY = "academy"  # the DASEN, for public primary schools
    MINISTRY = "ministry"  # the minister, for a nationally run resource
    AUTHORITY = "authority"  # a local authority, for its own purposes


class Price(StrEnum):
    """A free service is inside the frame too: nobody bought it, somebody answers for it."""

    FREE = "free"
    PAID = "paid"
    BUNDLED = "bundled"  # comes with equipment that somebody bought


@dataclass(frozen=True, slots=True)
class Cost:
    """What is paid, under which public procurement, and what comes with it."""

    price: Price = Price.FREE
    market: str = ""
    ecosystem: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who is bound: a code that lasts (UAI, number of an academy, provider) and a name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What the agreement rests on: the verdict, and all that the verdict was made from.

    `terms`: each document of the provider and the SHA-256 of the version that was judged.
    `law`: each legal fact that the verdict read, and its digest.
    """

    verdict: str
    conclusion: str
    charter: str
    terms: Mapping[str, str]
    law: Mapping[str, str]
    on: date


@dataclass(frozen=True)
class Agreement:
    """What a signature binds. `groups` and `levels`: empty = the whole school.

    `conditions` in the charter's own words (`minimum_level level=4e`); `retention_days`: pupils'
    data are erased that many days after the end. `framework`: the digest of what is joined.
    `acts` and `clauses`: what the controller recorded and the provider signed with it. `board`: the
    vote or delegation that lets a head contract. `despite`: why an unfavourable opinion was not
    followed. `school`: whose doors it opens, when that is not who signs.
    """

    kind: Kind
    service: str
    provider: Party
    controller: Controller
    organisation: Party
    basis: Basis
    conditions: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    span: Span
    retention_days: int
    purpose: str = ""
    levels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    cost: Cost = field(default_factory=Cost)
    framework: str = ""
    acts: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    board: str = ""
    despite: str = ""
    school: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form: what the signature covers."""
        return digest(self)

    def to_dict(self) -> Mapping[str, Any]:
        """As it is kept: canonical JSON values."""
        return cast("Mapping[str, Any]", plain(self))  # a dataclass is written as a mapping


def read(kept: Mapping[str, Any]) -> Agreement:
    """The value again from what was kept; KeyError or ValueError on anything else."""
    basis, span, cost = kept["basis"], kept["span"], kept["cost"]
    until = span["until"]
    return Agreement(
        kind=Kind(kept["kind"]),
        service=kept["service"],
        provider=Party(**kept["provider"]),
        controller=Controller(kept["controller"]),
        organisation=Party(**kept["organisation"]),
        basis=Basis(**{**basis, "on": date.fromisoformat(basis["on"])}),
        conditions=tuple(kept["conditions"]),
        attributes=tuple(Attribute(name) for name in kept["attributes"]),
        span=Span(date.fromisoformat(span["since"]), date.fromisoformat(until) if until else None),
        retention_days=kept["retention_days"],
        purpose=kept["purpose"],
        levels=tuple(kept["levels"]),
        groups=tuple(kept["groups"]),
        cost=Cost(Price(cost["price"]), cost["market"], cost["ecosystem"]),
        framework=kept["framework"],
        acts=tuple(kept["acts"]),
        clauses=tuple(kept["clauses"]),
        board=kept["board"],
        despite=kept["despite"],
        school=kept["school"],
    )
