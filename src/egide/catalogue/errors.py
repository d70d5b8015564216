"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchService(Missing):
    """The catalogue has no service of that name."""

    code = "no-such-service"
    what = _("Ce service n’est pas dans le catalogue.")
    way_out = _("Cherchez-le par son nom ou par ce que vous voulez faire.")


class NotADeclaredFact(Refusal):
    """A fact that providers do not declare, or a value it cannot have."""

    code = "not-a-declared-fact"
    what = _("Ce fait ne se déclare pas ainsi.")
    way_out = _("Reprenez un fait et une valeur de la liste.")

    def __init__(self, fact: str, values: tuple[str, ...]) -> None:
        super().__init__(f"{fact}: {', '.join(values)}")
        self.fact, self.values = fact, values

    @property
    def where(self) -> str:
        """The fact and the values that were given."""
        return f"{self.fact} = {', '.join(self.values)}"
