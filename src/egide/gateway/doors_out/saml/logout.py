"""A service says that somebody leaves (saml-core 3.7, saml-profiles 4.4): read, always proved."""

from dataclasses import dataclass

from django.http import HttpRequest

from egide.gateway.doors_out.saml import messages
from egide.gateway.doors_out.saml.answers import response, status
from egide.gateway.doors_out.saml.descriptions import Place
from egide.gateway.doors_out.saml.errors import NotUnderstood
from egide.gateway.doors_out.saml.messages import Message, second
from egide.gateway.doors_out.saml.named import Named
from egide.gateway.saml import keys, xml
from egide.gateway.saml.names import PARTIAL, POST, REDIRECT, SUCCESS, saml, samlp
from egide.gateway.saml.signing import sign
from egide.gateway.saml.xml import BadXml, Element


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whose session a service says is over; no number of a session: all of theirs."""

    message: Message
    name: str
    sessions: frozenset[str]

    def speaks_of(self, named: Named | None) -> bool:
        """Whether this is the name, and one of the sessions."""
        if named is None or named.name != self.name:
            return False
        return not self.sessions or named.session in self.sessions


def asked(request: HttpRequest, here: str, *, at: int) -> Leaving:
    """What a service says. Without a proof, any page could end anybody's session."""
    message = messages.received(request, samlp("LogoutRequest"), here, at=at)
    ends = message.root.get("NotOnOrAfter", "")
    if not message.signed or (ends and second(ends) <= at):
        raise NotUnderstood
    try:
        name = xml.said(xml.only(message.root, saml("NameID")))
        sessions = frozenset(map(xml.said, xml.children(message.root, samlp("SessionIndex"))))
    except BadXml:
        raise NotUnderstood from None
    return Leaving(message, name, sessions)


def place(message: Message) -> Place | None:
    """Where the service hears the answer: by redirection when it can, else by a form."""
    found = {one.binding: one for one in reversed(message.description.ends)}
    return found.get(REDIRECT) or found.get(POST)


def answer(message: Message, address: str, said: str, *, at: int, signed: bool) -> Element:
    """How it went. By redirection the signature stands beside the message."""
    made = response("LogoutResponse", address, message.id, at=at)
    made.append(status(*said.split()))
    return sign(made, keys.signer()) if signed else made


def outcome(missed: int) -> str:
    """Everybody was told, or somebody could not be (saml-core, 3.7.3.2)."""
    return f"{SUCCESS} {PARTIAL}" if missed else SUCCESS
