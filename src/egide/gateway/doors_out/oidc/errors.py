"""What this door refuses: to the service as the protocol says it, or to whoever stands there."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal


class Refused(Exception):
    """Said to the service, as RFC 6749 section 5.2 says it. No value of anybody is in it."""

    def __init__(self, error: str, about: str = "", *, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.about, self.status = error, about, status


class WrongWay(Refusal):
    """An unknown client or an address that is not its own: nobody is sent there."""

    code = "wrong-way"
    what = _("Ce lien ne mène nulle part de sûr : l’outil n’est pas connu sous cette adresse.")
    way_out = _("Revenez dans votre espace de travail. Le fournisseur de l’outil doit corriger.")
