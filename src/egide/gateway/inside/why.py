"""Why an attribute was sent to a tool, or was not; and why the door is shut, when it is.

Read from what holds now, for one person and one tool. It lets nobody in and sends nothing.
"""

from dataclasses import dataclass
from datetime import date

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.gateway import visitors, wanted
from egide.gateway.admitting import let_in, met
from egide.gateway.errors import Shut
from egide.gateway.held import policies
from egide.people.queries import Arrival
from egide.trust.agreement.attributes import LISTABLE, UNASKED, Attribute
from egide.trust.disclosure.admission import Reason
from egide.trust.disclosure.policy import Policy
from egide.trust.disclosure.release import Why, explain

ANY_NUMBER = 0  # that somebody has a name matters here, not which


@dataclass(frozen=True)
class Gate:
    """One attribute, where it stopped; `asked`: the tool asked for it, as far as is known."""

    attribute: Attribute
    why: Why
    asked: bool

    @property
    def beyond(self) -> bool:
        """The tool asks for what no agreement lets out: it is dropped, and said."""
        return self.asked and self.why is Why.NOT_AGREED


@dataclass(frozen=True)
class Explained:
    """A person before a tool: the policy, why it is shut if it is, attribute by attribute.

    `asked` is None while the tool has asked for nothing yet: then all that is agreed counts.
    """

    card: Card
    policy: Policy | None
    shut: Reason | None
    asked: frozenset[Attribute] | None
    gates: tuple[Gate, ...]

    @property
    def sent(self) -> tuple[Attribute, ...]:
        """What goes to the tool when this person opens it: nothing while the door is shut."""
        gates = () if self.shut else self.gates
        return tuple(one.attribute for one in gates if one.why is Why.SENT)


def explained(arrival: Arrival, service: str, *, on: date) -> Explained:
    """What goes from somebody to a tool today, and what does not, each with its reason."""
    card, asked = catalogue.service(service), wanted.asked_by(service)
    policy, shut = standing(arrival, service, on)
    agreed = policy.attributes if policy else frozenset()
    known = visitors.known(arrival, policy, ANY_NUMBER) if policy else {}
    counted = frozenset(Attribute) if asked is None else asked | UNASKED
    why = explain(agreed, counted, frozenset(known))
    # What no agreement can list is shown only where it goes: a former name, while it is carried.
    told = [name for name in Attribute if name in LISTABLE or why[name] is Why.SENT]
    gates = (Gate(name, why[name], asked is not None and name in asked) for name in told)
    return Explained(card, policy, shut, asked, tuple(gates))


def standing(arrival: Arrival, service: str, on: date) -> tuple[Policy | None, Reason | None]:
    """The policy that lets somebody in; else the one that does not, if any, and the reason."""
    try:
        return let_in(arrival, service, on=on), None
    except Shut as shut:
        doors = policies.between(arrival.school, service, on)
        return next(met(arrival, doors), None), shut.reason
