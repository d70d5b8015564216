"""The claims of a launch: what is released, where it goes, and what the tool may ask afterwards."""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import get_language

from egide.gateway import conf, visitors
from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.hints import Place
from egide.gateway.doors_out.lti.names import (
    AGS,
    CUSTOM,
    LTI,
    MEMBERS,
    NRPS,
    OF_GRADES,
    PLAIN,
    ROLES,
    VERSION,
)
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Role
from egide.trust.disclosure.policy import Policy

Released = Mapping[Attribute, str]


def person(released: Released) -> dict[str, object]:
    """Who comes, as far as it is released."""
    said = {name: released[one] for one, name in PLAIN.items() if one in released}
    return {"sub": released[Attribute.PSEUDONYM], **said}


def roles(released: Released) -> list[str]:
    """Their role; an empty list when it is not released (LTI Core, section 5.3.7 allows it)."""
    return [ROLES[Role(released[Attribute.ROLE])]] if Attribute.ROLE in released else []


def launch(place: Place, released: Released) -> dict[str, object]:
    """What every message carries (LTI Core 1.3, sections 5.3 and 5.4)."""
    own = {name: released[one] for one, name in CUSTOM.items() if one in released}
    chosen = place.link.custom if place.link else {}
    return {
        LTI + "version": VERSION,
        LTI + "deployment_id": place.tool.deployment,
        LTI + "target_link_uri": place.target,
        LTI + "roles": roles(released),
        LTI + "custom": {**place.tool.custom, **chosen, **own},
        LTI + "tool_platform": platform(),
        LTI + "launch_presentation": presentation(),
        **person(released),
        **in_context(place),
    }


def resource(place: Place, policy: Policy) -> dict[str, object]:
    """Which content: one that a teacher chose, or the tool itself in that class."""
    if place.link:
        return {"id": str(place.link.number), "title": place.link.title}
    key = f"link {place.context.name if place.context else ''}"
    return {"id": visitors.opaque(policy, key)}


def in_context(place: Place) -> dict[str, object]:
    """The class, under its name in that tool, and what may be asked about it."""
    if place.context is None:
        return {}
    name, scopes = place.context.name, place.tool.scopes
    # Neither label nor title: what a class is called here is in no agreement.
    said: dict[str, object] = {LTI + "context": {"id": name}}
    if MEMBERS in scopes:
        said[NRPS] = {"context_memberships_url": address("lti-members", name=name),
                      "service_versions": ["2.0"]}  # fmt: skip
    if graded := [one for one in OF_GRADES if one in scopes]:
        said[AGS] = {"scope": graded, "lineitems": address("lti-items", name=name)}
    return said


def platform() -> dict[str, str]:
    """This house: the same for every tool and every person."""
    guid = str(uuid5(NAMESPACE_URL, conf.issuer()))
    return {"guid": guid, "name": "Égide", "product_family_code": "egide", "version": "1"}


def presentation() -> dict[str, str]:
    """A window of its own, in the language that the person reads."""
    return {"document_target": "window", "locale": get_language() or "fr",
            "return_url": address("arrived")}  # fmt: skip
