"""Tokens for services: client_credentials with a signed assertion (RFC 6749, 4.4; RFC 7523)."""

import secrets
from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest

from egide.gateway import conf
from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.contexts import opens_anything
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.names import SCOPES
from egide.gateway.doors_out.lti.once import digest, first_time
from egide.gateway.doors_out.lti.proofs import SKEW, proved
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiToken, LtiTool

LASTS: Final = 600
ASSERTION_LASTS: Final = 600
KIND: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def grant(form: Mapping[str, str], moment: Moment) -> dict[str, object]:
    """A token for what was asked, of what was agreed."""
    if form.get("grant_type") != "client_credentials":
        raise Refused("unsupported_grant_type", "client_credentials alone")
    tool = authenticated(form, at=moment.at)
    scopes = [one for one in SCOPES if one in tool.scopes and one in form.get("scope", "").split()]
    if not scopes:
        raise Refused("invalid_scope", "none of these was agreed")
    if not opens_anything(tool, on=moment.on):
        raise Refused("unauthorized_client", "no agreement is in force")
    token = secrets.token_urlsafe(32)
    LtiToken.objects.create(
        token=digest(token), tool=tool, scopes=scopes, ends_at=moment.at + LASTS
    )
    return {"access_token": token, "token_type": "Bearer", "expires_in": LASTS,
            "scope": " ".join(scopes)}  # fmt: skip


def authenticated(form: Mapping[str, str], *, at: int) -> LtiTool:
    """The tool that signed this assertion for us, once."""
    if form.get("client_assertion_type") != KIND:
        raise Refused("invalid_client", "private_key_jwt alone", status=401)
    here = frozenset({address("lti-token"), conf.issuer()})
    proof = proved(form.get("client_assertion", ""), here, at=at, longest=ASSERTION_LASTS)
    said, tool = proof.claims, proof.tool
    named = (said.get("sub"), form.get("client_id", tool.client_id))
    jti = said.get("jti")
    if named != (tool.client_id, tool.client_id) or not isinstance(jti, str) or not jti:
        raise Refused("invalid_client", "not the assertion of that tool", status=401)
    if not first_time(tool, "jti", jti, until=at + ASSERTION_LASTS + 2 * SKEW):
        raise Refused("invalid_client", "an assertion that was presented already", status=401)
    return tool


def tool_of(request: HttpRequest, scopes: tuple[str, ...], *, at: int) -> LtiTool:
    """The tool whose token this is (RFC 6750); one of these scopes is in it and still agreed."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    rows = LtiToken.objects.filter(token=digest(given.strip()), ends_at__gt=at)
    row = rows.select_related("tool__service").first() if scheme.lower() == "bearer" else None
    if row is None:
        raise Refused("invalid_token", "no such token, or over", status=401)
    if not any(one in row.scopes and one in row.tool.scopes for one in scopes):
        raise Refused("insufficient_scope", " ".join(scopes), status=403)
    return row.tool
