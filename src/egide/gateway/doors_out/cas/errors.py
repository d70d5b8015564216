"""What this door refuses: to the service as the protocol says it, or to whoever stands there."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal


class NotKnown(Refusal):
    """An address that nobody registered: nobody is sent there."""

    code = "cas-service-not-known"
    what = _("Cet outil n’est pas connu ici sous cette adresse : personne n’y est envoyé.")
    way_out = _("Revenez dans votre espace de travail. Le fournisseur de l’outil doit corriger.")


class Failed(Exception):
    """Said to the service (CAS Protocol 3.0, section 2.5.3). No value of anybody is in it."""

    def __init__(self, code: str, about: str) -> None:
        super().__init__(code)
        self.code, self.about = code, about
