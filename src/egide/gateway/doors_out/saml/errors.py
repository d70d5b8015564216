"""What this door refuses: to whoever stands there, or to the service in a status."""

from django.utils.translation import gettext_lazy as _

from egide.gateway.saml.names import REQUESTER
from egide.kit.errors import Refusal


class NotUnderstood(Refusal):
    """A message that cannot be believed: nobody is sent anywhere for it."""

    code = "saml-not-understood"
    what = _("L’outil a envoyé une demande que rien ne prouve, ou qui ne se lit pas.")
    way_out = _("Revenez dans votre espace de travail. Le fournisseur de l’outil doit corriger.")


class Refused(Exception):
    """Said to the service at its registered address (saml-core, 3.2.2.2)."""

    def __init__(self, second: str, first: str = REQUESTER) -> None:
        super().__init__(second)
        self.first, self.second = first, second
