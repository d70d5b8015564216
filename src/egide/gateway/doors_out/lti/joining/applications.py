"""Invite a tool to register, take what it posts, accept it or not: one verb each.

Whoever binds the school decides; nothing of what a tool posted counts before.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db.transaction import atomic

from egide.decisions import queries as decisions
from egide.decisions.queries import Held
from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.errors import NoSuchApplication, Refused
from egide.gateway.doors_out.lti.joining import asking, wishes
from egide.gateway.doors_out.lti.joining.asking import Asked
from egide.gateway.doors_out.lti.joining.platform import TOOL
from egide.gateway.doors_out.lti.once import digest
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiApplication, LtiTool
from egide.people.mandates import Actor, require
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.policy import listed
from egide.trust.mandate import Power

LASTS: Final = 60 * 60  # seconds: the time to open a tool's own page


@dataclass(frozen=True, slots=True)
class Invited:
    """An application that began, and its token, told once."""

    row: LtiApplication
    token: str


def open_at(place: int, *, on: date) -> list[Held]:
    """The agreements that open something in a school today, one a service."""
    found = {one.service: one for one in decisions.agreements_of(place, on=on) if one.status.opens}
    return list(found.values())


def agreed(row: LtiApplication, *, on: date) -> frozenset[Attribute]:
    """What the agreement of that service lists today; nothing without one."""
    mine = [one for one in open_at(row.place_id, on=on) if one.service == row.service.slug]
    return listed(mine[0].signed.attributes, mine[0].conditions) if mine else frozenset()


def invite(service: int, place: int, *, by: Actor, moment: Moment) -> Invited:
    """Whoever binds the school lets a tool of an agreement register itself, once, for an hour."""
    require(by, Power.SIGN, at=place, on=moment.on)
    return begun(service, place, by=by, at=moment.at)


def begun(service: int, place: int, *, by: Actor | None, at: int) -> Invited:
    """An application; the kit begins one by its command, in nobody's name."""
    token = secrets.token_urlsafe(32)
    row = LtiApplication.objects.create(
        token=digest(token), client_id=f"egide-{secrets.token_hex(8)}", service_id=service,
        place_id=place, by_id=by.pk if by else None, ends_at=at + LASTS,
    )  # fmt: skip
    return Invited(row, token)


def way_to(tool: str, token: str) -> str:
    """The tool's own page of registration, with what it must know (LTI DR, section 3.2)."""
    parts = urlsplit(tool)
    said = {"openid_configuration": address("lti-configuration"), "registration_token": token}
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *said.items()])
    return urlunsplit(parts._replace(query=query))


@atomic
def receive(token: str, given: object, *, at: int) -> LtiApplication:
    """What a tool posts, kept to be read by a person; the token is spent, if it was readable."""
    rows = LtiApplication.objects.select_for_update(of=("self",)).select_related("service")
    row = rows.filter(token=digest(token), came_at=None, ends_at__gt=at).first()
    if row is None:
        raise Refused("invalid_token", "no such registration, or over", status=401)
    row.asked, row.came_at = asking.asked(given).kept(), at
    row.save(update_fields=["asked", "came_at"])
    return row


def application(number: int, *, by: Actor, on: date) -> LtiApplication:
    """An application, for whoever binds the school that it is about."""
    row = LtiApplication.objects.select_related("service", "place").filter(pk=number).first()
    if row is None:
        raise NoSuchApplication
    require(by, Power.SIGN, at=row.place_id, on=on)
    return row


def of(row: LtiApplication) -> Asked:
    """What the tool asked."""
    if row.asked is None:
        raise NoSuchApplication
    return Asked(**row.asked)


@atomic
def decide(number: int, *, accepted: bool, by: Actor, moment: Moment) -> LtiApplication:
    """Accept what the agreement allows of it, or nothing; once."""
    row = application(number, by=by, on=moment.on)
    held = LtiApplication.objects.select_for_update().filter(pk=row.pk, accepted=None)
    if row.asked is None or not held.exists():
        raise NoSuchApplication
    row.accepted, row.decided_by_id, row.decided_at = accepted, by.pk, moment.at
    row.save(update_fields=["accepted", "decided_by", "decided_at"])
    if accepted:
        enter(row, of(row), agreed(row, on=moment.on))
    return row


def enter(row: LtiApplication, asked: Asked, listed: frozenset[Attribute]) -> LtiTool:
    """The tool, with what is left of what it asked."""
    parameters = set(wishes.granted(wishes.of_parameters(asked)))
    return LtiTool.objects.create(
        client_id=row.client_id, deployment=str(row.pk), service=row.service, place=row.place,
        login_uri=asked.login_uri, target=asked.target, redirect_uris=asked.redirect_uris,
        jwks_uri=asked.jwks_uri, deep_linking=asked.deep_linking,
        scopes=wishes.granted(wishes.of_scopes(asked, listed)),
        wants=[str(one) for one in wishes.attributes(asked, listed)],
        custom={name: value for name, value in asked.custom.items() if name in parameters},
    )  # fmt: skip


def waiting(place: int) -> list[LtiApplication]:
    """What tools asked at a place, undecided, the last first."""
    rows = LtiApplication.objects.filter(place=place, accepted=None, came_at__isnull=False)
    return list(rows.select_related("service").order_by("-came_at")[:50])


def registered(row: LtiApplication, given: Mapping[str, object]) -> dict[str, object]:
    """What the tool is answered: its identifier, of no use before a person accepted."""
    asked = of(row)
    own = given.get(TOOL)
    deployed = {**own, "deployment_id": str(row.pk)} if isinstance(own, Mapping) else {}
    return {
        "client_id": row.client_id, "client_name": asked.name, "application_type": "web",
        "response_types": ["id_token"], "grant_types": ["implicit", "client_credentials"],
        "initiate_login_uri": asked.login_uri, "redirect_uris": asked.redirect_uris,
        "jwks_uri": asked.jwks_uri, "token_endpoint_auth_method": "private_key_jwt",
        "scope": " ".join(asked.scopes), TOOL: deployed,
    }  # fmt: skip
