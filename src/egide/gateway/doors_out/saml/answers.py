"""The answer to a request: signed, for one registered address, carried there by a form."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from egide.gateway.doors_out.saml import assertions, metadata, services
from egide.gateway.doors_out.saml.asking import Asked
from egide.gateway.doors_out.saml.assertions import A, Somebody, number
from egide.gateway.doors_out.saml.descriptions import Description
from egide.gateway.doors_out.saml.encrypting import encrypted
from egide.gateway.doors_out.saml.errors import Refused
from egide.gateway.doors_out.saml.messages import instant
from egide.gateway.saml import keys, packing
from egide.gateway.saml.names import PROTOCOL, SAML, SUCCESS
from egide.gateway.saml.signing import sign
from egide.gateway.saml.xml import Element, Maker

P = Maker(PROTOCOL, SAML)


def success(asked: Asked, description: Description, somebody: Somebody, *, at: int) -> Element:
    """The assertion is signed for whoever keeps it, the whole for whoever wants it whole."""
    signer = keys.signer()
    said = sign(assertions.assertion(asked, somebody, at=at), signer)
    if description.encryption:
        said = encrypted(said, description.encryption[0])
    answer = response("Response", asked.address, asked.id, at=at)
    answer.extend([status(SUCCESS), said])
    return sign(answer, signer)


def refusal(asked: Asked, refused: Refused, *, at: int) -> Element:
    """Why somebody does not come."""
    answer = response("Response", asked.address, asked.id, at=at)
    answer.append(status(refused.first, refused.second))
    return sign(answer, keys.signer())


def response(tag: str, address: str, request: str, *, at: int) -> Element:
    """What every answer begins with (saml-core, 3.2.2)."""
    return P(
        tag,
        A("Issuer", metadata.entity_id()),
        ID=number(),
        Version="2.0",
        IssueInstant=instant(at),
        Destination=address,
        InResponseTo=request,
    )


def status(first: str, second: str = "") -> Element:
    """How it went."""
    code = P("StatusCode", Value=first)
    if second:
        code.append(P("StatusCode", Value=second))
    return P("Status", code)


def posted(
    request: HttpRequest, address: str, fields: Mapping[str, str], description: Description
) -> HttpResponse:
    """A form that goes by itself to a registered address, and to no other (saml-bindings, 3.5)."""
    said = {name: value for name, value in fields.items() if value}
    context = {"address": address, "fields": said.items()}
    answer = render(request, "gateway/post.html", context)
    answer._csp_update = {"form-action": services.origins(description)}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp takes a page's own sources
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def back(
    request: HttpRequest, asked: Asked, description: Description, answer: Element
) -> HttpResponse:
    """Back to the service with an answer."""
    fields = {"SAMLResponse": packing.for_form(answer), "RelayState": asked.relay}
    return posted(request, asked.address, fields, description)
