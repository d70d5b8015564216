"""The crossing, in the order in which things happen."""

from dataclasses import dataclass, field

from egide.gateway import journaling, visitors, wanted
from egide.gateway.admitting import let_in
from egide.gateway.errors import Shut
from egide.gateway.journaling import Known, Moment
from egide.journal.entry import Written
from egide.people.queries import Arrival
from egide.trust.agreement.attributes import UNASKED, Attribute
from egide.trust.disclosure.admission import Reason, Role
from egide.trust.disclosure.policy import Policy
from egide.trust.disclosure.release import Disclosure, release


@dataclass(frozen=True, slots=True)
class Crossing:
    """Somebody who arrived goes to a service, which asked for some attributes.

    `once`: a key under which one crosses a single time (AlreadySaid afterwards); empty for none.
    """

    arrival: Arrival
    service: str
    asked: frozenset[Attribute]
    moment: Moment
    once: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Crossed:
    """What may leave now, and the line of the journal that says so, already on the disk."""

    disclosure: Disclosure
    receipt: Written


def cross(crossing: Crossing) -> Crossed:
    """A pupil or a teacher goes from the school's identity provider to a service."""
    policy = let_in(crossing.arrival, crossing.service, on=crossing.moment.on)
    wanted.remember(crossing.service, crossing.asked)
    disclosure = disclosed(policy, crossing)
    known = Known(crossing.arrival, disclosure, crossing.once)
    receipt = journaling.keep(known, crossing.moment)  # durable: may leave
    return Crossed(disclosure, receipt)


def disclosed(policy: Policy, crossing: Crossing) -> Disclosure:
    """What is agreed, asked and held; without a pseudonym nobody can be told from another."""
    arrival = crossing.arrival
    asked = crossing.asked | UNASKED
    released = release(policy.attributes, asked, visitors.held(arrival, policy))
    if Attribute.PSEUDONYM not in released:
        pupil = Role(arrival.kind) is Role.PUPIL
        raise Shut(Reason.NO_AGREEMENT, crossing.service, pupil=pupil)
    return Disclosure(policy.agreement, policy.service, released)
