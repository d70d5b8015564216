"""A launch, in the order in which things happen."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from egide.gateway import conf
from egide.gateway.crossing import Crossing, cross
from egide.gateway.doors_in.arrivals import Standing, arrival
from egide.gateway.doors_out.lti import claims, hints, linking
from egide.gateway.doors_out.lti.asking import Asked, Way
from egide.gateway.doors_out.lti.errors import NoSuchTool
from egide.gateway.doors_out.lti.hints import LINKING, RESOURCE, Place
from egide.gateway.doors_out.lti.names import LTI
from egide.gateway.doors_out.lti.registered import context, opened, using, wanted
from egide.gateway.doors_out.oidc import signing
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiContext, LtiLink, LtiTool
from egide.people.queries import Arrival
from egide.trust.disclosure.admission import Role
from egide.trust.disclosure.policy import Policy

TOKEN_LASTS: Final = 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody opens, as their list of tools says it; empty where nothing is said."""

    context: str = ""
    link: UUID | None = None
    choosing: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A tool that opens for somebody: where they go, and where else they could."""

    place: Place
    policy: Policy
    contexts: tuple[LtiContext, ...]
    links: tuple[LtiLink, ...]
    chooses: bool


def looked_up(tool: LtiTool, chosen: Chosen, here: Standing, *, on: date) -> Open:
    """Where somebody may go in a tool, before anything leaves; Shut says why nowhere."""
    who = arrival(here)
    policy = opened(tool, who, on=on)
    contexts = tuple(context(tool, policy, group) for group in using(who, policy))
    link = link_of(tool, chosen, contexts)
    there = next((one for one in contexts if link and one.group_id == link.context.group_id), None)
    there = there or in_their_list(chosen.context, contexts)
    chooses = bool(there and tool.deep_linking and Role(who.kind) is Role.TEACHER)
    if chosen.choosing and not chooses:
        raise NoSuchTool
    message = LINKING if chosen.choosing else RESOURCE
    links = tool.links.filter(context__group=there.group_id) if there else tool.links.none()
    links = links.order_by("at", "title")
    return Open(Place(tool, there, link, message), policy, contexts, tuple(links), chooses)


def link_of(tool: LtiTool, chosen: Chosen, contexts: tuple[LtiContext, ...]) -> LtiLink | None:
    """A content chosen for a class of theirs; another class's is not there."""
    if chosen.link is None:
        return None
    theirs = tool.links.filter(context__group__in=[one.group_id for one in contexts])
    found = theirs.select_related("context").filter(pk=chosen.link).first()
    if found is None:
        raise NoSuchTool
    return found


def in_their_list(name: str, contexts: tuple[LtiContext, ...]) -> LtiContext | None:
    """The class of that name, among theirs; the first when they named none."""
    if not name:
        return contexts[0] if contexts else None
    found = next((one for one in contexts if one.name == name), None)
    if found is None:
        raise NoSuchTool
    return found


def through(way: Way, asked: Asked, here: Standing, moment: Moment) -> str:
    """The crossing itself, then the signed launch."""
    place = hints.spend(asked.hints, way.tool, here.session, at=moment.at)
    who = arrival(here)
    policy = opened(way.tool, who, on=moment.on)
    place = still_theirs(place, who, policy)
    crossed = cross(Crossing(who, way.tool.service.slug, wanted(way.tool), moment))
    said = claims.launch(place, crossed.disclosure.released)
    said |= linking.asked(place, here, at=moment.at) if place.message == LINKING else {
        LTI + "message_type": "LtiResourceLinkRequest",
        LTI + "resource_link": claims.resource(place, policy),
    }  # fmt: skip
    return signed(way, asked, said, at=moment.at)


def still_theirs(place: Place, who: Arrival, policy: Policy) -> Place:
    """Without the class where it is theirs no more, or where classes are released no more."""
    if place.context is None or place.context.group_id in using(who, policy):
        return place
    if place.message == LINKING or place.link:
        raise NoSuchTool
    return replace(place, context=None)


def signed(way: Way, asked: Asked, said: dict[str, object], *, at: int) -> str:
    """The launch as an ID token, for one tool and a few minutes."""
    return signing.signer("RS256").sign(
        {
            **said,
            "iss": conf.issuer(),
            "aud": way.tool.client_id,
            "nonce": asked.nonce,
            "iat": at,
            "exp": at + TOKEN_LASTS,
        }
    )
