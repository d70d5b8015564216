"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal


class NoPersona(Refusal):
    """The demonstration has no such person, or this is not a demonstration."""

    code = "no-persona"
    status = 404
    what = _("Cette personne d’essai n’existe pas ici.")
    way_out = _("Choisissez une personne dans la liste de la page « Entrer ».")
