"""The page of a door that stays shut: why, in words for whoever reads it, and what to do now."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.catalogue.queries import service
from egide.gateway.errors import Shut
from egide.trust.disclosure.admission import Reason

log = logging.getLogger("egide.gateway")
OLDER = _("C’est un outil pour les plus grands.")
GROWN = _("Un adulte doit d’abord dire oui.")
NOT_OPEN = _("Ton école n’a pas ouvert cet outil.")
CLOSED = _("Cet outil est fermé en ce moment.")
TO_A_PUPIL: dict[Reason, Promise] = {
    Reason.UNKNOWN_SERVICE: NOT_OPEN,
    Reason.NO_AGREEMENT: NOT_OPEN,
    Reason.CLOSED_ABOVE: NOT_OPEN,
    Reason.SUSPENDED: CLOSED,
    Reason.EXPERIMENT_OVER: _("L’essai de cet outil est fini."),
    Reason.EXPIRED: CLOSED,
    Reason.TO_COME: _("Cet outil n’est pas encore ouvert. Reviens plus tard."),
    Reason.NOT_THIS_CLASS: _("Cet outil n’est pas ouvert à ta classe."),
    Reason.TEACHERS_ONLY: _("Cet outil est pour les maîtres et les professeurs."),
    Reason.LEVEL: OLDER,
    Reason.TOO_YOUNG: OLDER,
    Reason.OBJECTION: _("Ta famille préfère que tu n’utilises pas cet outil."),
    Reason.NO_CONSENT: GROWN,
    Reason.NOT_SUPERVISED: _("Cet outil s’ouvre en classe, avec ton professeur."),
}
ASK = _("Demandez l’outil dans le catalogue, ou choisissez un équivalent déjà ouvert.")
HEAD = _("La direction de l’école sait pourquoi, et peut le rouvrir.")
TO_AN_ADULT: dict[Reason, tuple[Promise, Promise]] = {
    Reason.UNKNOWN_SERVICE: (_("Ce service n’est pas au catalogue."), ASK),
    Reason.NO_AGREEMENT: (_("L’école n’a pas de convention pour ce service."), ASK),
    Reason.CLOSED_ABOVE: (_("L’académie, le ministère ou l’école a fermé ce service."), ASK),
    Reason.SUSPENDED: (_("La convention de ce service est suspendue."), HEAD),
    Reason.EXPERIMENT_OVER: (_("L’expérimentation est terminée."), ASK),
    Reason.EXPIRED: (_("La convention de ce service est finie."), ASK),
    Reason.TO_COME: (_("La convention n’est pas encore en vigueur."), HEAD),
    Reason.NOT_THIS_CLASS: (_("La convention ne vaut pas pour cette classe."), ASK),
    Reason.TEACHERS_ONLY: (_("La convention n’ouvre qu’aux enseignants."), ASK),
    Reason.LEVEL: (_("La convention exclut ce niveau, ou le niveau est inconnu."), ASK),
    Reason.TOO_YOUNG: (_("La convention fixe un âge qui n’est pas atteint à coup sûr."), ASK),
    Reason.OBJECTION: (_("La famille s’est opposée à cet usage."), ASK),
    Reason.NO_CONSENT: (
        _("L’accord d’un responsable légal, nécessaire avant 15 ans, manque."),
        _("Proposez une activité sans ce service tant que l’accord manque."),
    ),
    Reason.NOT_SUPERVISED: (
        _("La convention demande la présence d’un enseignant."),
        _("Ouvrez le service en classe."),
    ),
}


def page(request: HttpRequest, shut: Shut) -> HttpResponse:
    """The refusal, for a pupil or for an adult. The log has the reference and names nobody."""
    log.info("%s %s %s", shut.reference, shut.reason.value, shut.service)
    why, what_to_do = TO_AN_ADULT[shut.reason]
    context = {
        "shut": shut,
        "tool": service(shut.service),
        "to_pupil": TO_A_PUPIL[shut.reason],
        "why": why,
        "what_to_do": what_to_do,
    }
    template = "gateway/shut-pupil.html" if shut.pupil else "gateway/shut-adult.html"
    return render(request, template, context, status=shut.status)
