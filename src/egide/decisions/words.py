"""The sentences that people are told, in the reader's language. One a message."""

from collections.abc import Iterator, Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Words
from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.agreement.conditions import parsed

LONGEST = 240  # of a clause: the page of the agreement shows it whole

SAID: Mapping[str, Words] = {
    "requested": _("%(school)s demande %(service)s : votre avis est attendu."),
    "to_sign_favourable": _("%(service)s attend votre signature ; l’avis est favorable."),
    "to_sign_unfavourable": _("%(service)s attend votre décision ; l’avis est défavorable."),
    "advised_favourable": _("%(service)s : avis favorable, la signature est attendue."),
    "advised_unfavourable": _("%(service)s : avis défavorable, la décision est attendue."),
    "declined": _("%(service)s n’est pas retenu. %(reason)s"),
    "signed": _("%(service)s : la convention est signée, la porte est ouverte."),
    "warned": _("%(service)s fermera le %(until)s si rien ne change. %(reason)s"),
    "suspended": _("%(service)s est suspendu. %(reason)s"),
    "resumed": _("%(service)s rouvre. %(reason)s"),
    "ended": _("La convention de %(service)s est terminée. %(reason)s"),
    "extended": _("%(service)s : l’expérimentation continue jusqu’au %(until)s."),
    "bound": _("%(service)s : de nouvelles conditions s’appliquent. %(reason)s"),
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
    """A message in the reader's language."""
    given = {name: str(value) for name, value in said.items()}
    given["reason"] = reason(said)
    if given.get("until"):
        given["until"] = words().date(given["until"], language())
    return (str(SAID[given["code"]]) % given).strip()


def reason(about: Mapping[str, object]) -> str:
    """Why, in the reader's language: the cause, the clause quoted or the fact, a person's words."""
    cause = str(CAUSED.get(str(about.get("cause", "")), ""))
    parts = (cause, clause(about), *facts(about), *owed(about), str(about.get("reason", "")))
    return " ".join(part for part in parts if part)


def clause(about: Mapping[str, object]) -> str:
    """The sentence of the provider, in its own words."""
    text = str(about.get("clause", ""))
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return gettext("On y lit : « %(text)s »") % {"text": short} if text else ""


def facts(about: Mapping[str, object]) -> Iterator[str]:
    """The legal facts that moved, where the law did it."""
    held = shelf().law.facts
    if about.get("cause") == "law":
        for name in names(about, "facts"):
            if name in held:
                says = held[name].says[language()].rstrip(".")
                yield gettext("En cause : « %(fact)s ».") % {"fact": says}


def owed(about: Mapping[str, object]) -> Iterator[str]:
    """The new conditions, by their title, whoever keeps them."""
    for text in (*names(about, "conditions"), *names(about, "owed")):
        yield f"{words().of(parsed(text, shelf().vocabulary), language()).title}."


def names(about: Mapping[str, object], name: str) -> list[str]:
    """A list of names among what a message holds."""
    found = about.get(name, ())
    return [str(one) for one in found] if isinstance(found, list) else []


def language() -> str:
    """The language that the law's words are asked in."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"
