"""An ENT by CAS: a ticket, which its server alone can say the worth of (CAS protocol 3.0).

The state is in the address of the service, which a ticket is bound to: a ticket that was given for
another journey, or for another service, is not validated.
"""

import re
from typing import Final
from urllib.parse import urlencode

import httpx
from lxml import etree

from egide.gateway.doors_in.ents import DIALECTS, Cas, Ent, Said
from egide.gateway.doors_in.errands import Errand
from egide.gateway.doors_in.errors import GaveUp, LostWay, Unanswered
from egide.gateway.doors_in.ways.journey import STATE, Back, back_to
from egide.gateway.saml import xml
from egide.gateway.saml.names import samlp
from egide.gateway.saml.xml import BadXml, Element
from egide.people.signin.upstream import fetching

TICKET: Final = re.compile(r"ST-[!-~]{1,300}")
SUCCESS: Final = "{http://www.yale.edu/tp/cas}authenticationSuccess"
USER: Final = "user"  # as a name of attribute: what CAS itself calls the person


def service(ent: Ent, errand: Errand) -> str:
    """The address that tickets of this journey are given for."""
    return f"{back_to(ent)}?{urlencode({STATE: errand.state})}"


def leave(ent: Ent, way: Cas, errand: Errand) -> str:
    """The address to send the browser to."""
    return f"{way.server}/login?{urlencode({'service': service(ent, errand)})}"


def said(ent: Ent, way: Cas, back: Back) -> Said:
    """Who is there, as the server says when it is asked what the ticket is worth."""
    ticket = back.given.get("ticket", "")
    if not ticket:
        raise GaveUp
    if not TICKET.fullmatch(ticket):
        raise LostWay
    asked = urlencode({"service": service(ent, back.errand), "ticket": ticket})
    try:
        answer = xml.parse(fetched(f"{way.server}/{way.validate}?{asked}"))
        told = attributes(success(answer), DIALECTS[way.dialect])
    except BadXml:
        raise Unanswered("ticket") from None
    return Said(one(told, ent.join), told.get(ent.school, [""])[0], (f"ticket:{ticket}",))


def fetched(url: str) -> bytes:
    """An answer: bounded in time and size, never led elsewhere."""
    try:
        with (
            httpx.Client(
                timeout=fetching.SECONDS, follow_redirects=False, trust_env=False
            ) as client,
            client.stream("GET", url) as answer,
        ):
            return fetching.read(answer) if answer.status_code == 200 else b""
    except (httpx.HTTPError, ValueError):
        raise Unanswered("ticket") from None


def success(answer: Element) -> Element:
    """The one success that an answer holds; without one, the way is lost."""
    found = xml.only(answer, SUCCESS)
    if found is None:
        raise LostWay
    return found


def attributes(found: Element, path: tuple[str, ...]) -> dict[str, list[str]]:
    """The values of each attribute, where the dialect puts them; `user` is always beside."""
    told: dict[str, list[str]] = {USER: [xml.said(child) for child in named(found, USER)]}
    here: Element | None = found
    for step in path:
        inside = named(here, step) if here is not None else []
        here = inside[0] if len(inside) == 1 else None
    for child in here if here is not None else []:
        if not len(child) and local(child) != USER:
            told.setdefault(local(child), []).append(xml.said(child))
    return told


def named(element: Element, name: str) -> list[Element]:
    """The children of that name, whatever their namespace: dialects differ."""
    return [child for child in element if local(child) == name]


def local(element: Element) -> str:
    """A name without its namespace."""
    return etree.QName(element).localname


def one(told: dict[str, list[str]], name: str) -> str:
    """The one value of an attribute: of several, nobody could say who is meant."""
    found = set(told.get(name, ()))
    if len(found) != 1:
        raise Unanswered("attribute")
    return found.pop()


def ended(message: str) -> tuple[str, ...]:
    """The sessions that a logout message says are over (CAS protocol 3.0, section 2.3.3).

    It is not signed: only whoever was given the ticket can name it.
    """
    try:
        root = xml.parse(message)
        if root.tag != samlp("LogoutRequest"):
            return ()
        return tuple(f"ticket:{xml.said(one)}" for one in xml.children(root, samlp("SessionIndex")))
    except BadXml:
        return ()
