"""What leaves a school and what never does, in the words of a teacher or of a family."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.trust.agreement.attributes import NAMING, Attribute

Words = str | Promise

SAYS: dict[Attribute, Words] = {
    Attribute.PSEUDONYM: _("Un numéro par élève, différent pour chaque outil"),
    Attribute.FORMER_PSEUDONYM: _("L’ancien numéro, le temps de passer au nouveau"),
    Attribute.DISPLAY_NAME: _("Un surnom par élève"),
    Attribute.ROLE: _("Le rôle : élève ou professeur"),
    Attribute.SCHOOL: _("L’établissement"),
    Attribute.GROUP: _("La classe ou le groupe, sous un numéro"),
    Attribute.LEVEL: _("Le niveau de la classe"),
    Attribute.LANGUAGE: _("La langue de l’interface"),
    Attribute.GIVEN_NAME: _("Le prénom"),
    Attribute.FAMILY_NAME: _("Le nom de famille"),
    Attribute.MAIL: _("L’adresse électronique"),
}
NEVER: tuple[Words, ...] = (
    _("Date de naissance, identifiant national"),
    _("Adresse, téléphone, photo"),
    _("Notes, diplômes, vie scolaire"),
)
NAMES_STAY = _("Nom, prénom, adresse électronique")


@dataclass(frozen=True, slots=True)
class Leaving:
    """Both sides of the door."""

    leaves: tuple[Words, ...]
    stays: tuple[Words, ...]


def leaving(attributes: Iterable[Attribute]) -> Leaving:
    """Both sides of the door for these attributes, in the order of the vocabulary."""
    listed = frozenset(attributes)
    leaves = tuple(SAYS[name] for name in Attribute if name in listed)
    kept = [SAYS[name] for name in Attribute if name in NAMING - listed]
    names: tuple[Words, ...] = (NAMES_STAY,) if len(kept) == len(NAMING) else tuple(kept)
    return Leaving(leaves, (*names, *NEVER))
