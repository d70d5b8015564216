"""What may leave, in the words that papers and pages say it with."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.law.lexicon import Line
from egide.law.words import words
from egide.trust.agreement.attributes import Attribute

ATTRIBUTES: Mapping[Attribute, Promise] = {
    Attribute.PSEUDONYM: _("un identifiant, différent pour chaque service"),
    Attribute.FORMER_PSEUDONYM: _("l’ancien identifiant, le temps de passer au nouveau"),
    Attribute.DISPLAY_NAME: _("un surnom, comme « Loutre 12 »"),
    Attribute.ROLE: _("le rôle : élève ou professeur"),
    Attribute.SCHOOL: _("l’établissement"),
    Attribute.GROUP: _("la classe"),
    Attribute.LEVEL: _("le niveau"),
    Attribute.LANGUAGE: _("la langue d’affichage"),
    Attribute.GIVEN_NAME: _("le prénom"),
    Attribute.FAMILY_NAME: _("le nom"),
    Attribute.MAIL: _("l’adresse e-mail"),
}
NEVER: tuple[Promise, ...] = (
    _("notes, bulletins, diplômes"),
    _("date de naissance, numéro national d’élève"),
    _("adresse postale, téléphone, photo"),
    _("santé, opinions, vie scolaire"),
)
TOOLS: Mapping[str, Promise] = {
    "adequacy": _("décision d’adéquation"),
    "dpf": _("Data Privacy Framework"),
    "privacy_shield": _("Privacy Shield"),
    "scc": _("clauses contractuelles types"),
    "bcr": _("règles d’entreprise contraignantes"),
    "consent": _("consentement"),
    "other": _("autre instrument"),
    "none_named": _("aucun instrument nommé"),
}


def attributes(listed: Iterable[Attribute]) -> list[str]:
    """These attributes as people read them."""
    return [str(ATTRIBUTES[name]) for name in listed]


def country(code: str, lang: str) -> str:
    """A country by its code; said to be unnamed where the terms name none."""
    return words().country(code, lang) if code else str(_("un pays qui n’est pas nommé"))


def condition(text: str, lang: str) -> Line:
    """A condition as an agreement keeps it (`minimum_level level=4e`), in words."""
    do, *rest = text.split(" ")
    return words().condition(do, dict(part.partition("=")[::2] for part in rest), lang)
