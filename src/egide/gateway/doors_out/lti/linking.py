"""Deep Linking 2.0: a teacher chooses contents in a tool; they are kept for that class.

The answer comes by a form of the tool, without a cookie of ours: what says which teacher and class
it is about is `data`, drawn for that choice, told to that tool alone, good once.
"""

from typing import Final

from django.db.transaction import atomic

from egide.gateway import conf
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.lti import grades, hints
from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.contexts import opened_context
from egide.gateway.doors_out.lti.errors import NotChosen
from egide.gateway.doors_out.lti.hints import CHOSEN, Hints, Place
from egide.gateway.doors_out.lti.items import Item, items
from egide.gateway.doors_out.lti.names import ITEMS, LINKING, LTI
from egide.gateway.doors_out.lti.once import first_time
from egide.gateway.doors_out.lti.proofs import Proof, proved
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiContext, LtiHint, LtiLink

RESPONSE: Final = "LtiDeepLinkingResponse"
LONGEST: Final = 3600  # seconds that a response may count


def asked(place: Place, here: Standing, *, at: int) -> dict[str, object]:
    """What a tool is asked: contents that open in a window, as many as the teacher wants."""
    chosen = Place(place.tool, place.context, message=CHOSEN)
    drawn = hints.draw(chosen, here, at=at)
    return {
        LTI + "message_type": "LtiDeepLinkingRequest",
        LINKING + "deep_linking_settings": {
            "deep_link_return_url": address("lti-links"),
            "accept_types": ["ltiResourceLink"],
            "accept_presentation_document_targets": ["window"],
            "accept_multiple": True,
            "accept_lineitem": ITEMS in place.tool.scopes,
            "auto_create": False,
            "data": f"{drawn.login}.{drawn.message}",
        },
    }


def keep(token: str, moment: Moment) -> LtiHint:
    """The contents that a tool sends back, kept for the class; what was begun, now over."""
    proof = proved(token, frozenset({conf.issuer()}), at=moment.at, longest=LONGEST)
    return kept(proof, moment)


@atomic
def kept(proof: Proof, moment: Moment) -> LtiHint:
    """The same, proved. What cannot be kept whole is not kept, spends nothing, may be corrected."""
    begun = of_data(proof, at=moment.at)
    require_answer(proof, moment)
    context = opened_context(proof.tool, begun.context, on=moment.on)
    for one in items(proof.claims.get(LINKING + "content_items", []), proof.tool):
        add(begun, context, one, at=moment.at)
    return begun


def require_answer(proof: Proof, moment: Moment) -> None:
    """A response of that deployment, never seen before."""
    said = proof.claims
    nonce = said.get("nonce")
    wanted = {LTI + "message_type": RESPONSE, LTI + "version": "1.3.0",
              LTI + "deployment_id": proof.tool.deployment}  # fmt: skip
    right = all(said.get(name) == value for name, value in wanted.items())
    if not right or not isinstance(nonce, str) or not nonce:
        raise NotChosen
    if not first_time(proof.tool, "nonce", nonce, until=moment.at + LONGEST):
        raise NotChosen


def of_data(proof: Proof, *, at: int) -> LtiHint:
    """What `data` stands for: drawn for that tool, once."""
    data = proof.claims.get(LINKING + "data")
    login, _, message = data.partition(".") if isinstance(data, str) else ("", "", "")
    rows = LtiHint.objects.filter(
        hints=hints.sealed(Hints(login, message)), tool=proof.tool, message=CHOSEN
    )
    found = hints.taken(rows, at)
    if found is None or found.context is None:
        raise NotChosen
    return found


def add(begun: LtiHint, context: LtiContext, one: Item, *, at: int) -> None:
    """One content, with the line item that it came with."""
    link = LtiLink.objects.create(
        tool=begun.tool, context=context, title=one.title, target=one.target,
        custom=one.custom, by_id=begun.member_id, at=at,
    )  # fmt: skip
    if one.item is not None and ITEMS in begun.tool.scopes:
        grades.add(begun.tool, context, one.item, link=link, at=at)
