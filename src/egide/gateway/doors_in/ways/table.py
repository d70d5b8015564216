"""The ways, by what an ENT's data is: how to leave, and what was said."""

from egide.gateway.doors_in.ents import Cas, Ent, Oidc, Said, Saml
from egide.gateway.doors_in.errands import Errand
from egide.gateway.doors_in.ways import cas, openid
from egide.gateway.doors_in.ways.journey import Back
from egide.gateway.doors_in.ways.saml import asking, posted


def leave(ent: Ent, errand: Errand, *, at: int) -> str:
    """The address at the ENT to send the browser to."""
    match ent.way:
        case Oidc():
            return openid.leave(ent, ent.way, errand)
        case Cas():
            return cas.leave(ent, ent.way, errand)
        case Saml():
            return asking.leave(ent, ent.way, errand, at=at)


def said(ent: Ent, back: Back) -> Said:
    """Who is there, once all that the protocol wants was checked."""
    match ent.way:
        case Oidc():
            return openid.said(ent, ent.way, back)
        case Cas():
            return cas.said(ent, ent.way, back)
        case Saml():
            return posted.said(back)
