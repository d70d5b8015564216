"""Under which name a session is known to a service: sealed, so that no row leads to a name."""

from dataclasses import dataclass

from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.saml.asking import Asked
from egide.gateway.doors_out.saml.assertions import Somebody
from egide.gateway.endings import visits
from egide.gateway.endings.visits import Visited
from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use

DOOR = "saml"


@dataclass(frozen=True, slots=True)
class Named:
    """The name, its kind, and the service's own number of the session."""

    name: str
    format: str
    session: str


def remember(here: Standing, asked: Asked, somebody: Somebody, *, at: int) -> None:
    """Keep whom to speak of when the session is over."""
    sealed = sealing.seal(Use.SAML_NAMED, [somebody.name, asked.format, somebody.session])
    visits.remember(here.session, Visited(DOOR, asked.entity_id, sealed), at=at)


def opened(visited: Visited) -> Named | None:
    """The name of a visit; None once the keys that sealed it were retired."""
    try:
        return Named(*sealing.unseal(Use.SAML_NAMED, visited.reference))
    except Broken:
        return None
