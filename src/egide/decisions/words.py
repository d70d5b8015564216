"""The sentences that people are told, in the reader's language. One a message."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Words
from egide.law.words import words

SAID: Mapping[str, Words] = {
    "requested": _("%(school)s demande %(service)s : votre avis est attendu."),
    "to_sign_favourable": _("%(service)s attend votre signature ; l’avis est favorable."),
    "to_sign_unfavourable": _("%(service)s attend votre décision ; l’avis est défavorable."),
    "advised_favourable": _("%(service)s : avis favorable, la signature est attendue."),
    "advised_unfavourable": _("%(service)s : avis défavorable, la décision est attendue."),
    "declined": _("%(service)s n’est pas retenu : %(reason)s"),
    "signed": _("%(service)s : la convention est signée, la porte est ouverte."),
    "warned": _("%(service)s fermera le %(until)s si rien ne change. %(reason)s"),
    "suspended": _("%(service)s est suspendu. %(reason)s"),
    "resumed": _("%(service)s rouvre. %(reason)s"),
    "ended": _("La convention de %(service)s est terminée. %(reason)s"),
    "extended": _("%(service)s : l’expérimentation continue jusqu’au %(until)s."),
    "conditions": _("%(service)s : de nouvelles conditions s’appliquent. %(reason)s"),
    "better": _("%(service)s : ce qui l’a fait suspendre a changé, il peut rouvrir. %(reason)s"),
    "closed": _("%(service)s est fermé par %(who)s. %(reason)s"),
    "framed": _("%(service)s : %(who)s ajoute des conditions. %(reason)s"),
    "to_review": _("%(service)s : une relecture est attendue ; rien n’est fermé. %(reason)s"),
}
CAUSED: Mapping[str, Words] = {
    "terms": _("Les conditions du fournisseur ont changé."),
    "law": _("Le droit a changé."),
    "charter": _("La charte a changé."),
    "reader": _("Un texte a été relu."),
    "level": _("Un niveau au-dessus l’a décidé."),
    "day": _("Le délai est passé."),
    "person": "",
}


def sentence(said: Mapping[str, object]) -> str:
    """A message in the reader's language. `reason` follows the cause when both are known."""
    given = {name: str(value) for name, value in said.items()}
    cause = str(CAUSED.get(given.get("cause", ""), ""))
    given["reason"] = " ".join(part for part in (cause, given.get("reason", "")) if part)
    if given.get("until"):
        given["until"] = words().date(given["until"], language())
    return (str(SAID[given["code"]]) % given).strip()


def language() -> str:
    """The language that the law's words are asked in."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"
