"""A notice in plain words: one section for each item that the law wants, in its order.

The same sections make the page, the PDF and the text. Spoken in the language under way.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from egide.decisions.document.words import NEVER, TOOLS, attributes, country
from egide.kit.typography import listed, unbroken
from egide.law.words import words
from egide.trust.agreement.value import Controller
from egide.trust.notice import Contact, Item, Notice

TITLES: Mapping[Item, Promise] = {
    Item.CONTROLLER: gettext_lazy("Qui en répond"),
    Item.DPO: gettext_lazy("Qui protège les données"),
    Item.PURPOSE: gettext_lazy("Pourquoi"),
    Item.BASIS: gettext_lazy("De quel droit"),
    Item.CATEGORIES: gettext_lazy("Ce qui sort de l’établissement"),
    Item.SOURCE: gettext_lazy("D’où cela vient"),
    Item.RECIPIENTS: gettext_lazy("Qui le reçoit"),
    Item.TRANSFERS: gettext_lazy("Hors d’Europe"),
    Item.RETENTION: gettext_lazy("Jusqu’à quand"),
    Item.RIGHTS: gettext_lazy("Vos droits"),
    Item.OBJECTION: gettext_lazy("Dire non"),
    Item.CONSENT: gettext_lazy("Votre accord"),
    Item.COMPLAINT: gettext_lazy("Vous plaindre"),
    Item.MANDATORY: gettext_lazy("Est-ce obligatoire"),
    Item.DECISIONS: gettext_lazy("Ce que l’outil décide"),
    Item.FURTHER: gettext_lazy("Un autre usage"),
}
SUBPROCESSORS: Mapping[str, Promise] = {
    "listed": gettext_lazy("Ses propres sous-traitants sont nommés dans ses conditions."),
    "categories": gettext_lazy("Ses conditions ne donnent que des catégories de sous-traitants."),
    "mentioned": gettext_lazy("Ses conditions évoquent des sous-traitants sans les nommer."),
    "none": gettext_lazy("Il dit n’avoir aucun sous-traitant."),
    "silent": gettext_lazy("Ses conditions ne disent pas s’il a des sous-traitants."),
    "unknown": gettext_lazy("On ne sait pas encore s’il a des sous-traitants."),
}
STAYS: Mapping[str, Promise] = {
    "none": gettext_lazy("Rien ne sort d’Europe, disent les conditions du fournisseur."),
    "yes": gettext_lazy("Ses conditions permettent un envoi hors d’Europe, sans dire où."),
    "silent": gettext_lazy("Aucun envoi hors d’Europe n’est annoncé dans ses conditions."),
    "unknown": gettext_lazy("On ne sait pas encore si des données sortent d’Europe."),
}


@dataclass(frozen=True, slots=True)
class Section:
    """An item, its title, its sentences. `listed`: a list inside it."""

    item: Item
    title: str
    sentences: tuple[str, ...]
    listed: tuple[str, ...] = ()


def sections(told: Notice) -> tuple[Section, ...]:
    """Every item of the notice, none left out."""
    return tuple(_section(item, told) for item in Item)


def _section(item: Item, told: Notice) -> Section:
    listed = tuple(map(unbroken, attributes(told.attributes))) if item is Item.CATEGORIES else ()
    return Section(item, str(TITLES[item]), tuple(map(unbroken, SAYS[item](told))), listed)


def lang() -> str:
    """The language under way."""
    return (get_language() or "fr")[:2]


def _controller(told: Notice) -> Iterator[str]:
    who = {"controller": told.controller.name, "place": told.place}
    if told.answers_for is Controller.ACADEMY:
        yield (_("%(controller)s en répond pour %(place)s : la direction académique signe.") % who)
    else:
        yield _("%(controller)s décide de cet usage et en répond.") % who
    yield _reached(told.controller, told.place)


def _reached(contact: Contact, place: str) -> str:
    if contact.mail:
        return _("Écrire à %(mail)s.") % {"mail": contact.mail}
    return _("Écrire au secrétariat : %(place)s.") % {"place": place}


def _dpo(told: Notice) -> Iterator[str]:
    name = told.dpo.name or _("Le délégué à la protection des données")
    yield _("%(name)s veille au respect de vos droits.") % {"name": name}
    yield _reached(told.dpo, told.place)


def _purpose(told: Notice) -> Iterator[str]:
    if told.experiment:
        yield _("C’est un essai, dans quelques classes, avec une date de fin.")
    if told.purpose:
        yield _("Pour le travail en classe : « %(purpose)s »") % {"purpose": told.purpose}
    else:
        yield _("Pour le travail en classe, et pour rien d’autre.")


def _basis(told: Notice) -> Iterator[str]:
    yield _("Enseigner est une mission d’intérêt public (RGPD, article 6, paragraphe 1, e).")


def _categories(told: Notice) -> Iterator[str]:
    if told.audience:
        yield _("Pour %(classes)s :") % {"classes": ", ".join(told.audience)}
    elif told.levels:
        names = ", ".join(words().label("levels", level, lang()) for level in told.levels)
        yield _("Pour les classes de %(levels)s :") % {"levels": names}
    else:
        yield _("Pour tout l’établissement :")
    if not told.attributes:
        yield _("Rien : l’outil s’ouvre sans compte.")
    yield _("Jamais : %(never)s.") % {"never": listed(NEVER, lang())}


def _source(told: Notice) -> Iterator[str]:
    yield _("De l’annuaire de l’établissement, puis de ce que votre enfant fait dans l’outil.")


def _recipients(told: Notice) -> Iterator[str]:
    named = {"provider": told.provider, "country": country(told.country, lang())}
    if told.country:
        yield (
            _("%(provider)s (%(country)s), sous-traitant : il n’agit que sur instruction.") % named
        )
    else:
        yield _("%(provider)s, sous-traitant : il n’agit que sur instruction.") % named
    yield str(SUBPROCESSORS[told.subprocessors])
    yield _("Dans l’établissement : les professeurs de la classe et la direction.")


def _transfers(told: Notice) -> Iterator[str]:
    if not told.abroad:
        yield str(STAYS[told.transfers])
    for one in told.abroad:
        named = {
            "country": country(one.country, lang()),
            "tools": ", ".join(str(TOOLS[tool]) for tool in one.tools),
        }
        if one.tools:
            yield _("%(country)s, sous : %(tools)s.") % named
        else:
            yield _("%(country)s, sans garantie en vigueur qui soit prouvée.") % named
    if told.abroad:
        yield _("Le délégué à la protection des données vous remet une copie des garanties.")


def _retention(told: Notice) -> Iterator[str]:
    since = words().date(told.since, lang())
    if told.until is None or told.erased_by is None:
        yield _("Depuis le %(since)s, sans date de fin.") % {"since": since}
        yield ngettext(
            "À la fin, tout est effacé en %(days)s jour au plus.",
            "À la fin, tout est effacé en %(days)s jours au plus.",
            told.retention_days,
        ) % {"days": told.retention_days}
        return
    days = {"since": since, "until": words().date(told.until, lang())}
    yield _("Du %(since)s au %(until)s.") % days
    erased = {"day": words().date(told.erased_by, lang())}
    yield _("Le fournisseur efface tout au plus tard le %(day)s.") % erased


def _rights(told: Notice) -> Iterator[str]:
    yield _("Voir ce qui est tenu sur votre enfant, le corriger, le faire effacer, le limiter.")
    yield _("Écrivez à l’établissement ou au délégué : la réponse vient en un mois au plus.")


def _objection(told: Notice) -> Iterator[str]:
    yield _("Vous pouvez vous opposer, pour une raison qui tient à votre situation.")
    yield _("Votre enfant fait alors la même activité autrement. Sa note n’en dépend pas.")


def _consent(told: Notice) -> Iterator[str]:
    yield _("Cet usage ne repose pas sur votre accord : il n’y a pas d’accord à retirer.")


def _complaint(told: Notice) -> Iterator[str]:
    yield _("À la CNIL : cnil.fr, ou 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.")


def _mandatory(told: Notice) -> Iterator[str]:
    yield _("L’activité fait partie de l’enseignement. Vous n’avez rien à fournir ni à payer.")
    yield _("Sans ces informations, l’outil ne s’ouvre pas pour votre enfant.")


def _decisions(told: Notice) -> Iterator[str]:
    yield _("Rien : aucune décision sur votre enfant n’est prise par l’outil seul.")
    if told.decides == "yes":
        yield _("Ses conditions annoncent des profils ou des recommandations : un adulte décide.")


def _further(told: Notice) -> Iterator[str]:
    yield _("Aucun. S’il en venait un, vous le sauriez avant.")


SAYS: Mapping[Item, Callable[[Notice], Iterator[str]]] = {
    Item.CONTROLLER: _controller,
    Item.DPO: _dpo,
    Item.PURPOSE: _purpose,
    Item.BASIS: _basis,
    Item.CATEGORIES: _categories,
    Item.SOURCE: _source,
    Item.RECIPIENTS: _recipients,
    Item.TRANSFERS: _transfers,
    Item.RETENTION: _retention,
    Item.RIGHTS: _rights,
    Item.OBJECTION: _objection,
    Item.CONSENT: _consent,
    Item.COMPLAINT: _complaint,
    Item.MANDATORY: _mandatory,
    Item.DECISIONS: _decisions,
    Item.FURTHER: _further,
}
