"""What is refused of a wish or a request."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchRequest(Missing):
    """No request has that number."""

    code = "no-such-request"
    what = _("Cette demande n’existe pas ici.")
    way_out = _("Revenez à la liste des demandes de votre établissement.")


class NamesNothing(Refusal):
    """A wish that names no tool."""

    code = "names-nothing"
    status = 422
    what = _("La demande ne dit pas de quel outil il s’agit.")
    way_out = _("Donnez son nom ou son adresse.")


class NotASchool(Refusal):
    """What is asked is asked of a school."""

    code = "not-a-school"
    status = 422
    what = _("Une demande se fait pour une école, un collège ou un lycée.")
    way_out = _("Choisissez l’établissement.")


class NotOfThisSchool(Refusal):
    """A class of another school, or one that is not there any more."""

    code = "not-of-this-school"
    status = 422
    what = _("Une des classes choisies n’est pas de cet établissement.")
    way_out = _("Choisissez parmi les classes de la page.")


class RequestOver(Refusal):
    """The request ended already."""

    code = "request-over"
    status = 409
    what = _("Cette demande est close : rien n’a changé.")
    way_out = _(
        "Sa page dit qui l’a close, quand et pourquoi. Si le besoin reste, demandez à nouveau."
    )


class UnknownService(Refusal):
    """Nobody has judged the tool yet: there is nothing to sign."""

    code = "unknown-service"
    status = 409
    what = _("Cet outil n’est pas encore dans le catalogue.")
    way_out = _("Ses conditions sont d’abord lues ; vous serez prévenu.")
