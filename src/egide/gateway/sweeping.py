"""What is over goes: each minute where the house is served, each day elsewhere."""

from egide.gateway.doors_in import sessions
from egide.gateway.doors_in.cards import codes
from egide.gateway.doors_in.ways.saml import asserted
from egide.gateway.doors_out.cas import tickets
from egide.gateway.doors_out.lti import once
from egide.gateway.doors_out.oidc import grants, par, refresh
from egide.gateway.doors_out.oneroster import tokens
from egide.gateway.endings import farewells, visits
from egide.gateway.held import movements

# A code lasts a minute: what it carried is not kept for longer.
SWEPT = (
    grants, tickets, par, refresh, tokens, once,
    sessions, asserted, codes, visits, farewells, movements,
)  # fmt: skip


def sweep(*, at: int) -> None:
    """Remove all that is over."""
    for one in SWEPT:
        one.sweep(at=at)
