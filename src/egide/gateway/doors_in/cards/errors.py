"""What class codes and cards refuse, to those who make them. To a pupil, a page says what to do."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal


class NotAPrimaryClass(Refusal):
    """A class whose pupils have an account of their own."""

    code = "not-a-primary-class"
    status = 403
    what = _("Les codes de classe sont pour les écoles : ici, les élèves ont un compte.")
    way_out = _("Passez par l’espace numérique de l’établissement.")


class TooLate(Refusal):
    """A day that is over, or more than a month away."""

    code = "too-late"
    what = _("Un code dure jusqu’au soir d’un jour à venir, un mois au plus.")
    way_out = _("Choisissez un autre jour.")
