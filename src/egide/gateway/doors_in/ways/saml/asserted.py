"""What an identity provider asserts: all that is checked before it is believed.

saml-profiles 4.1.4.3 and 4.1.4.5: signed, of the right issuer, for us, by a bearer, at our address,
in answer to a request of ours, now, once. An answer to no request is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from egide.gateway.doors_in.ents import Ent, Said, Saml
from egide.gateway.doors_in.errors import GaveUp, LostWay
from egide.gateway.doors_in.ways.journey import address
from egide.gateway.doors_in.ways.saml.asking import us
from egide.gateway.doors_in.ways.saml.provider import Provider, provider
from egide.gateway.models import EntAnswer
from egide.gateway.saml import packing, verifying, xml
from egide.gateway.saml.names import BEARER, SUCCESS, saml, samlp
from egide.gateway.saml.verifying import BadSignature
from egide.gateway.saml.xml import BadXml, Element

LEEWAY = 60  # seconds
LONGEST = 600  # an assertion that would last longer is refused after this, whatever it says


@dataclass(frozen=True, slots=True)
class Asserted:
    """Who is there, and the request that this answers."""

    said: Said = field(repr=False)
    request: str


def asserted(ent: Ent, way: Saml, given: str, *, at: int) -> Asserted:
    """What a posted answer asserts; it is worth something once."""
    try:
        assertion = signed(packing.from_form(given), provider(way), here(ent))
        request = confirmed(assertion, here(ent), at=at)
        require_conditions(assertion, us(ent), at=at)
        found = Asserted(told(ent, assertion), request)
    except (BadXml, BadSignature):
        raise LostWay from None
    use_once(ent, assertion.get("ID", ""), at=at)
    return found


def here(ent: Ent) -> str:
    """Where answers of an ENT are posted."""
    return address("gateway:ent-assertion", ent)


def signed(answer: Element, by: Provider, place: str) -> Element:
    """The one assertion of an answer, as a signature covers it: its own, or the answer's."""
    if answer.tag != samlp("Response") or answer.get("Destination", place) != place:
        raise BadXml("an answer to us")
    if xml.children(answer, "{http://www.w3.org/2000/09/xmldsig#}Signature"):
        answer = verifying.verified(answer, by.certificates)
    require_success(answer)
    assertion = xml.only(answer, saml("Assertion"))
    if assertion is None:
        raise BadXml("one assertion, in clear")
    found = verifying.verified(assertion, by.certificates)
    for one in (answer, found):
        issuer = xml.said(xml.only(one, saml("Issuer")))
        if issuer != by.name and not (one is answer and not issuer):
            raise BadXml("of another")
    return found


def require_success(answer: Element) -> None:
    """Whether the provider says that somebody is there."""
    status = xml.only(answer, samlp("Status"))
    code = None if status is None else xml.only(status, samlp("StatusCode"))
    if code is None or code.get("Value") != SUCCESS:
        raise GaveUp


def confirmed(assertion: Element, place: str, *, at: int) -> str:
    """The request that a bearer's confirmation answers, here and now."""
    subject = xml.only(assertion, saml("Subject"))
    for one in [] if subject is None else xml.children(subject, saml("SubjectConfirmation")):
        data = xml.only(one, saml("SubjectConfirmationData"))
        if one.get("Method") != BEARER or data is None or data.get("NotBefore"):
            continue
        until, request = data.get("NotOnOrAfter", ""), data.get("InResponseTo", "")
        if data.get("Recipient") == place and request and at < second(until) + LEEWAY:
            return str(request)
    raise BadXml("not confirmed here, or for no request")


def require_conditions(assertion: Element, name: str, *, at: int) -> None:
    """For us, and now: all audiences, all bounds."""
    conditions = xml.only(assertion, saml("Conditions"))
    if conditions is None or xml.only(assertion, saml("AuthnStatement")) is None:
        raise BadXml("without conditions, or of nobody's sign-in")
    since, until = conditions.get("NotBefore"), conditions.get("NotOnOrAfter")
    issued = second(assertion.get("IssueInstant", ""))
    if (since and at < second(since) - LEEWAY) or (until and at >= second(until) + LEEWAY):
        raise BadXml("not now")
    if not issued - LEEWAY <= at < issued + LONGEST:
        raise BadXml("not lately")
    audiences = list(said_in(conditions, "AudienceRestriction", "Audience"))
    if not audiences or any(name not in one for one in audiences):
        raise BadXml("for another")


def said_in(element: Element, group: str, name: str) -> Iterator[set[str]]:
    """The texts of each group of that name."""
    for one in xml.children(element, saml(group)):
        yield {xml.said(child) for child in xml.children(one, saml(name))}


def told(ent: Ent, assertion: Element) -> Said:
    """Who is meant; one value alone may say it."""
    values: dict[str, set[str]] = {}
    for statement in xml.children(assertion, saml("AttributeStatement")):
        for one in xml.children(statement, saml("Attribute")):
            told_here = {xml.said(child) for child in xml.children(one, saml("AttributeValue"))}
            values.setdefault(one.get("Name", ""), set()).update(told_here)
    who, school = values.get(ent.join, set()), values.get(ent.school, set())
    if len(who) != 1:
        raise BadXml("nobody, or several")
    login = xml.only(assertion, saml("AuthnStatement"))
    index = "" if login is None else login.get("SessionIndex", "")
    names = (f"index:{index}",) if index else ()
    return Said(who.pop(), school.pop() if len(school) == 1 else "", names)


def use_once(ent: Ent, number: str, *, at: int) -> None:
    """An assertion that comes again opens nothing (saml-profiles, 4.1.4.5)."""
    digest = sha256(f"{ent.key} {number}".encode()).digest()
    try:
        with transaction.atomic():
            EntAnswer.objects.create(digest=digest, ends_at=at + LONGEST + 2 * LEEWAY)
    except IntegrityError:
        raise LostWay from None


def sweep(*, at: int) -> int:
    """Forget the answers that are worth nothing any more; say how many."""
    return EntAnswer.objects.filter(ends_at__lte=at).delete()[0]


def second(text: str) -> int:
    """A second, from an instant of XML; BadXml for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadXml("not an instant") from None
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())
