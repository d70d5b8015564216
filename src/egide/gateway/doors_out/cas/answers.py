"""What a service is answered, in XML, in JSON, or in the two lines of CAS 1."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.http import HttpResponse, JsonResponse
from lxml import etree

from egide.gateway.doors_out.cas.dialects import Dialect, Values
from egide.gateway.doors_out.cas.errors import Failed
from egide.gateway.saml.xml import Element, told, written

CAS: Final = "http://www.yale.edu/tp/cas"
NAMESPACES: Final = {"cas": CAS}


@dataclass(frozen=True, slots=True)
class Success:
    """Whose ticket it was, and what leaves about them."""

    user: str
    values: Values
    dialect: Dialect
    signed_in_at: int
    fresh: bool

    @property
    def attributes(self) -> Values:
        """What leaves; in the dialect of the schema, what it wants said of the sign-in first."""
        if not self.dialect.sign_in:
            return self.values
        return {
            "authenticationDate": [datetime.fromtimestamp(self.signed_in_at, UTC).isoformat()],
            "longTermAuthenticationRequestTokenUsed": ["false"],
            "isFromNewLogin": [str(self.fresh).lower()],
            **self.values,
        }


def as_xml(said: Success | Failed) -> HttpResponse:
    """Sections 2.5.2 and 2.5.3."""
    root = etree.Element(f"{{{CAS}}}serviceResponse", nsmap=NAMESPACES)
    if isinstance(said, Failed):
        child(root, "authenticationFailure", said.about).set("code", said.code)
    else:
        succeeded(child(root, "authenticationSuccess"), said)
    return HttpResponse(written(root), content_type="application/xml; charset=utf-8")


def succeeded(place: Element, said: Success) -> None:
    """Who it is; then the attributes, wherever the dialect puts them."""
    child(place, "user", said.user)
    for name in said.dialect.around if said.attributes else ():
        place = child(place, name)
    for name, several in said.attributes.items():
        for value in several:
            child(place, name, value)


def child(parent: Element, name: str, text: str | None = None) -> Element:
    """An element of CAS."""
    made = etree.SubElement(parent, f"{{{CAS}}}{name}")
    made.text = told(text) if text else None
    return made


def as_json(said: Success | Failed) -> HttpResponse:
    """The JSON of section 2.5; several values are a list, as its example has one for each."""
    if isinstance(said, Failed):
        answer = {"authenticationFailure": {"code": said.code, "description": said.about}}
        return JsonResponse({"serviceResponse": answer})
    success = {"user": said.user, "attributes": said.attributes}
    return JsonResponse({"serviceResponse": {"authenticationSuccess": success}})


def no_proxy() -> HttpResponse:
    """No service goes to another in somebody's name (section 2.7.2)."""
    root = etree.Element(f"{{{CAS}}}serviceResponse", nsmap=NAMESPACES)
    failure = child(root, "proxyFailure", "no service goes on in somebody's name")
    failure.set("code", "UNAUTHORIZED_SERVICE_PROXY")
    return HttpResponse(written(root), content_type="application/xml; charset=utf-8")


def as_lines(said: Success | Failed) -> HttpResponse:
    """CAS 1.0: yes and who, or no (section 2.4.2)."""
    lines = "no\n\n" if isinstance(said, Failed) else f"yes\n{said.user}\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")
