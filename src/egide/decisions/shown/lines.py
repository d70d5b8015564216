"""The lines of an agreement, as whoever signs it or reads it wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from egide.decisions.places import in_order
from egide.decisions.shown.lang import day, level
from egide.people.queries import Classroom
from egide.trust.agreement.value import Agreement, Cost, Kind, Price
from egide.trust.dated import days_after

PRICES = {
    Price.FREE: gettext_lazy("Gratuit, sans commande publique"),
    Price.PAID: gettext_lazy("Payant"),
    Price.BUNDLED: gettext_lazy("Compris avec un équipement"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its name, what it says, and a detail."""

    name: str | Promise
    says: str
    more: str = ""


def lines(agreement: Agreement, classes: Sequence[Classroom], pupils: int) -> list[Line]:
    """Between whom, for whom, from when to when, at what price."""
    said = [
        Line(_("Entre"), between(agreement)),
        Line(_("Pour"), whom(agreement, classes, pupils), agreement.purpose),
        Line(_("Du, au"), days(agreement.span.since, agreement.span.until), erased(agreement)),
        Line(_("Coût"), cost(agreement.cost), agreement.cost.market),
    ]
    if agreement.board:
        said.append(Line(_("Conseil d’administration"), agreement.board))
    if agreement.despite:
        said.append(Line(_("Malgré l’avis"), agreement.despite))
    return said


def between(agreement: Agreement) -> str:
    """Who is bound. Whoever negotiates for schools is not the controller of what they do."""
    named = {"who": agreement.organisation.name, "provider": agreement.provider.name}
    if agreement.kind is Kind.FRAMEWORK:
        return _("%(who)s, pour les écoles qui adhèrent, et %(provider)s, sous-traitant") % named
    if agreement.kind is Kind.OFFER:
        return _("%(provider)s, pour toute école qui adhère") % named
    return _("%(who)s, responsable de traitement, et %(provider)s, sous-traitant") % named


def whom(agreement: Agreement, classes: Sequence[Classroom], pupils: int) -> str:
    """The classes, and how many pupils."""
    names = ", ".join(one.name for one in in_order(classes))
    where = (
        names or ", ".join(level(name) for name in agreement.levels) or _("tout l’établissement")
    )
    counted = ngettext("%(n)s élève", "%(n)s élèves", pupils) % {"n": pupils}
    return f"{where} ({counted})" if pupils else where


def days(since: date, until: date | None) -> str:
    """From a day to the last one."""
    if until is None:
        return _("Depuis le %(since)s, sans terme") % {"since": day(since)}
    last = days_after(until, -1)
    return _("%(since)s au %(last)s") % {"since": day(since), "last": day(last)}


def erased(agreement: Agreement) -> str:
    """When the provider has erased everything at the latest."""
    if agreement.span.until is None:
        return ngettext(
            "Effacement au plus tard %(n)s jour après la fin",
            "Effacement au plus tard %(n)s jours après la fin",
            agreement.retention_days,
        ) % {"n": agreement.retention_days}
    by = days_after(agreement.span.until, agreement.retention_days)
    return _("Effacement au plus tard le %(day)s, reçu à l’appui") % {"day": day(by)}


def cost(of: Cost) -> str:
    """What is paid, and what it comes with."""
    said = str(PRICES[of.price])
    return f"{said} : {of.ecosystem}" if of.ecosystem else said
