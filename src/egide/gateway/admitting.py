"""Let somebody through, or say why not: the policy that applies to them, and the rule's answer."""

from collections.abc import Callable, Iterator
from datetime import date

from egide.catalogue import queries as catalogue
from egide.decisions import queries as decisions
from egide.decisions import standing
from egide.gateway import visitors
from egide.gateway.errors import Shut
from egide.gateway.held import exceptions, policies
from egide.gateway.held.policies import Doors, Exceptions
from egide.people import queries as people
from egide.people.queries import Arrival
from egide.trust.agreement.life import Status
from egide.trust.agreement.value import Kind
from egide.trust.disclosure.admission import Reason, Role, admit
from egide.trust.disclosure.policy import Policy


def let_in(arrival: Arrival, service: str, *, on: date) -> Policy:
    """The policy under which somebody crosses; Shut, with the first reason, when there is none."""
    found = opened(arrival, policies.between(arrival.school, service, on), on)
    if isinstance(found, Policy):
        return found
    shut = found or why_shut(arrival.school, service, on)
    raise Shut(shut, service, pupil=Role(arrival.kind) is Role.PUPIL)


def opened(
    arrival: Arrival,
    doors: Doors,
    on: date,
    apart: Callable[[Policy], Exceptions] = exceptions.of,
) -> Policy | Reason | None:
    """The first policy that lets somebody in, else why the first one does not, else nothing."""
    reason: Reason | None = None
    for policy in met(arrival, doors):
        refused = admit(policy, visitors.seen(arrival, policy, apart(policy)), on).reason
        if refused is None:
            return policy
        reason = reason or refused
    return reason


def met(arrival: Arrival, doors: Doors) -> Iterator[Policy]:
    """One door for each class or group of theirs: an experiment opens for some alone."""
    level = visitors.level_at_the_door(arrival)
    for group in arrival.groups or (None,):
        policy = doors.of(level, group)
        if policy is not None:
            yield policy


def why_shut(school: int, service: str, on: date) -> Reason:
    """Why nothing opens a door, read when it is refused and never on the way through."""
    card = catalogue.service(service)
    line = people.lineage(school)
    if standing.lines([card.id], line, on).get(card.id, standing.NOTHING_SAID).closed_by:
        return Reason.CLOSED_ABOVE
    found = decisions.agreements_of(school, on=on, line=line)
    held = [one for one in found if one.service == service]
    statuses = {one.status for one in held}
    if any(status.opens for status in statuses):
        return Reason.NOT_THIS_CLASS
    if Status.SUSPENDED in statuses:
        return Reason.SUSPENDED
    if Status.TO_COME in statuses:
        return Reason.TO_COME
    if not held:
        return Reason.NO_AGREEMENT
    tried = held[0].signed.kind is Kind.EXPERIMENT
    return Reason.EXPERIMENT_OVER if tried else Reason.EXPIRED
