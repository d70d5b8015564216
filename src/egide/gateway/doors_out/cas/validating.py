"""A service brings a ticket back: what may leave now, its line already durable, or why nothing."""

from django.http import QueryDict

from egide.gateway.crossing import Crossing, cross
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.cas import tickets
from egide.gateway.doors_out.cas.answers import Success
from egide.gateway.doors_out.cas.dialects import DIALECTS, values
from egide.gateway.doors_out.cas.errors import Failed
from egide.gateway.doors_out.cas.tickets import Presented
from egide.gateway.errors import NotOfASchool, Shut
from egide.gateway.journaling import Moment
from egide.gateway.models import CasTicket
from egide.kit.errors import Refusal
from egide.trust.agreement.attributes import Attribute


def presented(given: QueryDict) -> Presented:
    """What a service says, each thing once (section 2.5.1). A proxy's callback is not heeded."""
    once: dict[str, str] = {}
    for name, said in given.lists():
        if len(said) != 1 or "\0" in said[0]:
            raise Failed("INVALID_REQUEST", "a parameter given twice, or unreadable")
        once[name] = said[0]
    if not once.get("ticket") or not once.get("service"):
        raise Failed("INVALID_REQUEST", "service and ticket are both required")
    return Presented(once["ticket"], once["service"], flag(given, "renew"))


def flag(given: QueryDict, name: str) -> bool:
    """Whether something is asked: any value does, but for a plain no (section 2.1.1)."""
    return given.get(name, "false").lower() != "false"


def validated(given: Presented, moment: Moment) -> Success:
    """Whose ticket this is. The door may have been shut since it was issued."""
    found = tickets.spend(given, at=moment.at)
    try:
        return success(found, moment)
    except (Shut, NotOfASchool):
        raise Failed("INVALID_TICKET", "the door was shut since") from None
    except Refusal:  # the journal cannot be written: nothing leaves
        raise Failed("INTERNAL_ERROR", "nothing can leave now") from None


def success(found: CasTicket, moment: Moment) -> Success:
    """The crossing itself, then who it was in the dialect of the service."""
    here = Standing(found.member_id, found.school_id, found.signed_in_at)
    arrival = arrivals.arrival(here)
    service = found.client.service.slug
    crossed = cross(Crossing(arrival, service, frozenset(Attribute), moment))
    return Success(
        user=crossed.disclosure.released[Attribute.PSEUDONYM],
        values=values(crossed.disclosure, found.client.names),
        dialect=DIALECTS[found.client.dialect],
        signed_in_at=found.signed_in_at,
        fresh=found.fresh,
    )
