"""A launch in two steps: a code for whoever may enter, tokens for the code.

The first lets in and writes nothing. The second crosses: what leaves is in the journal before it
does, once. Pages and the fast way both call these two, and add what HTTP wants.
"""

from egide.gateway.admitting import let_in
from egide.gateway.crossing import Crossing, cross
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc import answers, backchannel, grants, refresh
from egide.gateway.doors_out.oidc.asking import Asked, Way, wanted
from egide.gateway.doors_out.oidc.claims import claims
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.grants import TOKEN_LASTS, Presented, Token
from egide.gateway.errors import NotOfASchool, Shut
from egide.gateway.held import memory
from egide.gateway.journaling import Moment
from egide.gateway.models import OidcClient
from egide.journal.errors import AlreadySaid


def code_for(way: Way, asked: Asked, here: Standing, moment: Moment) -> str:
    """A code, for somebody whom the agreement lets in; Shut for anybody else."""
    let_in(arrivals.arrival(here), way.client.service.slug, on=moment.on)
    return grants.code(way, asked, here, at=moment.at)


def tokens_for(client: OidcClient, given: Presented, moment: Moment) -> dict[str, object]:
    """What a code is exchanged for, once, if the door is still open; Refused otherwise."""
    code = grants.spent(client, given, at=moment.at)
    backchannel.remember(code.here, client, at=moment.at)
    offline = refresh.is_agreed(client, code.scope)
    if offline:
        memory.forbid_reading()
    try:
        arrival = arrivals.arrival(code.here)
        crossing = Crossing(arrival, client.service.slug, wanted(code.scope), moment, code.key)
        left = cross(crossing).disclosure
    except AlreadySaid:
        # Somebody else had it: what was issued for it stops (RFC 6749, section 4.1.2).
        memory.forbid_reading()
        grants.revoke(code.id, at=moment.at)
        raise grants.spoilt() from None
    except (Shut, NotOfASchool):
        raise Refused("invalid_grant", "the door was shut since") from None
    told, ends = claims(left.released), moment.at + TOKEN_LASTS
    token = Token(code.id, code.client, code.scope, left.agreement, ends, code.here, told)
    said = answers.tokens(client, token, nonce=code.nonce, at=moment.at)
    return said | {"refresh_token": refresh.begin(token, at=moment.at)} if offline else said


def still_open(found: Token, client: OidcClient, moment: Moment) -> None:
    """A suspension closes what is under way as well: same agreement, same person let in."""
    try:
        policy = let_in(arrivals.arrival(found.here), client.service.slug, on=moment.on)
    except (Shut, NotOfASchool):
        raise Refused("invalid_token", "the door was shut since", status=401) from None
    if policy.agreement != found.agreement:
        raise Refused("invalid_token", "another agreement applies since", status=401)
