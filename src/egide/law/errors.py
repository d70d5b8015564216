"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchFact(Missing):
    """No legal fact by that name."""

    code = "no-such-fact"
    what = _("Aucune règle de droit ne porte ce nom ici.")
    way_out = _("Cherchez-la dans la page du droit, un jour donné.")


class NoSuchEdition(Missing):
    """No edition of the charter by that name."""

    code = "no-such-edition"
    what = _("Cette édition de la charte n’existe pas.")
    way_out = _("Choisissez une édition dans la page de la charte.")


class NoSuchDay(Refusal):
    """A day that no calendar holds."""

    code = "no-such-day"
    what = _("Ce jour n’est pas une date.")
    way_out = _("Écrivez-le ainsi : 2020-07-16.")

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    @property
    def where(self) -> str:
        """What was asked."""
        return self.said
