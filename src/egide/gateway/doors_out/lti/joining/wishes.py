"""What a tool asks, beside what its agreement lists: granted, or struck out."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.decisions.shown.leaving import SAYS
from egide.gateway.doors_out.lti.joining.asking import Asked
from egide.gateway.doors_out.lti.names import ITEMS, ITEMS_READ, MEMBERS, PLAIN, SCORE
from egide.trust.agreement.attributes import Attribute

Words = str | Promise
CLAIMS: Final = {name: one for one, name in PLAIN.items()} | {"sub": Attribute.PSEUDONYM}
# A launch always asks these; the agreement says whether they leave.
ALWAYS: Final = (Attribute.PSEUDONYM, Attribute.ROLE, Attribute.GROUP)
SERVICES: Final[dict[str, Words]] = {
    MEMBERS: _("Lire la liste de la classe, sous des surnoms"),
    ITEMS: _("Créer ses propres exercices à évaluer"),
    ITEMS_READ: _("Relire ses propres exercices à évaluer"),
    SCORE: _("Envoyer des résultats, qui restent dans l’école"),
}
NOT_HERE: Final = _("n’existe pas ici")
NOT_AGREED: Final = _("la convention ne le prévoit pas")


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that a tool asks: how it names it, what that is, why it is struck out, if it is."""

    asked: str
    says: Words
    struck: Words = ""


def of_claims(asked: Asked, agreed: Collection[Attribute]) -> list[Wish]:
    """What it asks about people."""
    return [of_claim(name, agreed) for name in dict.fromkeys(asked.claims) if name != "iss"]


def of_claim(name: str, agreed: Collection[Attribute]) -> Wish:
    """One claim: what has no name in the vocabulary cannot leave whatever is signed."""
    found = CLAIMS.get(name)
    if found is None:
        return Wish(name, name, NOT_HERE)
    return Wish(name, SAYS[found], "" if found in agreed else NOT_AGREED)


def of_scopes(asked: Asked, agreed: Collection[Attribute]) -> list[Wish]:
    """What its servers ask to do: all of it is about classes."""
    return [of_scope(name, agreed) for name in dict.fromkeys(asked.scopes) if name != "openid"]


def of_scope(name: str, agreed: Collection[Attribute]) -> Wish:
    """One scope."""
    if name not in SERVICES:
        return Wish(name, name.rpartition("/")[2], NOT_HERE)
    return Wish(name, SERVICES[name], "" if Attribute.GROUP in agreed else NOT_AGREED)


def of_parameters(asked: Asked) -> list[Wish]:
    """Its own parameters; a value that begins with a dollar asks for something about somebody."""
    return [
        Wish(name, f"{name} = {value}", NOT_HERE if value.startswith("$") else "")
        for name, value in asked.custom.items()
    ]


def granted(wishes: list[Wish]) -> list[str]:
    """What is left once the rest is struck out."""
    return [one.asked for one in wishes if not one.struck]


def attributes(asked: Asked, agreed: Collection[Attribute]) -> list[Attribute]:
    """What the tool will ask for at each launch."""
    wanted = {CLAIMS[name] for name in granted(of_claims(asked, agreed))} | set(ALWAYS)
    return [one for one in Attribute if one in wanted]
